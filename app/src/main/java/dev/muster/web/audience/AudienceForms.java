package dev.muster.web.audience;

import dev.muster.audience.AudienceReport;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.Scopes;
import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Wording;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.web.audience.AudienceForm.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * The audience builder for any page: {@link #read} a submitted form or {@link #of} a stored audience, show the result
 * with {@code parts/audience.jte} (rows) and {@code parts/audience-live.jte} (numbers),
 * save {@link Built#audience} if {@link Built#savable}.
 */
@Component
public class AudienceForms {
    private final Audiences audiences;
    private final AudienceReport report;
    private final AudienceWords words;
    private final AudienceChoices choices;
    private final Scopes scopes;
    private final Clock clock;

    AudienceForms(
            Audiences audiences,
            AudienceReport report,
            AudienceWords words,
            AudienceChoices choices,
            Scopes scopes,
            Clock clock) {
        this.scopes = scopes;
        this.audiences = audiences;
        this.report = report;
        this.words = words;
        this.choices = choices;
        this.clock = clock;
    }

    /** A value of a row as it is shown. */
    public record Chosen(String value, String label) {}

    /**
     * A row as it is shown.
     *
     * @param hits how many people hold the condition alone; null: not complete yet
     * @param error what is wrong with it, with the id of its field in {@code errorField}
     */
    public record Line(
            Row row,
            List<Chosen> chosen,
            @Nullable Integer hits,
            @Nullable String errorField,
            @Nullable String error) {
        public Line {
            chosen = List.copyOf(chosen);
        }
    }

    /**
     * A built audience with its numbers.
     *
     * @param audience of the complete rows
     * @param compiled null: it can't be evaluated, see the errors
     * @param count null likewise
     * @param errors by the id of the field; empty: it can be saved
     */
    public record Built(
            List<Line> lines,
            Audience audience,
            @Nullable Compiled compiled,
            AudienceReport.@Nullable Count count,
            Instant at,
            Map<String, String> errors) {
        public Built {
            lines = List.copyOf(lines);
        }

        /** Whether there are conditions and none of them says anything yet: everybody who matches now is then no answer. */
        public boolean isUnfinished() {
            return !lines.isEmpty() && audience.all().isEmpty();
        }

        public boolean savable() {
            return errors.isEmpty();
        }
    }

    /** What a page was sent, after its button ({@code do}) was obeyed and what was typed was found: for counting. */
    public Built read(Actor actor, MultiValueMap<String, String> params) {
        return read(actor, params, false);
    }

    /** As {@link #read}, for saving: rows that are not complete yet say so. */
    public Built readToSave(Actor actor, MultiValueMap<String, String> params) {
        return read(actor, params, true);
    }

    private Built read(Actor actor, MultiValueMap<String, String> params, boolean strict) {
        Map<String, String> errors = new LinkedHashMap<>();
        List<Row> rows = new ArrayList<>();
        for (Row row : AudienceForm.read(params).rows()) {
            boolean counts = rows.size() < Audience.MOST_CLAUSES;
            rows.add(counts ? resolve(actor, row, "c" + rows.size() + "-typed", errors) : row);
        }
        return build(actor, rows, errors, strict);
    }

    public Built of(Actor actor, Audience audience) {
        return build(
                actor, AudienceRows.of(scopes.visibleNames(actor).of(audience)).rows(), new LinkedHashMap<>(), true);
    }

    /** One condition to begin with. */
    public Built blank(Actor actor) {
        return build(actor, List.of(Row.of("location", "any", List.of())), new LinkedHashMap<>(), false);
    }

    /** Puts what was typed among the chosen, if there is such a thing. */
    private Row resolve(Actor actor, Row row, String field, Map<String, String> errors) {
        if (row.typed().isEmpty() || row.what().hired()) {
            return row;
        }
        Optional<String> found = choices.find(actor, row.what(), row.typed());
        if (found.isEmpty()) {
            errors.put(field, "No " + row.what().noun() + " is called “" + row.typed() + "”.");
            return row;
        }
        List<String> values = new ArrayList<>(row.what().many() ? row.values() : List.of());
        values.add(found.get());
        return row.withValues(values, "");
    }

    /** @param strict whether rows say that they are not complete; they never count */
    private Built build(Actor actor, List<Row> rows, Map<String, String> errors, boolean strict) {
        AudienceRows.Result made = AudienceRows.audience(rows);
        Compiled compiled = compile(made, errors);
        made.errors().forEach((field, why) -> {
            if (why.equals(Audience.TOO_LARGE)) {
                errors.putIfAbsent(field, why);
            }
        });
        Map<String, String> shown = strict ? errors : Map.copyOf(errors);
        made.errors().forEach(errors::putIfAbsent);
        AudienceReport.Count count = compiled == null ? null : report.count(actor, compiled);
        Wording.Names names = words.names(actor, List.of(made.audience()));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            int clause = made.clauseOf().get(i);
            Integer hits = count == null || clause < 0 ? null : count.clauses().get(clause);
            lines.add(line(i, rows.get(i), hits, names, shown));
        }
        return new Built(lines, made.audience(), compiled, count, clock.instant(), errors);
    }

    private static Line line(int i, Row row, @Nullable Integer hits, Wording.Names names, Map<String, String> errors) {
        List<Chosen> chosen = row.values().stream()
                .map(v -> new Chosen(v, label(row, v, names)))
                .toList();
        String field = errors.keySet().stream()
                .filter(f -> f.startsWith("c" + i + "-"))
                .findFirst()
                .orElse(null);
        return new Line(row, chosen, hits, field, field == null ? null : errors.get(field));
    }

    private static String label(Row row, String value, Wording.Names names) {
        if (row.what().attribute() != null) {
            return value;
        }
        try {
            int id = Integer.parseInt(value);
            return row.what().word().equals("group") ? names.group(id) : names.person(id);
        } catch (NumberFormatException e) {
            return value;
        }
    }

    private @Nullable Compiled compile(AudienceRows.Result made, Map<String, String> errors) {
        return switch (audiences.compile(made.audience())) {
            case Compilation.Ready ready -> ready.audience();
            case Compilation.Broken broken -> {
                errors.put("c" + Math.max(0, made.clauseOf().indexOf(broken.clause())) + "-typed", broken.why());
                yield null;
            }
        };
    }
}
