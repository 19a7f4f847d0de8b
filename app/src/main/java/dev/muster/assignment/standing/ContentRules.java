package dev.muster.assignment.standing;

import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.engine.EffectStore;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.RequiredRemarks;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.audience.MembershipLock;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.Brake;
import dev.muster.shared.Conflict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A content's settings and what follows from them for people: mandatory and default for new starters are rules of the
 * engine, a changed due rule moves dates.
 */
@Component
public class ContentRules {
    private final Contents contents;
    private final RuleStore rules;
    private final DueMoveStore dues;
    private final DifferenceStore difference;
    private final EffectStore effects;
    private final Engine engine;
    private final ContentLocks locks;
    private final Notices notices;
    private final RequiredRemarks remarks;
    private final MembershipLock membershipLock;
    private final TransactionTemplate transaction;
    private final RolledBackTrial takenBack;
    private final Clock clock;

    ContentRules(
            Contents contents,
            RuleStore rules,
            DueMoveStore dues,
            DifferenceStore difference,
            EffectStore effects,
            Engine engine,
            ContentLocks locks,
            Notices notices,
            RequiredRemarks remarks,
            MembershipLock membershipLock,
            TransactionTemplate transaction,
            RolledBackTrial takenBack,
            Clock clock) {
        this.contents = contents;
        this.rules = rules;
        this.dues = dues;
        this.difference = difference;
        this.effects = effects;
        this.engine = engine;
        this.locks = locks;
        this.notices = notices;
        this.remarks = remarks;
        this.membershipLock = membershipLock;
        this.transaction = transaction;
        this.takenBack = takenBack;
        this.clock = clock;
    }

    /**
     * How to change.
     *
     * @param confirm the number of people losing training that was confirmed; 0: none
     */
    public record How(DueFor dueFor, Remarks said, int confirm) {
        public static final How PLAIN = new How(DueFor.NEW, Remarks.NONE, 0);
    }

    /**
     * What a change does.
     *
     * @param dueMoved people whose open due date moves
     * @param entry of the audit log; null where nothing changed
     */
    public record Done(
            RuleEffect effect, int dueMoved, @Nullable Written entry) {
        static final Done NOTHING = new Done(RuleEffect.NOTHING, 0, null);
    }

    /** What {@link #change} would do: the same call, taken back. Nothing is written. */
    public Done preview(Actor actor, int id, UnaryOperator<ContentSettings> change, DueFor dueFor) {
        return takenBack.of(() -> {
            How unbraked = new How(dueFor, Remarks.NONE, Integer.MAX_VALUE);
            return follow(id, null, change, new Following(actor, id, unbraked, false));
        });
    }

    /**
     * Changes the settings, and gives, takes and moves at once what follows.
     *
     * @param edits as the caller last saw them; null: whatever they are
     * @throws Conflict the brake, with the number
     */
    @Transactional
    public Done change(Actor actor, int id, @Nullable Integer edits, UnaryOperator<ContentSettings> change, How how) {
        return follow(id, edits, change, new Following(actor, id, how, true));
    }

    private Done follow(int id, @Nullable Integer edits, UnaryOperator<ContentSettings> change, Following f) {
        membershipLock.take();
        locks.exclusive(List.of(id));
        Optional<Written> written = contents.change(f.actor, id, edits, change, f::before);
        return written.map(f::apply).orElse(Done.NOTHING);
    }

    /** One change on its way: decided before its entry is written, applied under it. */
    private final class Following {
        private final Actor actor;
        private final int id;
        private final How how;
        private final boolean real;
        private final List<Integer> touched = new ArrayList<>();
        private RuleEffect effect = RuleEffect.NOTHING;
        private DifferenceStore.Size size = DifferenceStore.Size.NOTHING;
        private int moved;

        /** @param real false: a preview, which needs no reason */
        Following(Actor actor, int id, How how, boolean real) {
            this.real = real;
            this.actor = actor;
            this.id = id;
            this.how = how;
        }

        Act before(Contents.Change c, Act act) {
            follow(SourceKind.MANDATORY, c.before().mandatory(), c.after().mandatory());
            follow(
                    SourceKind.NEW_STARTER,
                    c.before().newStarterDefault(),
                    c.after().newStarterDefault());
            boolean dueChanges = !Objects.equals(c.before().due(), c.after().due());
            boolean moves = how.dueFor() == DueFor.OPEN && dueChanges;
            if (real && (moves || !touched.isEmpty())) {
                remarks.check(how.said());
            }
            if (!touched.isEmpty()) {
                size = difference.compute(new DifferenceRange.OfRules(touched), clock.instant());
                effect = effects.read(size);
                brake();
            }
            if (moves) {
                moved = dues.find(id, clock.instant());
            }
            return act.people(Math.max(effect.people(), moved))
                    .note(how.said().note(), how.said().approvedBy())
                    .detail(RuleDetail.of(touched, dueChanges ? how.dueFor() : null));
        }

        private void follow(SourceKind kind, boolean before, boolean after) {
            if (before == after) {
                return;
            }
            Integer rule = rules.ofContent(id, kind);
            if (after && rule == null) {
                touched.add(rules.give(id, kind, actor, how.said().note(), clock.instant()));
            } else if (!after && rule != null) {
                rules.end(rule, clock.instant());
                touched.add(rule);
            }
        }

        private void brake() {
            int people = effects.peopleOfRules(touched);
            if (Brake.stops(effect.lose(), people, how.confirm())) {
                throw Conflict.brake(
                        "This takes training from " + effect.lose() + " of the " + people
                                + " people it touches. Confirm the number to do it.",
                        effect.lose());
            }
        }

        Done apply(Written entry) {
            rules.madeBy(touched, entry);
            if (!size.isNothing()) {
                engine.apply(size, entry);
            }
            if (moved > 0) {
                dues.move(entry);
                notices.queue(
                        Kind.DUE_DATE_CHANGED, entry, null, "select distinct content_id, person_id from due_move");
            }
            notices.reword(entry, how.said().message(), how.said().silent());
            return new Done(effect, moved, entry);
        }
    }
}
