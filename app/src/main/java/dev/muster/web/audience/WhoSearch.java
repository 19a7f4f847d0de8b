package dev.muster.web.audience;

import dev.muster.audience.AudiencePeople;
import dev.muster.audience.Scopes;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.people.PeopleFilter;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Finds whom to assign to in one search box: people, groups, and values of attributes, all within the actor's scope. A
 * choice is a key: {@code p:12} a person, {@code g:3} a group, {@code v:45} everybody who holds a value.
 */
@Component
public class WhoSearch {
    private static final int MOST = 8;

    private final PeopleGrid people;
    private final GroupGrid groups;
    private final ValueLists values;
    private final AudiencePeople audiences;
    private final Scopes scopes;

    WhoSearch(PeopleGrid people, GroupGrid groups, ValueLists values, AudiencePeople audiences, Scopes scopes) {
        this.people = people;
        this.groups = groups;
        this.values = values;
        this.audiences = audiences;
        this.scopes = scopes;
    }

    /** @param detail for example {@code Location} or {@code Cook · Leeds}; people: how many it stands for */
    public record Choice(String key, String icon, String name, String detail, int people) {}

    public List<Choice> find(Actor actor, String words) {
        if (words.isBlank()) {
            return List.of();
        }
        List<Choice> found = new ArrayList<>();
        values.read().all().stream()
                .filter(v -> Found.in(v.name(), words))
                .map(v -> choice(actor, v))
                .filter(c -> actor.isAdmin() || c.people() > 0)
                .limit(MOST)
                .forEach(found::add);
        if (actor.isAdmin()) {
            groups.groups(actor, words, Set.of(), null, MOST).items().forEach(g -> found.add(choice(actor, g)));
        }
        PeopleFilter filter = new PeopleFilter(words, Map.of(), Set.of());
        people.page(filter, scopes.condition(actor), null, MOST).items().forEach(p -> found.add(choice(p)));
        return found;
    }

    /** What was chosen before; keys of what is not there or not in scope are left out. */
    public List<Choice> chosen(Actor actor, List<String> keys) {
        Values lists = values.read();
        List<Choice> out = new ArrayList<>();
        List<Integer> persons = ids(keys, "p:");
        people.persons(persons, scopes.condition(actor)).forEach(p -> out.add(choice(p)));
        ids(keys, "v:").forEach(id -> lists.byId(id).ifPresent(v -> out.add(choice(actor, v))));
        if (actor.isAdmin()) {
            groups.groups(actor, ids(keys, "g:")).forEach(g -> out.add(choice(actor, g)));
        }
        return out;
    }

    /** Whom the choices stand for now, each once. */
    public List<Integer> people(Actor actor, List<String> keys) {
        Values lists = values.read();
        TreeSet<Integer> all = new TreeSet<>();
        people.persons(ids(keys, "p:"), scopes.condition(actor)).forEach(p -> all.add(p.id()));
        ids(keys, "v:").forEach(id -> lists.byId(id).ifPresent(v -> all.addAll(holding(actor, v))));
        if (actor.isAdmin()) {
            ids(keys, "g:").forEach(id -> all.addAll(members(actor, id)));
        }
        return List.copyOf(all);
    }

    private List<Integer> holding(Actor actor, Values.Value v) {
        return audiences.within(actor, Audience.of(new Audience.Has(v.attribute(), List.of(v.name()), false)), "who");
    }

    private List<Integer> members(Actor actor, int groupId) {
        return audiences.within(actor, Audience.of(new Audience.Member(groupId, false)), "who");
    }

    private Choice choice(Actor actor, Values.Value v) {
        return new Choice(
                "v:" + v.id(),
                "tag",
                v.name(),
                v.attribute().label(),
                holding(actor, v).size());
    }

    private Choice choice(Actor actor, GroupGrid.Row g) {
        int id = g.group().id();
        return new Choice(
                "g:" + id,
                "layers",
                g.group().name(),
                "Group",
                members(actor, id).size());
    }

    private static Choice choice(Person p) {
        List<String> place = new ArrayList<>(p.values(Attribute.ROLE));
        place.addAll(p.values(Attribute.LOCATION));
        return new Choice("p:" + p.id(), "user-round", p.name(), String.join(" · ", place), 1);
    }

    private static List<Integer> ids(List<String> keys, String prefix) {
        List<Integer> ids = new ArrayList<>();
        for (String key : keys) {
            if (key.startsWith(prefix) && key.length() < 12 && key.substring(2).matches("\\d+")) {
                ids.add(Integer.valueOf(key.substring(2)));
            }
        }
        return ids;
    }
}
