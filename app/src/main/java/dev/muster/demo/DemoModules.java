package dev.muster.demo;

import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.standing.Automations;
import dev.muster.library.ContentSettings;
import dev.muster.library.Module;
import dev.muster.library.drafts.ModuleDrafts;
import dev.muster.library.drafts.Modules;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.DueRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The modules of the demo company: one in use since its beginning, with a second version; given to a few of late. */
@Component
class DemoModules {
    private static final Terms NEW_BARTENDERS = new Terms(
            "The bar for new bartenders",
            Audience.of(new Audience.Has(Attribute.ROLE, List.of("Bartender"), false)),
            null,
            null,
            AppliesTo.FUTURE,
            new DueRule.AfterAssignment(21),
            Afterwards.REMOVE,
            true,
            "Who pours already was shown by hand.");

    private final Modules modules;
    private final ModuleDrafts drafts;
    private final Assignments assignments;
    private final Automations automations;

    DemoModules(Modules modules, ModuleDrafts drafts, Assignments assignments, Automations automations) {
        this.modules = modules;
        this.drafts = drafts;
        this.assignments = assignments;
        this.automations = automations;
    }

    void plan(Actor admin, Story story, Map<String, Integer> courses) {
        int handling = DemoCourses.id(courses, "manual-handling");
        int fire = DemoCourses.id(courses, "fire");
        int till = DemoCourses.id(courses, "till");
        Module bar = make(admin, "Behind the bar", "What everybody who serves at a bar knows.", List.of(till, fire));
        drafts.publish(admin, bar.id(), null, null, false);
        story.time.at(story.day(20), () -> {
            drafts.add(admin, bar.id(), handling);
            drafts.publish(admin, bar.id(), null, "Kegs come through the cellar now: manual handling added.", false);
        });
        story.time.at(story.day(10), () -> automations.create(admin, bar.id(), NEW_BARTENDERS, Automations.How.PLAIN));
        story.time.at(story.day(5), () -> {
            List<Integer> people = new ArrayList<>(story.at("Bartender@Leeds"));
            story.username("learner").ifPresent(people::add);
            assignments.assign(
                    admin,
                    new AssignRequest(
                            List.of(bar.id()),
                            people,
                            story.today.plusDays(16),
                            null,
                            "Covers the bar in December.",
                            "Ruth Calder",
                            null));
        });
        make(
                admin,
                "First week in the kitchen",
                "Before the first shift at the pass.",
                List.of(DemoCourses.id(courses, "food-safety"), DemoCourses.id(courses, "coffee")));
    }

    private Module make(Actor admin, String title, String description, List<Integer> courses) {
        return modules.create(admin, ContentSettings.named(title).titled(title, description), courses);
    }
}
