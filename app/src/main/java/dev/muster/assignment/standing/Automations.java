package dev.muster.assignment.standing;

import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.engine.EffectStore;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.LeftOutStore;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.RequiredRemarks;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.standing.AutomationTransitions.Turned;
import dev.muster.audience.Audiences;
import dev.muster.audience.MembershipLock;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Brake;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.Text;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Making, changing and deleting automations. What follows for people is done when the call returns; a
 * preview is the same call up to there, taken back.
 */
@Component
public class Automations {
    private static final int LONGEST_NAME = 200;
    /** Previews need no reason. */
    private static final Consumer<Remarks> UNASKED = _ -> {};

    private final AutomationStore store;
    private final AutomationTransitions turns;
    private final LeftOutStore leftOut;
    private final RuleStore rules;
    private final DueMoveStore dues;
    private final EffectStore effects;
    private final Engine engine;
    private final Audiences audiences;
    private final ContentLocks locks;
    private final MembershipLock membershipLock;
    private final Notices notices;
    private final RequiredRemarks remarks;
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final RolledBackTrial takenBack;
    private final Clock clock;

    Automations(
            AutomationStore store,
            AutomationTransitions turns,
            LeftOutStore leftOut,
            RuleStore rules,
            DueMoveStore dues,
            EffectStore effects,
            Engine engine,
            Audiences audiences,
            ContentLocks locks,
            MembershipLock membershipLock,
            Notices notices,
            RequiredRemarks remarks,
            AuditLog log,
            TransactionTemplate transaction,
            RolledBackTrial takenBack,
            Clock clock) {
        this.store = store;
        this.turns = turns;
        this.leftOut = leftOut;
        this.rules = rules;
        this.dues = dues;
        this.effects = effects;
        this.engine = engine;
        this.audiences = audiences;
        this.locks = locks;
        this.membershipLock = membershipLock;
        this.notices = notices;
        this.remarks = remarks;
        this.log = log;
        this.transaction = transaction;
        this.takenBack = takenBack;
        this.clock = clock;
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
        return takenBack(() -> make(actor, contentId, terms, How.PLAIN.unbraked(), UNASKED));
    }

    public AutomationEffect previewChange(Actor actor, int id, Terms terms, How how) {
        return takenBack(() -> edit(actor, id, terms, how.unbraked(), UNASKED));
    }

    public AutomationEffect previewDelete(Actor actor, int id, Afterwards assignments) {
        return takenBack(() -> end(actor, id, assignments, How.PLAIN.unbraked(), UNASKED));
    }

    private AutomationEffect takenBack(Supplier<Ready> act) {
        return takenBack.of(() -> {
            return act.get().effect();
        });
    }

    /**
     * An act worked out to the last person, in the database but for what it gives and takes: a preview ends here.
     *
     * @param act null: nothing changes
     * @param dueFor whom a changed due rule moves
     * @param moved people whose open due date moves
     */
    private record Ready(@Nullable Act act, Automation after, Turned turned, DueFor dueFor, int moved, How how) {
        AutomationEffect effect() {
            AutomationEffect e = turned.effect();
            return new AutomationEffect(
                    e.change(), e.matching(), e.existing(), e.leftOut(), e.kept(), moved, how.silent() ? 0 : e.mails());
        }
    }

    @Transactional
    public Saved create(Actor actor, int contentId, Terms terms, How how) {
        return write(make(actor, contentId, terms, how, remarks::check));
    }

    private Ready make(Actor actor, int contentId, Terms terms, How how, Consumer<Remarks> ask) {
        membershipLock.take();
        Terms checked = checked(terms, null);
        ask.accept(how.said(checked.note()));
        String status = store.statusOf(contentId);
        if (status == null) {
            throw new BadInput("content", "There is no such content.");
        }
        if (!status.equals("ACTIVE")) {
            throw new BadInput("content", "Only published content that is not archived can be given by an automation.");
        }
        locks.exclusive(List.of(contentId));
        int id = store.insert(contentId, checked, actor, clock.instant());
        return ready(Act.of(actor, AuditAction.AUTOMATION_CREATE), null, get(id), how);
    }

    /**
     * @throws Conflict where somebody else has changed it meanwhile, or the brake, with the number
     */
    @Transactional
    public Saved change(Actor actor, int id, Terms terms, How how) {
        return write(edit(actor, id, terms, how, remarks::check));
    }

    private Ready edit(Actor actor, int id, Terms terms, How how, Consumer<Remarks> ask) {
        Automation before = lock(id, how.ifVersion());
        Terms checked = checked(terms, before);
        if (checked.equals(before.terms())) {
            return new Ready(null, before, turns.difference(before, before), DueFor.NEW, 0, how);
        }
        ask.accept(how.said(checked.note()));
        boolean same = checked.audience().equals(before.terms().audience());
        store.update(id, checked, same, clock.instant());
        return ready(Act.of(actor, action(before.terms(), checked)), before, get(id), how);
    }

    private static AuditAction action(Terms before, Terms after) {
        return !before.switched(after.enabled()).equals(after)
                ? AuditAction.AUTOMATION_CHANGE
                : after.enabled() ? AuditAction.AUTOMATION_ENABLE : AuditAction.AUTOMATION_DISABLE;
    }

    /** Switches it on or off; what it gave stays, as kept, while it is off. */
    @Transactional
    public Saved enable(Actor actor, int id, boolean on, How how) {
        return write(edit(actor, id, get(id).terms().switched(on), how, _ -> remarks.check(how.said(null))));
    }

    /** @param assignments what becomes of what it gave; completed training stays in any case */
    @Transactional
    public Saved delete(Actor actor, int id, Afterwards assignments, How how) {
        return write(end(actor, id, assignments, how, remarks::check));
    }

    private Ready end(Actor actor, int id, Afterwards assignments, How how, Consumer<Remarks> ask) {
        Automation before = lock(id, how.ifVersion());
        ask.accept(how.said(null));
        store.delete(id, assignments, clock.instant());
        Automation after = new Automation(
                id, before.content(), before.terms(), null, false, before.version() + 1, before.createdAt());
        return ready(Act.of(actor, AuditAction.AUTOMATION_DELETE), before, after, how);
    }

    /** People left out as existing get it from now on like everybody else. Who is not left out is passed over. */
    @Transactional
    public Saved include(Actor actor, int id, Collection<Integer> personIds, How how) {
        Automation before = lock(id, how.ifVersion());
        remarks.check(how.said(null));
        store.touch(id);
        Automation after = get(id);
        List<Integer> found = leftOut.end(after, personIds, clock.instant());
        if (found.isEmpty()) {
            throw new BadInput(
                    "personIds", "None of them is left out of " + before.terms().name() + ".");
        }
        Turned turned = turns.difference(before, after);
        return write(new Ready(Act.of(actor, AuditAction.AUTOMATION_INCLUDE), after, turned, DueFor.NEW, 0, how));
    }

    private Automation lock(int id, @Nullable Integer ifVersion) {
        membershipLock.take();
        Automation before = store.lock(id).orElseThrow(() -> new NotThere("automation"));
        if (ifVersion != null && ifVersion != before.version()) {
            throw new Conflict(
                    "Somebody else changed " + before.terms().name() + " meanwhile. Load it again and repeat.");
        }
        locks.exclusive(List.of(before.content().id()));
        return before;
    }

    private Terms checked(Terms t, @Nullable Automation before) {
        String name = Text.line("name", t.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BadInput("name", "Give the automation a name of up to " + LONGEST_NAME + " characters.");
        }
        if (t.startsAt() != null && t.endsAt() != null && !t.endsAt().isAfter(t.startsAt())) {
            throw new BadInput("endsAt", "The end has to be after the start.");
        }
        Audience audience = t.audience();
        if (before == null || !audience.equals(before.terms().audience())) {
            audiences.require(audience, "audience");
            audiences.addUnknownValues(audience);
        }
        String note = t.note() == null || t.note().isBlank() ? null : t.note().strip();
        return new Terms(
                name,
                audience,
                t.startsAt(),
                t.endsAt(),
                t.appliesTo(),
                t.due(),
                t.whenNoLongerMatching(),
                t.enabled(),
                note);
    }

    private Ready ready(Act act, @Nullable Automation before, Automation after, How how) {
        Turned turned = turns.turn(before, after);
        RuleEffect change = turned.effect().change();
        int touched = effects.peopleOfRules(List.of(after.id()));
        if (Brake.stops(change.lose(), touched, how.confirm())) {
            throw Conflict.brake(
                    "This takes training from " + change.lose() + " of the " + touched
                            + " people it touches. Confirm the number to do it.",
                    change.lose());
        }
        boolean moves = before != null
                && how.dueFor() == DueFor.OPEN
                && !Objects.equals(before.terms().due(), after.terms().due());
        int moved = moves ? dues.findOfRule(after.id(), after.content().id(), clock.instant()) : 0;
        return new Ready(act, after, turned, moves ? DueFor.OPEN : DueFor.NEW, moved, how);
    }

    private Saved write(Ready ready) {
        AutomationEffect effect = ready.effect();
        Automation after = ready.after();
        How how = ready.how();
        if (ready.act() == null) {
            return new Saved(after, effect, null);
        }
        List<Integer> rule = List.of(after.id());
        Written entry = log.write(ready.act()
                .people(Math.max(effect.change().people(), Math.max(effect.kept(), ready.moved())))
                .content(after.content().id())
                .note(how.said(after.terms().note()).note(), how.said(null).approvedBy())
                .detail(RuleDetail.of(rule, ready.dueFor() == DueFor.OPEN ? DueFor.OPEN : null)));
        rules.madeBy(rule, entry);
        if (!ready.turned().size().isNothing()) {
            engine.apply(ready.turned().size(), entry);
        }
        if (ready.moved() > 0) {
            dues.move(entry);
            notices.queue(Kind.DUE_DATE_CHANGED, entry, null, "select distinct content_id, person_id from due_move");
        }
        notices.reword(entry, how.message(), how.silent());
        store.keepVersion(after.id(), entry, RuleDetail.effect(effect));
        return new Saved(after, effect, entry);
    }
}
