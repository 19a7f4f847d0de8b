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
record ActResult(ActKind kind, List<Line> lines, @Nullable Long entryId) {
    /** @param said completes a sentence that begins with the person's name */
    record Line(int personId, int contentId, LineOutcome outcome, String said) {}

    ActResult {
        lines = List.copyOf(lines);
    }

    int count(LineOutcome outcome) {
        return (int) lines.stream().filter(l -> l.outcome() == outcome).count();
    }

    static ActResult of(ActOutcome<AssignEffect> acted) {
        return new ActResult(
                ActKind.ASSIGN,
                acted.answer().each().stream().map(ActResult::line).toList(),
                acted.entryId());
    }

    static ActResult reassigned(ActOutcome<AssignEffect> acted) {
        return new ActResult(
                ActKind.REASSIGN,
                acted.answer().each().stream().map(ActResult::line).toList(),
                acted.entryId());
    }

    private static Line line(AssignEffect.One one) {
        return new Line(
                one.personId(),
                one.content().id(),
                switch (one.decision()) {
                    case Assigning.Assign _ -> LineOutcome.DONE;
                    case Assigning.Reassign _ -> LineOutcome.DONE;
                    case Assigning.AddSource _ -> LineOutcome.SAME;
                    case Assigning.Skipped _ -> LineOutcome.SKIPPED;
                },
                one.sentence());
    }

    static ActResult removed(int contentId, ActOutcome<List<Removals.One>> acted) {
        return new ActResult(
                ActKind.REMOVE,
                acted.answer().stream()
                        .map(o -> new Line(
                                o.personId(),
                                contentId,
                                !o.removed() ? LineOutcome.SKIPPED : o.stays() ? LineOutcome.SAME : LineOutcome.DONE,
                                rest(o.name(), o.message())))
                        .toList(),
                acted.entryId());
    }

    static ActResult redated(int contentId, ActOutcome<List<DueDates.One>> acted) {
        return new ActResult(
                ActKind.DUE,
                acted.answer().stream()
                        .map(o -> new Line(
                                o.personId(),
                                contentId,
                                o.refused() == null ? LineOutcome.DONE : LineOutcome.SKIPPED,
                                rest(o.name(), o.message())))
                        .toList(),
                acted.entryId());
    }

    static ActResult reminded(ActOutcome<List<Reminders.One>> acted) {
        return new ActResult(
                ActKind.REMIND,
                acted.answer().stream()
                        .map(o -> new Line(
                                o.personId(),
                                o.contentId(),
                                o.reminded() ? LineOutcome.DONE : LineOutcome.SKIPPED,
                                rest(o.name(), o.message())))
                        .toList(),
                acted.entryId());
    }

    /** The sentence without the name, which is read anew each time. */
    private static String rest(String name, String sentence) {
        return sentence.startsWith(name) ? sentence.substring(name.length()).strip() : sentence;
    }
}
