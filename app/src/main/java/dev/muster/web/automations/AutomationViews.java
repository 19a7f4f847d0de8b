package dev.muster.web.automations;

import dev.muster.assignment.Automation;
import dev.muster.assignment.rules.Window;
import dev.muster.assignment.standing.AutomationGrid;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.rules.Wording;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import dev.muster.web.Days;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Automations as pages show them: with whom they hold as a sentence, and what they are doing. */
@Component
public class AutomationViews {
    private final AutomationGrid grid;
    private final AudienceWords words;
    private final Settings settings;

    AutomationViews(AutomationGrid grid, AudienceWords words, Settings settings) {
        this.grid = grid;
        this.words = words;
        this.settings = settings;
    }

    /** @param sentence for example {@code Location is Leeds}; state: its words, for example {@code Starts 1 Dec 2026, 09:00} */
    public record View(
            Automation automation, int people, int leftOut, String sentence, Window.State state, String stateWords) {}

    Page<View> page(Actor actor, String search, @Nullable String cursor, int limit) {
        Page<AutomationGrid.Row> page = grid.page(actor, search, null, cursor, limit);
        return new Page<>(views(actor, page.items()), page.nextCursor(), page.total());
    }

    List<View> ofContent(Actor actor, int contentId) {
        return views(actor, grid.ofContent(actor, contentId));
    }

    View view(Actor actor, Automation a) {
        return views(actor, List.of(grid.row(actor, a))).getFirst();
    }

    private List<View> views(Actor actor, List<AutomationGrid.Row> rows) {
        Wording.Names names = words.names(
                actor, rows.stream().map(r -> r.automation().terms().audience()).toList());
        Instant now = grid.now();
        return rows.stream()
                .map(r -> {
                    Automation a = r.automation();
                    Window.State state = a.state(now);
                    return new View(
                            a,
                            r.people(),
                            r.leftOut(),
                            Wording.audience(a.terms().audience(), names),
                            state,
                            words(a, state));
                })
                .toList();
    }

    private String words(Automation a, Window.State state) {
        ZoneId zone = settings.current().defaultTimeZone();
        return switch (state) {
            case ON ->
                a.terms().endsAt() == null
                        ? "On"
                        : "On until " + Days.time(a.terms().endsAt(), zone);
            case OFF -> "Off";
            case FROZEN -> "Frozen";
            case STARTS -> "Starts " + Days.time(a.terms().startsAt(), zone);
            case ENDED -> "Ended " + Days.time(a.terms().endsAt(), zone);
        };
    }
}
