package dev.muster.demo;

import dev.muster.assignment.reassess.Reassess;
import dev.muster.demo.Learning.Learners;
import dev.muster.people.Person;
import dev.muster.people.Persons;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** People come, move, are away and go; what their groups give them follows. */
@Component
class Employment {
    private final Persons persons;
    private final Reassess reassess;

    Employment(Persons persons, Reassess reassess) {
        this.persons = persons;
        this.reassess = reassess;
    }

    /** Plans everybody's coming, and what follows later. */
    void plan(Actor admin, Story story, Learners learners) {
        becomes(
                admin,
                admin.personId(),
                Map.of(
                        Attribute.LOCATION, Places.HEAD_OFFICE,
                        Attribute.ROLE, "Training Manager",
                        Attribute.DEPARTMENT, "People Team"));
        Map<Integer, List<Hire>> byDay = new TreeMap<>();
        Staff.of(story.random, story.today)
                .forEach(h -> byDay.computeIfAbsent(h.enteredDaysAgo(), _ -> new ArrayList<>())
                        .add(h));
        byDay.forEach(
                (daysAgo, hires) -> story.time.at(story.day(daysAgo), () -> enter(admin, story, learners, hires)));
        story.time.at(story.day(34), () -> move(admin, story, learners));
        story.time.at(story.day(21), () -> leave(admin, story));
    }

    private void enter(Actor admin, Story story, Learners learners, List<Hire> hires) {
        List<Integer> ids = new ArrayList<>();
        for (Hire hire : hires) {
            int id = persons.create(admin, hire.draft(story.boss(hire))).id();
            story.enters(id, hire);
            if (!"learner".equals(hire.signIn())) {
                ids.add(id);
            }
        }
        reassess.dated();
        reassess.workOff();
        ids.forEach(learners::decide);
    }

    /** From the kitchen to the floor, and to another city. */
    private void move(Actor admin, Story story, Learners learners) {
        List<Integer> porters = story.at("Kitchen Porter@Leeds").subList(0, 2);
        List<Integer> waiters = story.at("Waiter@Bristol").subList(0, 2);
        porters.forEach(
                p -> becomes(admin, p, Map.of(Attribute.DEPARTMENT, "Front of House", Attribute.ROLE, "Waiter")));
        waiters.forEach(p -> becomes(admin, p, Map.of(Attribute.LOCATION, "London")));
        reassess.workOff();
        porters.forEach(learners::decide);
    }

    private void becomes(Actor admin, int personId, Map<Attribute, String> values) {
        persons.change(admin, personId, null, d -> {
            Map<Attribute, List<String>> all = new HashMap<>(d.attributes());
            values.forEach((attribute, name) -> all.put(attribute, List.of(name)));
            return d.with(all);
        });
    }

    private void leave(Actor admin, Story story) {
        LocalDate then = story.today.minusDays(21);
        for (String place : List.of("Leeds", "Hull", "London", "Cardiff", "York")) {
            int away = story.at("Chef de Partie@" + place).getFirst();
            persons.leave(admin, away, then, story.today.plusDays(60));
            List<Integer> cashiers = story.at("Cashier@" + place);
            goes(admin, story, cashiers.getLast());
        }
        goes(admin, story, story.at("Bartender@Manchester").getFirst());
        reassess.workOff();
    }

    private void goes(Actor admin, Story story, int personId) {
        Person gone = persons.deactivate(admin, personId);
        story.leaves(gone.id());
    }
}
