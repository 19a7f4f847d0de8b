package dev.muster.api;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Training as api.md words it. */
record TrainingJson(
        ContentJson content,
        Status status,
        boolean required,
        @Nullable LocalDate dueOn,
        boolean overdue,
        boolean dueSoon,
        @Nullable DueSource dueSource,
        boolean dueLifted,
        List<Source> sources,
        int progress,
        @Nullable Integer score,
        Instant assignedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable LocalDate expiresOn,
        int version,
        @Nullable LocalDate countsUntil,
        @Nullable String creditFrom) {

    enum DueSource {
        MANUAL,
        SOURCE
    }

    record Source(
            SourceKind type,
            @Nullable String id,
            @Nullable String name,
            String label,
            Instant since,
            String by,
            @Nullable LocalDate due,
            boolean kept,
            @Nullable String note,
            @Nullable String approvedBy) {
        static Source of(TrainingSource s) {
            Integer id = s.id();
            return new Source(
                    s.type(),
                    id == null ? null : id.toString(),
                    s.name(),
                    s.label(),
                    s.since(),
                    s.by(),
                    s.due(),
                    s.kept(),
                    s.note(),
                    s.approvedBy());
        }

        /** Notes and approvals are never shown to the learner (behaviour 3). */
        Source forLearner() {
            return new Source(type, id, name, label, since, by, due, kept, null, null);
        }
    }

    static TrainingJson of(Training t) {
        return new TrainingJson(
                ContentJson.of(t.content()),
                t.status(),
                t.required(),
                t.dueOn(),
                t.overdue(),
                t.dueSoon(),
                t.dueOn() == null ? null : t.dueByHand() ? DueSource.MANUAL : DueSource.SOURCE,
                t.dueLifted(),
                t.sources().stream().map(Source::of).toList(),
                t.progress(),
                t.score(),
                t.assignedAt(),
                t.startedAt(),
                t.completedAt(),
                t.expiresOn(),
                t.version(),
                t.countsUntil(),
                null);
    }

    static TrainingJson forLearner(Training t) {
        TrainingJson all = of(t);
        return new TrainingJson(
                all.content,
                all.status,
                all.required,
                all.dueOn,
                all.overdue,
                all.dueSoon,
                all.dueSource,
                all.dueLifted,
                all.sources.stream().map(Source::forLearner).toList(),
                all.progress,
                all.score,
                all.assignedAt,
                all.startedAt,
                all.completedAt,
                all.expiresOn,
                all.version,
                all.countsUntil,
                all.creditFrom);
    }
}
