package dev.muster.assignment.byhand;

import dev.muster.assignment.Again;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.RequiredRemarks;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.SituationStore.Target;
import dev.muster.assignment.ledger.Situations;
import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Assigning.AddSource;
import dev.muster.assignment.rules.Assigning.Reassign;
import dev.muster.assignment.rules.Due;
import dev.muster.assignment.rules.Reassigning;
import dev.muster.library.ContentRefs;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an act of assigning means for each person and content; nothing is written. */
@Component
class AssignDecisions {
    private final ReassignWriter reassigning;
    private final ContentRefs contents;
    private final RequiredRemarks remarks;
    private final Settings settings;
    private final Situations situations;

    AssignDecisions(
            ReassignWriter reassigning,
            ContentRefs contents,
            RequiredRemarks remarks,
            Settings settings,
            Situations situations) {
        this.reassigning = reassigning;
        this.contents = contents;
        this.remarks = remarks;
        this.settings = settings;
        this.situations = situations;
    }

    /** @param plan what is taken again; null: nothing */
    record Decided(
            ReassignWriter.@Nullable Plan plan,
            Target target,
            Known known,
            Assigning.Decision decision,
            DueBy due,
            boolean opens) {
        int contentId() {
            return target.ref().id();
        }

        int personId() {
            return known.personId();
        }

        /** A date given again for somebody assigned by hand before moves the date of that source. */
        boolean changes() {
            return Assigning.writes(decision)
                    || decision instanceof Reassign
                    || due.byHand() && decision instanceof AddSource a && a.there();
        }

        AssignEffects.About about() {
            return new AssignEffects.About(target, known, decision, due.asDue(), opens);
        }
    }

    /** @param byHand given with the act; else from the content's due rule */
    record DueBy(@Nullable LocalDate on, boolean lifted, boolean byHand) {
        static DueBy of(@Nullable Due due, boolean byHand) {
            return due == null ? new DueBy(null, false, byHand) : new DueBy(due.on(), due.lifted(), byHand);
        }

        @Nullable Due asDue() {
            return on == null ? null : new Due(on, lifted);
        }
    }

    List<Decided> decide(Actor actor, AssignRequest request, Execution run) {
        check(request);
        remarks.check(request.remarks());
        List<Decided> out = new ArrayList<>();
        for (int contentId : request.contentIds().stream().distinct().toList()) {
            Target target = situations.target(contents.require(actor, contentId).id());
            ReassignWriter.Plan plan = request.again() == null ? null : reassigning.plan(target.ref(), request.again());
            List<Known> known = situations.of(actor, target, request.personIds(), run);
            Set<Integer> outside = situations.outside(target, request.personIds());
            for (Known k : known) {
                out.add(new Decided(
                        plan,
                        target,
                        k,
                        plan == null
                                ? Assigning.decide(k.situation())
                                : Reassigning.alsoExisting(k.situation(), plan.ask()),
                        due(request, target, k),
                        outside.contains(k.personId())));
            }
        }
        return out;
    }

    private static void check(AssignRequest request) {
        if (request.contentIds().isEmpty()) {
            throw new BadInput("contentIds", "Choose at least one course or module.");
        }
        if (request.personIds().isEmpty()) {
            throw new BadInput("personIds", "Choose at least one person.");
        }
        if (request.dueOn() != null && request.due() != null) {
            throw new BadInput("due", "Give either dueOn or due.");
        }
        Again again = request.again();
        if (again != null && !again.only().isEmpty() && request.contentIds().size() != 1) {
            throw new BadInput("only", "Parts can be chosen of one course or module at a time.");
        }
    }

    /** The date given, else what the content's due rule says (docs/choices.md). */
    private DueBy due(AssignRequest request, Target target, Known k) {
        if (request.due() != null && request.due().hasPassed(k.today())) {
            throw new BadInput("due.on", "This date has passed. Choose today or later.");
        }
        if (request.due() != null) {
            Due due = Due.of(
                    request.due(), k.today(), k.hiredOn(), settings.current().minimumDays());
            return DueBy.of(due, true);
        }
        if (request.dueOn() == null) {
            return byContent(target.due(), k);
        }
        if (request.dueOn().isBefore(k.today())) {
            throw new BadInput("dueOn", "This date has passed. Choose today or later.");
        }
        return new DueBy(request.dueOn(), false, true);
    }

    private DueBy byContent(@Nullable DueRule rule, Known k) {
        if (rule == null) {
            return new DueBy(null, false, false);
        }
        Due due = Due.of(rule, k.today(), k.hiredOn(), settings.current().minimumDays());
        return DueBy.of(due, false);
    }
}
