package dev.muster.api.training;

import dev.muster.api.ContentJson;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Training as the API words it. */
public record TrainingJson(
        ContentJson content,
        Status status,
        boolean required,
        @Nullable LocalDate dueOn,
        boolean overdue,
        boolean dueSoon,
        boolean onLeave,
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
        @Nullable String creditFrom,
        @Nullable List<TrainingJson> courses) {

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

        /** Notes and approvals are never shown to the learner. */
        Source forLearner() {
            return new Source(type, id, name, label, since, by, due, kept, null, null);
        }
    }

    /** @param parts the courses of a module; null: it is not asked for them */
    static TrainingJson of(Training t, @Nullable List<TrainingPart> parts) {
        return new TrainingJson(
                ContentJson.of(t.content()),
                t.status(),
                t.required(),
                t.dueOn(),
                t.overdue(),
                t.dueSoon(),
                t.onLeave(),
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
                t.creditFrom() == null ? null : t.creditFrom().toString(),
                t.content().kind() == ContentRef.Kind.COURSE || parts == null
                        ? null
                        : parts.stream().map(p -> part(t, p)).toList());
    }

    /** A course of a module: asked for by the module, and due with it. */
    static TrainingJson part(Training t, TrainingPart p) {
        boolean asked = t.required() && p.needed();
        boolean open = asked && !p.isDone();
        TrainingPart.Credit credit = p.credit();
        return new TrainingJson(
                ContentJson.of(p.course()),
                p.status(),
                asked,
                asked ? t.dueOn() : null,
                open && t.overdue(),
                open && t.dueSoon(),
                t.onLeave(),
                null,
                asked && t.dueLifted(),
                List.of(),
                p.progress(),
                p.score(),
                t.assignedAt(),
                p.startedAt(),
                p.completedAt(),
                p.expiresOn(),
                p.version() == null ? p.newest() : p.version(),
                null,
                credit == null ? null : String.valueOf(credit.completionId()),
                null);
    }

    /** Notes and approvals are never shown to the learner. */
    TrainingJson forLearner() {
        return new TrainingJson(
                content,
                status,
                required,
                dueOn,
                overdue,
                dueSoon,
                onLeave,
                dueSource,
                dueLifted,
                sources.stream().map(Source::forLearner).toList(),
                progress,
                score,
                assignedAt,
                startedAt,
                completedAt,
                expiresOn,
                version,
                countsUntil,
                creditFrom,
                courses);
    }
}
