package dev.muster.assignment.standing;

import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.engine.LeftOutStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.ledger.RuleLocks;
import dev.muster.assignment.standing.AutomationActs.WorkedOut;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Making, changing and deleting automations. What follows for people is done when the call returns; a
 * preview is the same call up to there, taken back.
 */
@Component
public class Automations {
    /** Previews need no reason. */
    private static final Consumer<Remarks> UNASKED = _ -> {};

    private final AutomationStore store;
    private final LeftOutStore leftOut;
    private final RolledBackTrial trial;
    private final Clock clock;
    private final AutomationCheck check;
    private final AutomationActs automationActs;
    private final RuleLocks locks;
    private final LoggedActs acts;

    Automations(
            AutomationStore store,
            LeftOutStore leftOut,
            RolledBackTrial trial,
            Clock clock,
            AutomationCheck check,
            AutomationActs automationActs,
            RuleLocks locks,
            LoggedActs acts) {
        this.store = store;
        this.leftOut = leftOut;
        this.trial = trial;
        this.clock = clock;
        this.check = check;
        this.automationActs = automationActs;
        this.locks = locks;
        this.acts = acts;
    }

    /**
     * How to change.
     *
     * @param ifVersion the version that was seen; null: whichever
     * @param dueFor whom a changed due rule moves
     * @param note of this act; null: the automation's own
     * @param confirm the number of people losing training that was confirmed; 0: none
     * @param message what learners are told beside; null: nothing
     * @param silent whether nobody is told
     */
    public record How(
            @Nullable Integer ifVersion,
            DueFor dueFor,
            @Nullable String note,
            @Nullable String approvedBy,
            int confirm,
            @Nullable String message,
            boolean silent) {
        public static final How PLAIN = new How(null, DueFor.NEW, null, null, 0, null, false);

        /** With the automation's own note where this act has none. */
        Remarks said(@Nullable String own) {
            Remarks said = new Remarks(note, approvedBy, message, silent);
            return said.note() == null ? new Remarks(own, approvedBy, message, silent) : said;
        }

        /** For previews: the brake is not asked. */
        How unbraked() {
            return new How(ifVersion, dueFor, note, approvedBy, Integer.MAX_VALUE, message, silent);
        }
    }

    /** @param entry of the audit log; null where nothing changed */
    public record Saved(
            Automation automation,
            AutomationEffect effect,
            @Nullable Written entry) {}

    @Transactional(readOnly = true)
    public Automation get(int id) {
        return store.find(id).orElseThrow(() -> new NotThere("automation"));
    }

    public AutomationEffect previewCreate(Actor actor, int contentId, Terms terms) {
        return preview(() -> make(actor, contentId, terms, How.PLAIN.unbraked(), UNASKED));
    }

    public AutomationEffect previewChange(Actor actor, int id, Terms terms, How how) {
        return preview(() -> edit(actor, id, terms, how.unbraked(), UNASKED));
    }

    public AutomationEffect previewDelete(Actor actor, int id, Afterwards assignments) {
        return preview(() -> end(actor, id, assignments, How.PLAIN.unbraked(), UNASKED));
    }

    private AutomationEffect preview(Supplier<WorkedOut> act) {
        return trial.of(() -> {
            return act.get().effect();
        });
    }

    @Transactional
    public Saved create(Actor actor, int contentId, Terms terms, How how) {
        return automationActs.carryOut(make(actor, contentId, terms, how, acts::require));
    }

    private WorkedOut make(Actor actor, int contentId, Terms terms, How how, Consumer<Remarks> ask) {
        locks.memberships();
        Terms checked = check.checked(terms, null);
        ask.accept(how.said(checked.note()));
        String status = store.statusOf(contentId);
        if (status == null) {
            throw new BadInput("content", "There is no such content.");
        }
        if (!status.equals(ContentStatus.ACTIVE.name())) {
            throw new BadInput("content", "Only published content that is not archived can be given by an automation.");
        }
        locks.contents(List.of(contentId));
        int id = store.insert(contentId, checked, actor, clock.instant());
        return automationActs.workOut(Act.of(actor, AuditAction.AUTOMATION_CREATE), null, get(id), how);
    }

    /**
     * @throws Conflict where somebody else has changed it meanwhile, or the brake, with the number
     */
    @Transactional
    public Saved change(Actor actor, int id, Terms terms, How how) {
        return automationActs.carryOut(edit(actor, id, terms, how, acts::require));
    }

    private WorkedOut edit(Actor actor, int id, Terms terms, How how, Consumer<Remarks> ask) {
        Automation before = lock(id, how.ifVersion());
        Terms checked = check.checked(terms, before);
        if (checked.equals(before.terms())) {
            return automationActs.unchanged(before, how);
        }
        ask.accept(how.said(checked.note()));
        boolean same = checked.audience().equals(before.terms().audience());
        store.update(id, checked, same, clock.instant());
        return automationActs.workOut(Act.of(actor, action(before.terms(), checked)), before, get(id), how);
    }

    private static AuditAction action(Terms before, Terms after) {
        return !before.switched(after.enabled()).equals(after)
                ? AuditAction.AUTOMATION_CHANGE
                : after.enabled() ? AuditAction.AUTOMATION_ENABLE : AuditAction.AUTOMATION_DISABLE;
    }

    /** Switches it on or off; what it gave stays, as kept, while it is off. */
    @Transactional
    public Saved enable(Actor actor, int id, boolean on, How how) {
        return automationActs.carryOut(
                edit(actor, id, get(id).terms().switched(on), how, _ -> acts.require(how.said(null))));
    }

    /** @param assignments what becomes of what it gave; completed training stays in any case */
    @Transactional
    public Saved delete(Actor actor, int id, Afterwards assignments, How how) {
        return automationActs.carryOut(end(actor, id, assignments, how, acts::require));
    }

    private WorkedOut end(Actor actor, int id, Afterwards assignments, How how, Consumer<Remarks> ask) {
        Automation before = lock(id, how.ifVersion());
        ask.accept(how.said(null));
        store.delete(id, assignments, clock.instant());
        Automation after = new Automation(
                id, before.content(), before.terms(), null, false, before.version() + 1, before.createdAt());
        return automationActs.workOut(Act.of(actor, AuditAction.AUTOMATION_DELETE), before, after, how);
    }

    /** People left out as existing get it from now on like everybody else. Who is not left out is passed over. */
    @Transactional
    public Saved include(Actor actor, int id, Collection<Integer> personIds, How how) {
        Automation before = lock(id, how.ifVersion());
        acts.require(how.said(null));
        store.touch(id);
        Automation after = get(id);
        List<Integer> found = leftOut.end(after, personIds, clock.instant());
        if (found.isEmpty()) {
            throw new BadInput(
                    "personIds", "None of them is left out of " + before.terms().name() + ".");
        }
        return automationActs.carryOut(
                automationActs.included(Act.of(actor, AuditAction.AUTOMATION_INCLUDE), before, after, how));
    }

    private Automation lock(int id, @Nullable Integer ifVersion) {
        locks.memberships();
        Automation before = store.lock(id).orElseThrow(() -> new NotThere("automation"));
        if (ifVersion != null && ifVersion != before.version()) {
            throw new Conflict(
                    "Somebody else changed " + before.terms().name() + " meanwhile. Load it again and repeat.");
        }
        locks.contents(List.of(before.content().id()));
        return before;
    }
}
