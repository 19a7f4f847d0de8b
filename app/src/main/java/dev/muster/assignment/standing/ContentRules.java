package dev.muster.assignment.standing;

import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.ledger.DueMoveStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.ledger.RuleLocks;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.shared.Actor;
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

/**
 * A content's settings and what follows from them for people: mandatory and default for new starters are rules of the
 * engine, a changed due rule moves dates.
 */
@Component
public class ContentRules {
    private final Contents contents;
    private final RuleStore rules;
    private final DueMoveStore dues;
    private final RolledBackTrial trial;
    private final Clock clock;
    private final RuleChanges changes;
    private final RuleLocks locks;
    private final LoggedActs acts;

    ContentRules(
            Contents contents,
            RuleStore rules,
            DueMoveStore dues,
            RolledBackTrial trial,
            Clock clock,
            RuleChanges changes,
            RuleLocks locks,
            LoggedActs acts) {
        this.contents = contents;
        this.rules = rules;
        this.dues = dues;
        this.trial = trial;
        this.clock = clock;
        this.changes = changes;
        this.locks = locks;
        this.acts = acts;
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
        return trial.of(() -> {
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
        locks.memberships();
        locks.contents(List.of(id));
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
        private RuleChange change = RuleChange.NOTHING;
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
                acts.require(how.said());
            }
            if (!touched.isEmpty()) {
                change = changes.of(touched);
                changes.brake(change, how.confirm());
            }
            if (moves) {
                moved = dues.find(id, clock.instant());
            }
            return act.people(Math.max(change.effect().people(), moved))
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

        Done apply(Written entry) {
            changes.apply(change, entry);
            if (moved > 0) {
                dues.move(entry);
                dues.tell(entry);
            }
            acts.reword(entry, how.said());
            return new Done(change.effect(), moved, entry);
        }
    }
}
