package dev.muster.demo;

import dev.muster.access.FirstAdmin;
import dev.muster.settings.ClockOfTransactions;
import dev.muster.settings.Demo;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Makes Northline Kitchens with a year of its past, in one transaction: a program that is killed meanwhile finds an empty
 * database at its next start and makes it again. The same people and places each time; the dates count back from today.
 */
@Component
class DemoCompany {
    private static final int BEGAN_DAYS_AGO = 400;

    private final FirstAdmin firstAdmin;
    private final Organisation organisation;
    private final DemoCourses courses;
    private final People people;
    private final SignIns signIns;
    private final Demo demo;
    private final Settings settings;
    private final ClockOfTransactions time;

    DemoCompany(
            FirstAdmin firstAdmin,
            Organisation organisation,
            DemoCourses courses,
            People people,
            SignIns signIns,
            Demo demo,
            Settings settings,
            ClockOfTransactions time) {
        this.time = time;
        this.firstAdmin = firstAdmin;
        this.organisation = organisation;
        this.courses = courses;
        this.people = people;
        this.signIns = signIns;
        this.demo = demo;
        this.settings = settings;
    }

    boolean isWanted() {
        return firstAdmin.isNeeded();
    }

    @Transactional
    public void make() {
        demo.begin();
        Story story = new Story(time.now(), time::tell);
        story.time.at(story.day(BEGAN_DAYS_AGO), () -> begin(story));
        story.time.run();
        signIns.make(Actor.system("Demo company"), story);
    }

    private void begin(Story story) {
        settings.set("organisation", JsonNodeFactory.instance.stringNode("Northline Kitchens"));
        settings.set("messages", JsonNodeFactory.instance.booleanNode(false));
        Actor admin = firstAdmin.make("Ruth", "Calder", "admin", Demo.PASSWORD);
        organisation.places(admin);
        Map<String, Integer> ids = courses.publish(admin);
        organisation.teams(admin, ids);
        story.enters(admin.personId(), "admin", "Ruth Calder");
        people.plan(admin, story, ids);
        // The past told nobody; what is done from now on does.
        story.time.at(story.now.minusSeconds(90), () -> {
            settings.set("messages", JsonNodeFactory.instance.booleanNode(true));
            people.remind(admin, story, ids);
        });
    }
}
