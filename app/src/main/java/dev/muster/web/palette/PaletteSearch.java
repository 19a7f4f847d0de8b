package dev.muster.web.palette;

import dev.muster.access.Permission;
import dev.muster.assignment.standing.AutomationGrid;
import dev.muster.audience.Scopes;
import dev.muster.audience.groups.GroupGrid;
import dev.muster.library.Content;
import dev.muster.library.LibraryGrid;
import dev.muster.people.PeopleFilter;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.web.library.ContentTabs;
import dev.muster.web.palette.Hit.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds what an actor may open by what they typed so far. */
@Component
class PaletteSearch {
    private static final int SHOWN = 5;

    private final PeopleGrid people;
    private final Scopes scopes;
    private final LibraryGrid library;
    private final GroupGrid groups;
    private final AutomationGrid automations;

    PaletteSearch(PeopleGrid people, Scopes scopes, LibraryGrid library, GroupGrid groups, AutomationGrid automations) {
        this.people = people;
        this.scopes = scopes;
        this.library = library;
        this.groups = groups;
        this.automations = automations;
    }

    /** Sections that have something; acts on the best match stand right behind it. */
    List<Section> sections(Actor actor, String typed) {
        List<Section> sections = new ArrayList<>();
        if (!typed.isBlank()) {
            List<Person> persons = persons(actor, typed);
            List<Content> contents = contents(actor, typed);
            sections.add(new Section(
                    "People", persons.stream().map(PaletteSearch::hit).toList()));
            if (!persons.isEmpty()) {
                Person best = persons.getFirst();
                sections.add(new Section("Actions for " + best.name(), PaletteActs.on(actor, best)));
            }
            sections.add(new Section(
                    "Training",
                    contents.stream()
                            .flatMap(c -> Stream.concat(
                                    Stream.of(hit(c)),
                                    c == contents.getFirst() && persons.isEmpty()
                                            ? PaletteActs.on(actor, c).stream()
                                            : Stream.of()))
                            .toList()));
            sections.addAll(rules(actor, typed));
        }
        sections.add(new Section("Actions", PaletteActs.anew(actor, typed)));
        sections.removeIf(s -> s.hits().isEmpty());
        return sections;
    }

    private List<Person> persons(Actor actor, String typed) {
        return Permission.SEE_PEOPLE.isOf(actor.level())
                ? people.first(new PeopleFilter(typed, Map.of(), Set.of()), scopes.condition(actor), SHOWN)
                : List.of();
    }

    private List<Content> contents(Actor actor, String typed) {
        boolean managersOnly = !Permission.SEE_LIBRARY.isOf(actor.level());
        return library.page(new LibraryGrid.Query(typed, List.of(), managersOnly), SHOWN, null)
                .items();
    }

    private List<Section> rules(Actor actor, String typed) {
        if (!Permission.SEE_RULES.isOf(actor.level())) {
            return List.of();
        }
        return List.of(
                new Section(
                        "Groups",
                        groups.first(typed, SHOWN).stream()
                                .map(g -> new Hit(
                                        "layers",
                                        g.name(),
                                        g.dynamic() ? "Dynamic" : "Static",
                                        "/admin/groups/" + g.id()))
                                .toList()),
                new Section(
                        "Automations",
                        automations.first(typed, SHOWN).stream()
                                .map(a -> new Hit(
                                        "workflow",
                                        a.terms().name(),
                                        a.content().title(),
                                        "/admin/automations/" + a.id()))
                                .toList()));
    }

    private static Hit hit(Person person) {
        String place = Stream.of(Attribute.ROLE, Attribute.LOCATION)
                .flatMap(a ->
                        person.attributes().getOrDefault(a, List.of()).stream().limit(1))
                .reduce((a, b) -> a + " · " + b)
                .orElse(person.username());
        return new Hit("user-round", person.name(), place, "/admin/people/" + person.id());
    }

    private static Hit hit(Content content) {
        return new Hit("book-open", content.title(), content.kind().label(), ContentTabs.at(content));
    }
}
