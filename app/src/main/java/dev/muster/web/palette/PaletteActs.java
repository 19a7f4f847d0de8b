package dev.muster.web.palette;

import dev.muster.access.Permission;
import dev.muster.library.Content;
import dev.muster.people.Person;
import dev.muster.shared.Actor;
import dev.muster.shared.Found;
import dev.muster.web.library.ContentTabs;
import java.util.ArrayList;
import java.util.List;

/** What an actor may do from here: on the best match, and anew. */
final class PaletteActs {
    private record Act(Permission needs, Hit hit) {}

    private static final List<Act> ANEW = List.of(
            new Act(Permission.CHANGE_PEOPLE, new Hit("plus", "Add a person", "", "/admin/people/new")),
            new Act(Permission.CHANGE_PEOPLE, new Hit("upload", "Import an HR file", "", "/admin/imports")),
            new Act(Permission.EDIT_LIBRARY, new Hit("plus", "New course", "", "/admin/courses/new")),
            new Act(Permission.EDIT_LIBRARY, new Hit("plus", "New module", "", "/admin/modules/new")),
            new Act(Permission.CHANGE_RULES, new Hit("plus", "New group", "", "/admin/groups/new")),
            new Act(Permission.CHANGE_RULES, new Hit("plus", "New automation", "", "/admin/automations/new")));

    private static final List<Act> PLACES = List.of(
            new Act(Permission.SEE_PEOPLE, new Hit("chart-column", "Matrix", "Reports", "/admin/reports/matrix")),
            new Act(
                    Permission.SEE_PEOPLE,
                    new Hit("chart-column", "Training records", "Reports", "/admin/reports/training")),
            new Act(Permission.SEE_PEOPLE, new Hit("message-square", "To tell in person", "", "/admin/in-person")));

    private PaletteActs() {}

    static List<Hit> on(Actor actor, Person person) {
        String at = "/admin/people/" + person.id();
        List<Hit> acts = new ArrayList<>();
        if (Permission.TRAIN_PEOPLE.isOf(actor.level())) {
            acts.add(new Hit("plus", "Assign Training to " + person.name(), "", at + "/assign"));
        }
        acts.add(new Hit("history", "History of " + person.name(), "", at + "/history"));
        if (Permission.CHANGE_PEOPLE.isOf(actor.level())) {
            acts.add(new Hit("pencil", "Edit " + person.name(), "", at + "/edit"));
        }
        return acts;
    }

    static List<Hit> on(Actor actor, Content content) {
        boolean assigns =
                Permission.TRAIN_PEOPLE.isOf(actor.level()) && content.head().version() > 0;
        return assigns
                ? List.of(new Hit("plus", "Assign " + content.title(), "", ContentTabs.at(content) + "/assign"))
                : List.of();
    }

    static List<Hit> anew(Actor actor, String typed) {
        return those(ANEW, actor, typed);
    }

    /** Pages that the navigation does not name. */
    static List<Hit> places(Actor actor, String typed) {
        return those(PLACES, actor, typed);
    }

    private static List<Hit> those(List<Act> acts, Actor actor, String typed) {
        return acts.stream()
                .filter(a -> a.needs().isOf(actor.level()))
                .map(Act::hit)
                .filter(h -> Found.in(h.label(), typed))
                .toList();
    }
}
