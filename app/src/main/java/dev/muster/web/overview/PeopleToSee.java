package dev.muster.web.overview;

import dev.muster.assignment.lists.AttentionGrid;
import dev.muster.assignment.lists.AttentionGrid.Kind;
import dev.muster.audience.Scopes;
import dev.muster.notification.InPersonGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.util.List;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** How many people need attention: their training, and whom no mail can reach. */
@Component
class PeopleToSee {
    private final AttentionGrid attention;
    private final InPersonGrid inPerson;
    private final Scopes scopes;
    private final Settings settings;

    PeopleToSee(AttentionGrid attention, InPersonGrid inPerson, Scopes scopes, Settings settings) {
        this.attention = attention;
        this.inPerson = inPerson;
        this.scopes = scopes;
        this.settings = settings;
    }

    List<Item> items(Actor actor) {
        Condition scope = scopes.condition(actor);
        return List.of(
                Item.bad(
                        attention.count(Kind.OVERDUE, scope),
                        "Overdue",
                        "Required training whose due date has passed.",
                        "circle-alert",
                        "/admin/attention/overdue"),
                Item.warn(
                        attention.count(Kind.DUE_SOON, scope),
                        "Due soon",
                        "Due within %d days.".formatted(settings.current().dueSoonDays()),
                        "clock",
                        "/admin/attention/due-soon"),
                Item.warn(
                        attention.count(Kind.NO_HIRE_DATE, scope),
                        "No hire date to count from",
                        "Due dates were counted from the assignment. Add the hire date.",
                        "calendar",
                        "/admin/attention/no-hire-date"),
                Item.warn(
                        inPerson.waiting(actor),
                        "To tell in person",
                        "People whom no mail can reach.",
                        "message-square",
                        "/admin/in-person"));
    }
}
