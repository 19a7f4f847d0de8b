package dev.muster.web.audience;

import dev.muster.audience.Scopes;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.people.PeopleFilter;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Found;
import dev.muster.shared.Same;
import dev.muster.web.audience.AudienceForm.What;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What can be chosen in a condition: values of the lists, groups, and people in the actor's scope. */
@Component
public class AudienceChoices {
    private static final int SHOWN = 20;

    private final ValueLists lists;
    private final GroupGrid groups;
    private final PeopleGrid people;
    private final Scopes scopes;

    AudienceChoices(ValueLists lists, GroupGrid groups, PeopleGrid people, Scopes scopes) {
        this.lists = lists;
        this.groups = groups;
        this.people = people;
        this.scopes = scopes;
    }

    /**
     * One that can be chosen.
     *
     * @param typed what choosing writes into the field; unique
     * @param detail tells namesakes apart
     */
    public record Choice(String typed, String label, String detail) {}

    /**
     * The first that match what was typed so far.
     *
     * @param staticOnly leaves dynamic groups out, where they can't be named
     */
    List<Choice> matching(Actor actor, What what, String typed, boolean staticOnly) {
        Attribute attribute = what.attribute();
        if (attribute != null) {
            return values(attribute, typed);
        }
        if (what.word().equals("group")) {
            Set<Group.Kind> kinds = staticOnly ? Set.of(Group.Kind.STATIC) : Set.of();
            return groups.groups(actor, typed, kinds, null, SHOWN).items().stream()
                    .map(r -> new Choice(
                            r.group().name(), r.group().name(), r.group().dynamic() ? "Dynamic" : "Static"))
                    .toList();
        }
        return people(actor, typed).stream()
                .map(p -> new Choice(p.username(), p.name(), p.username()))
                .toList();
    }

    private List<Choice> values(Attribute attribute, String typed) {
        return lists.read().all().stream()
                .filter(v -> v.attribute() == attribute)
                .filter(v -> Found.in(v.name(), typed))
                .limit(SHOWN)
                .map(v -> new Choice(v.name(), v.name(), ""))
                .toList();
    }

    /** What a row keeps for it: a value's name, a group's or a person's id; empty: there is none, or several. */
    Optional<String> find(Actor actor, What what, String typed) {
        Attribute attribute = what.attribute();
        if (attribute != null) {
            return lists.read().find(attribute, typed).map(Values.Value::name);
        }
        if (what.word().equals("group")) {
            return groups.groups(actor, typed, Set.of(), null, SHOWN).items().stream()
                    .filter(r -> Same.as(r.group().name(), typed))
                    .map(r -> String.valueOf(r.group().id()))
                    .findFirst();
        }
        return person(actor, typed).map(String::valueOf);
    }

    /** By username, or whatever the search finds if that is one person only. */
    public Optional<Integer> person(Actor actor, String typed) {
        List<Person> found = people(actor, typed);
        return found.stream()
                .filter(p -> found.size() == 1 || Same.as(p.username(), typed))
                .map(Person::id)
                .findFirst();
    }

    private List<Person> people(Actor actor, String typed) {
        var filter = new PeopleFilter(typed, Map.of(), Set.of());
        return people.page(filter, scopes.condition(actor), null, SHOWN).items();
    }
}
