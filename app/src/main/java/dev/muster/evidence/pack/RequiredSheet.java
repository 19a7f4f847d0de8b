package dev.muster.evidence.pack;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.evidence.check.Manifest;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.RequirementGrid;
import dev.muster.tables.Listed;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each requirement, what it counts as, and every reason for it. As many as the report counts, since they are the same. */
@Component
class RequiredSheet implements PackSheet {
    private final RequirementGrid requirements;

    RequiredSheet(RequirementGrid requirements) {
        this.requirements = requirements;
    }

    @Override
    public String file() {
        return Manifest.REQUIRED;
    }

    @Override
    public List<String> header() {
        return List.of(
                "Person id",
                "Person",
                "Training id",
                "Training",
                "Kind",
                Manifest.COUNTS_AS,
                "Status",
                "Assigned at (UTC)",
                "Due",
                "Due date set by hand",
                "Completed at (UTC)",
                "Version",
                "Score",
                "Valid to",
                "Earlier completion counts until",
                "Assigned by",
                "Assigned since (UTC)",
                "Given by",
                "Approved by",
                "Due by each");
    }

    @Override
    public void write(PackScope scope, Rows rows) {
        requirements.each(scope.actor(), scope.filter(), some -> some.forEach(r -> rows.add(cells(r, r.training()))));
    }

    private static @Nullable Object[] cells(Row r, @Nullable Training t) {
        if (t == null) {
            @Nullable Object[] cells = new Object[20];
            System.arraycopy(
                    new Object[] {
                        r.personId(),
                        r.name(),
                        r.contentId(),
                        r.title(),
                        "",
                        r.status().label()
                    },
                    0,
                    cells,
                    0,
                    6);
            return cells;
        }
        return new @Nullable Object[] {
            r.personId(),
            r.name(),
            r.contentId(),
            r.title(),
            t.content().kind().name(),
            r.status().label(),
            t.status().label(),
            t.assignedAt(),
            t.dueOn(),
            t.dueByHand() ? "yes" : "",
            t.completedAt(),
            t.version(),
            t.score(),
            t.expiresOn(),
            t.countsUntil(),
            each(t, TrainingSource::label),
            each(t, s -> s.since().toString()),
            each(t, TrainingSource::by),
            each(t, s -> Objects.requireNonNullElse(s.approvedBy(), "–")),
            each(t, s -> s.due() == null ? "–" : s.due().toString())
        };
    }

    /** One for each reason, in the same order in every column. */
    private static String each(Training t, Function<TrainingSource, String> what) {
        return Listed.write(t.sources().stream().map(what).toList(), ";");
    }
}
