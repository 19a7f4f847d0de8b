package dev.muster.assignment.bulk;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.rules.Assigning;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an act on many people did, person by person; kept, so that it can be read again later.
 *
 * @param entryId the audit entry, by which it can be undone; null: nothing changed
 */
record ActResult(Kind kind, List<Line> lines, @Nullable Long entryId) {
    enum Kind {
        ASSIGN,
        REMOVE,
        DUE,
        REMIND,
        REASSIGN
    }

    enum Outcome {
        /** It was done. */
        DONE,
        /** There was nothing to do, or less than was asked: they have it as before. */
        SAME,
        SKIPPED
    }

    /** @param said completes a sentence that begins with the person's name */
    record Line(int personId, int contentId, Outcome outcome, String said) {}

    ActResult {
        lines = List.copyOf(lines);
    }

    int count(Outcome outcome) {
        return (int) lines.stream().filter(l -> l.outcome() == outcome).count();
    }

    static ActResult of(ActOutcome<AssignEffect> acted) {
        return new ActResult(
                Kind.ASSIGN, acted.answer().each().stream().map(ActResult::line).toList(), acted.entryId());
    }

    static ActResult reassigned(ActOutcome<AssignEffect> acted) {
        return new ActResult(
                Kind.REASSIGN,
                acted.answer().each().stream().map(ActResult::line).toList(),
                acted.entryId());
    }

    private static Line line(AssignEffect.One one) {
        return new Line(
                one.personId(),
                one.content().id(),
                switch (one.decision()) {
                    case Assigning.Assign _ -> Outcome.DONE;
                    case Assigning.Reassign _ -> Outcome.DONE;
                    case Assigning.AddSource _ -> Outcome.SAME;
                    case Assigning.Skipped _ -> Outcome.SKIPPED;
                },
                one.sentence());
    }

    static ActResult removed(int contentId, ActOutcome<List<Removals.One>> acted) {
        return new ActResult(
                Kind.REMOVE,
                acted.answer().stream()
                        .map(o -> new Line(
                                o.personId(),
                                contentId,
                                !o.removed() ? Outcome.SKIPPED : o.stays() ? Outcome.SAME : Outcome.DONE,
                                rest(o.name(), o.message())))
                        .toList(),
                acted.entryId());
    }

    static ActResult redated(int contentId, ActOutcome<List<DueDates.One>> acted) {
        return new ActResult(
                Kind.DUE,
                acted.answer().stream()
                        .map(o -> new Line(
                                o.personId(),
                                contentId,
                                o.refused() == null ? Outcome.DONE : Outcome.SKIPPED,
                                rest(o.name(), o.message())))
                        .toList(),
                acted.entryId());
    }

    static ActResult reminded(int contentId, ActOutcome<List<Reminders.One>> acted) {
        return new ActResult(
                Kind.REMIND,
                acted.answer().stream()
                        .map(o -> new Line(
                                o.personId(),
                                contentId,
                                o.reminded() ? Outcome.DONE : Outcome.SKIPPED,
                                rest(o.name(), o.message())))
                        .toList(),
                acted.entryId());
    }

    /** The sentence without the name, which is read anew each time. */
    private static String rest(String name, String sentence) {
        return sentence.startsWith(name) ? sentence.substring(name.length()).strip() : sentence;
    }
}
