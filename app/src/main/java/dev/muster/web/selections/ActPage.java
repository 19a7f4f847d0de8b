package dev.muster.web.selections;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.bulk.ActGrid;
import dev.muster.assignment.bulk.ActKind;
import dev.muster.assignment.bulk.LineOutcome;
import dev.muster.assignment.rules.Undoing;
import dev.muster.audience.Scopes;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import dev.muster.tables.TableFile;
import dev.muster.web.TableDownload;
import dev.muster.web.TellWords;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What an act on many people did, person by person: filtered, and as a file. */
@Controller
@RequestMapping("/admin/acts/{id}")
@Allowed(Permission.TRAIN_PEOPLE)
public class ActPage {
    private static final int ROWS = 50;

    private final ActGrid grid;
    private final Scopes scopes;
    private final Settings settings;
    private final TellWords tell;
    private final Clock clock;

    ActPage(ActGrid grid, Scopes scopes, Settings settings, TellWords tell, Clock clock) {
        this.grid = grid;
        this.scopes = scopes;
        this.settings = settings;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * @param told how people learn of it, to go behind what was done
     * @param outcome what the list is narrowed to; null: all
     * @param fresh it may still be undone
     */
    public record View(
            ActGrid.Head act,
            String told,
            Page<ActGrid.Line> page,
            @Nullable LineOutcome outcome,
            String search,
            boolean first,
            boolean mayAudit,
            boolean fresh,
            ZoneId zone) {
        public String only(@Nullable LineOutcome wanted) {
            return "/admin/acts/" + act.id() + (wanted == null ? "" : "?outcome=" + wanted.name());
        }

        public String next() {
            return only(outcome) + (outcome == null ? "?" : "&") + "cursor=" + page.nextCursor()
                    + (search.isBlank() ? "" : "&q=" + URLEncoder.encode(search, StandardCharsets.UTF_8));
        }

        /** The outcome in a word. */
        public String word(ActGrid.Line line) {
            return ActPage.word(act, line);
        }
    }

    private static String word(ActGrid.Head act, ActGrid.Line line) {
        return switch (line.outcome()) {
            case DONE ->
                switch (act.kind()) {
                    case ASSIGN -> "Assigned";
                    case REMOVE -> "Removed";
                    case REMIND -> "Reminded";
                    case DUE, REASSIGN -> "Changed";
                };
            case SAME -> act.kind() == ActKind.REMOVE ? "Kept" : "Had it already";
            case SKIPPED -> "Skipped";
        };
    }

    @GetMapping
    String show(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        ActGrid.Head act = grid.find(actor, id);
        LineOutcome only = outcome(outcome);
        model.addAttribute(
                "view",
                new View(
                        act,
                        tell.after(act.entryId()),
                        grid.page(id, only, q, scopes.condition(actor), cursor, ROWS),
                        only,
                        q,
                        cursor == null,
                        Permission.SEE_AUDIT.isOf(actor.level()),
                        act.at().plus(Undoing.WINDOW).isAfter(clock.instant()),
                        settings.current().defaultTimeZone()));
        return "acts/act";
    }

    @GetMapping("/people.csv")
    @ResponseBody
    void export(
            Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String outcome,
            HttpServletResponse response) {
        ActGrid.Head act = grid.find(actor, id);
        LocalDate day = LocalDate.ofInstant(act.at(), settings.current().defaultTimeZone());
        try (TableFile file = TableDownload.to(
                TableFile.Format.CSV, response, "result-" + day, "Person", "Training", "Result", "What")) {
            grid.each(
                    id,
                    outcome(outcome),
                    scopes.condition(actor),
                    l -> file.row(l.name(), l.content(), word(act, l), l.name() + " " + l.said()));
        }
    }

    private static @Nullable LineOutcome outcome(@Nullable String asked) {
        return asked == null ? null : LineOutcome.named(asked).orElse(null);
    }
}
