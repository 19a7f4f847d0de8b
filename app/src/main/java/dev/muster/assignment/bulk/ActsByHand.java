package dev.muster.assignment.bulk;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.bulk.BulkActs.Answer;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reassignments;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.RequiredRemarks;
import dev.muster.shared.Actor;
import java.util.List;
import org.springframework.stereotype.Component;

/** The acts by hand behind one door: what would refuse each of them, and carrying it out. */
@Component
class ActsByHand {
    private final Assignments assignments;
    private final Reassignments reassignments;
    private final Removals removals;
    private final DueDates dueDates;
    private final Reminders reminders;
    private final RequiredRemarks remarks;

    ActsByHand(
            Assignments assignments,
            Reassignments reassignments,
            Removals removals,
            DueDates dueDates,
            Reminders reminders,
            RequiredRemarks remarks) {
        this.assignments = assignments;
        this.reassignments = reassignments;
        this.removals = removals;
        this.dueDates = dueDates;
        this.reminders = reminders;
        this.remarks = remarks;
    }

    /** What an act did: in its own words, and person by person to be kept. */
    record CarriedOut(Answer answer, ActResult result) {}

    CarriedOut carryOut(Actor actor, BulkAct act, Execution run) {
        return switch (act) {
            case BulkAct.Assign a -> {
                ActOutcome<AssignEffect> done = assignments.carryOut(actor, a.request(), run);
                yield new CarriedOut(new Answer.Assigned(done.answer()), ActResult.of(done));
            }
            case BulkAct.Reassign r -> {
                ActOutcome<AssignEffect> done = reassignments.carryOut(actor, r.request(), run);
                yield new CarriedOut(new Answer.Assigned(done.answer()), ActResult.reassigned(done));
            }
            case BulkAct.Remove r -> {
                ActOutcome<List<Removals.One>> done =
                        removals.carryOut(actor, r.contentId(), r.personIds(), r.said(), run);
                yield new CarriedOut(new Answer.Removed(done.answer()), ActResult.removed(r.contentId(), done));
            }
            case BulkAct.Redate d -> {
                ActOutcome<List<DueDates.One>> done =
                        dueDates.carryOut(actor, d.contentId(), d.personIds(), d.dueOn(), d.said(), run);
                yield new CarriedOut(new Answer.Redated(done.answer()), ActResult.redated(d.contentId(), done));
            }
            case BulkAct.Remind r -> {
                ActOutcome<List<Reminders.One>> done = reminders.carryOut(actor, r.pairs(), r.said());
                yield new CarriedOut(new Answer.Reminded(done.answer()), ActResult.reminded(done));
            }
        };
    }

    /** Refuses what {@link #carryOut} would refuse. Nothing is written. */
    void check(Actor actor, BulkAct act) {
        switch (act) {
            case BulkAct.Remind r -> reminders.preview(actor, r.pairs());
            case BulkAct.Assign a -> assignments.preview(actor, a.request());
            case BulkAct.Reassign r -> reassignments.preview(actor, r.request());
            case BulkAct.Remove r -> {
                remarks.check(r.said());
                removals.preview(actor, r.contentId(), r.personIds());
            }
            case BulkAct.Redate d -> {
                remarks.check(d.said());
                dueDates.preview(actor, d.contentId(), d.personIds(), d.dueOn());
            }
        }
    }
}
