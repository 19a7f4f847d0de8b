package dev.muster.demo;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.Groups;
import dev.muster.people.values.AttributeValues;
import dev.muster.people.values.ValueDraft;
import dev.muster.people.values.ValueRef;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Its places, departments, and the groups that give training. */
@Component
class Organisation {
    private final AttributeValues values;
    private final Groups groups;
    private final GroupContents contents;
    private final ContentRules rules;

    Organisation(AttributeValues values, Groups groups, GroupContents contents, ContentRules rules) {
        this.rules = rules;
        this.values = values;
        this.groups = groups;
        this.contents = contents;
    }

    void places(Actor admin) {
        values.add(admin, Attribute.LOCATION, value(Places.HEAD_OFFICE, null));
        Places.ALL.forEach(p -> values.add(
                admin,
                Attribute.LOCATION,
                new ValueDraft(p.name(), null, ValueRef.name(p.region()), ValueRef.name(p.brand()), null)));
        for (String department : List.of("Operations", "Support")) {
            values.add(admin, Attribute.DEPARTMENT, value(department, null));
        }
        for (String department : List.of("Kitchen", "Front of House")) {
            values.add(admin, Attribute.DEPARTMENT, value(department, "Operations"));
        }
        values.add(admin, Attribute.DEPARTMENT, value("Bakery", "Kitchen"));
        values.add(admin, Attribute.DEPARTMENT, value("Bar", "Front of House"));
        for (String department : List.of("People Team", "Finance", "Supply", "Property")) {
            values.add(admin, Attribute.DEPARTMENT, value(department, "Support"));
        }
    }

    private static ValueDraft value(String name, @Nullable String parent) {
        return new ValueDraft(name, ValueRef.name(parent), null, null, null);
    }

    /** What everyone and new starters get, and groups whose members follow their jobs. @param courses ids by the key of {@link DemoCourses} */
    void teams(Actor admin, Map<String, Integer> courses) {
        rules.change(admin, DemoCourses.id(courses, "fire"), null, s -> s.given(true, false), ContentRules.How.PLAIN);
        rules.change(
                admin, DemoCourses.id(courses, "harassment"), null, s -> s.given(false, true), ContentRules.How.PLAIN);
        dynamic(admin, "Kitchen teams", department("Kitchen"), courses, "food-safety", "allergens");
        dynamic(admin, "Front of house", department("Front of House"), courses, "allergens", "till");
        dynamic(
                admin,
                "Managers",
                Audience.of(has(
                        Attribute.ROLE, "Restaurant Manager", "Assistant Manager", "Head Chef", "Floor Supervisor")),
                courses,
                "food-safety",
                "harassment");
        dynamic(
                admin,
                "New in the last 90 days",
                Audience.of(new Audience.HiredWithin(90)),
                courses,
                "manual-handling");
        dynamic(
                admin,
                "Kitchens in the North",
                Audience.of(has(Attribute.REGION, "North"), has(Attribute.DEPARTMENT, "Kitchen")),
                courses);
    }

    /** Members chosen by hand. */
    void wardens(Actor admin, List<Integer> people, List<Integer> contentIds) {
        int id = groups.create(admin, "Fire wardens", Group.Kind.STATIC, null)
                .group()
                .id();
        groups.changeMembers(admin, id, people, List.of(), new Groups.Edit(null, null, null, null));
        contents.set(admin, id, contentIds, Remarks.NONE, 0);
    }

    private void dynamic(Actor admin, String name, Audience audience, Map<String, Integer> courses, String... keys) {
        int id =
                groups.create(admin, name, Group.Kind.DYNAMIC, audience).group().id();
        List<Integer> given =
                List.of(keys).stream().map(k -> DemoCourses.id(courses, k)).toList();
        if (!given.isEmpty()) {
            contents.set(admin, id, given, Remarks.NONE, 0);
        }
    }

    private static Audience department(String name) {
        return Audience.of(has(Attribute.DEPARTMENT, name));
    }

    private static Audience.Has has(Attribute attribute, String... names) {
        return new Audience.Has(attribute, List.of(names), false);
    }
}
