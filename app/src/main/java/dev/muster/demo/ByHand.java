package dev.muster.demo;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.demo.Learning.Learners;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What somebody assigned or changed for single people, with their reasons. */
@Component
class ByHand {
    private final Assignments assignments;
    private final DueDates dueDates;
    private final Reminders reminders;
    private final Organisation organisation;

    ByHand(Assignments assignments, DueDates dueDates, Reminders reminders, Organisation organisation) {
        this.assignments = assignments;
        this.dueDates = dueDates;
        this.reminders = reminders;
        this.organisation = organisation;
    }

    void plan(Actor admin, Story story, Learners learners, Map<String, Integer> courses) {
        int till = DemoCourses.id(courses, "till");
        int handling = DemoCourses.id(courses, "manual-handling");
        int food = DemoCourses.id(courses, "food-safety");
        int fire = DemoCourses.id(courses, "fire");
        story.time.at(story.day(60), () -> organisation.wardens(admin, wardens(story), List.of(fire)));
        story.time.at(story.day(30), () -> {
            List<Integer> bars = story.at("Bartender@Leeds");
            String why = "Keg deliveries come through the cellar now.";
            give(admin, handling, bars, story.today.minusDays(4), why, "Tom Okafor");
            bars.forEach(learners::decide);
        });
        story.time.at(story.day(9), () -> {
            give(admin, food, story.at("Host@Hull"), story.today.plusDays(5), "Helps at the pass on Fridays.", null);
            String why = "Covers the till in half term.";
            give(admin, till, List.of(sam(story)), story.today.plusDays(3), why, "Ruth Calder");
            List<Integer> buyers = story.at("Buyer@Head Office");
            give(admin, handling, buyers, story.today.plusDays(20), "Visits the cold store.", null);
        });
        story.time.at(story.day(6), () -> {
            String why = "Away for a week; agreed with the manager.";
            dueDates.set(admin, food, story.at("Host@Hull"), story.today.plusDays(12), why);
        });
        sam(story, learners, courses);
    }

    void remind(Actor admin, Story story, Map<String, Integer> courses) {
        List<Integer> people = Stream.of("Bartender@Leeds", "Host@Hull", "Buyer@Head Office")
                .flatMap(post -> story.at(post).stream())
                .filter(story::isThere)
                .toList();
        Remarks said = new Remarks(null, null, "Ask me if you need a quiet hour for it.", false);
        reminders.remind(admin, DemoCourses.id(courses, "manual-handling"), people, said);
    }

    /** What the demo's learner has: something of everything. */
    private static void sam(Story story, Learners learners, Map<String, Integer> courses) {
        story.time.at(story.day(41), () -> {
            int sam = sam(story);
            learners.completes(sam, DemoCourses.id(courses, "food-safety"), story.day(33));
            learners.begins(sam, DemoCourses.id(courses, "allergens"), story.day(2));
            learners.completes(sam, DemoCourses.id(courses, "fire"), story.day(38));
        });
    }

    private static int sam(Story story) {
        return story.username("learner").orElseThrow();
    }

    private static List<Integer> wardens(Story story) {
        return Places.ALL.stream()
                .flatMap(p -> story.at("Assistant Manager@" + p.name()).stream())
                .toList();
    }

    private void give(
            Actor admin, int course, List<Integer> people, LocalDate due, String note, @Nullable String approvedBy) {
        if (!people.isEmpty()) {
            assignments.assign(admin, new AssignRequest(List.of(course), people, due, null, note, approvedBy, null));
        }
    }
}
