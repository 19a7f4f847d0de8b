package dev.muster.demo;

import dev.muster.demo.Learning.Learners;
import dev.muster.shared.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The lives of the demo's people: they come and go, learn, and are given training by hand. */
@Component
class People {
    private final Employment employment;
    private final ByHand byHand;
    private final DemoModules modules;
    private final Learning learning;

    People(Employment employment, ByHand byHand, DemoModules modules, Learning learning) {
        this.employment = employment;
        this.byHand = byHand;
        this.modules = modules;
        this.learning = learning;
    }

    void plan(Actor admin, Story story, Map<String, Integer> courses) {
        Learners learners = learning.of(story);
        employment.plan(admin, story, learners);
        byHand.plan(admin, story, learners, courses);
        modules.plan(admin, story, courses);
    }

    void remind(Actor admin, Story story, Map<String, Integer> courses) {
        byHand.remind(admin, story, courses);
    }
}
