package dev.muster.web.overview;

import dev.muster.access.Permission;
import dev.muster.assignment.rules.Undoing;
import dev.muster.assignment.undo.Undos;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.web.Days;
import dev.muster.web.PeopleCount;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The last acts that changed people, training or what gives it, for those who may see the log. */
@Component
public class RecentChanges {
    private static final int ROWS = 5;
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final List<String> KINDS = List.of(
            "person",
            "people",
            "attribute",
            "group",
            "automation",
            "rules",
            "assignment",
            "exemption",
            "course",
            "module",
            "settings");
    private static final List<AuditAction> ACTIONS = Arrays.stream(AuditAction.values())
            .filter(a -> KINDS.contains(a.word().split("\\.", 2)[0]))
            .toList();

    private final AuditGrid grid;
    private final Undos undos;
    private final Scopes scopes;
    private final Settings settings;

    RecentChanges(AuditGrid grid, Undos undos, Scopes scopes, Settings settings) {
        this.grid = grid;
        this.undos = undos;
        this.scopes = scopes;
        this.settings = settings;
    }

    /**
     * One act.
     *
     * @param what completes its words: the content and how many people; may be empty
     * @param when with its hour
     * @param undoUntil null: no undo is offered
     */
    public record Line(
            long id,
            String label,
            String what,
            String who,
            String when,
            @Nullable String undoUntil) {}

    List<Line> of(Actor actor) {
        if (!Permission.SEE_AUDIT.isOf(actor.level())) {
            return List.of();
        }
        return grid
                .page(
                        AuditGrid.Filter.ALL.by("", ACTIONS),
                        actor.seesEverybody() ? null : scopes.condition(actor),
                        null,
                        ROWS)
                .items()
                .stream()
                .map(r -> line(actor, r))
                .toList();
    }

    private Line line(Actor actor, AuditGrid.Row r) {
        String title = r.contentTitle() == null ? "" : r.contentTitle();
        String people = r.people() == 0 ? "" : PeopleCount.count(r.people());
        return new Line(
                r.id(),
                AuditAction.label(r.action()),
                title.isEmpty() || people.isEmpty() ? title + people : title + ", " + people,
                r.actorName(),
                when(r.at()),
                undos.mayUndo(actor, r) ? when(r.at().plus(Undoing.WINDOW)) : null);
    }

    private String when(Instant at) {
        ZoneId zone = settings.current().defaultTimeZone();
        LocalDate day = LocalDate.ofInstant(at, zone);
        LocalDate today = settings.today(null);
        String named = day.equals(today)
                ? "today"
                : day.equals(today.minusDays(1))
                        ? "yesterday"
                        : day.equals(today.plusDays(1)) ? "tomorrow" : Days.day(day);
        return named + ", " + HOUR.format(at.atZone(zone));
    }
}
