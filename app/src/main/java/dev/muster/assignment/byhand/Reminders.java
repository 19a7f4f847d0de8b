package dev.muster.assignment.byhand;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.HandStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.SituationStore.Target;
import dev.muster.assignment.ledger.Situations;
import dev.muster.assignment.rules.Reminding;
import dev.muster.assignment.rules.Reminding.Reason;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminding by hand: of open training, at most once a day each; the rest is answered with the reason each. */
@Component
public class Reminders {
    private final HandStore store;
    private final ContentLocks locks;
    private final Notices notices;
    private final Situations situations;
    private final LoggedActs acts;

    Reminders(HandStore store, ContentLocks locks, Notices notices, Situations situations, LoggedActs acts) {
        this.store = store;
        this.locks = locks;
        this.notices = notices;
        this.situations = situations;
        this.acts = acts;
    }

    /** @param refused null: reminded. The message is a sentence with the person's name */
    public record One(int personId, String name, @Nullable Reason refused, String message) {
        public boolean reminded() {
            return refused == null;
        }
    }

    /** What {@link #remind} would answer; nothing is written. */
    @Transactional(readOnly = true)
    public List<One> preview(Actor actor, int contentId, List<Integer> personIds) {
        return decide(actor, contentId, personIds);
    }

    /**
     * @throws NotThere for a content or person that is not there or out of scope
     * @throws Conflict when reminders are switched off
     */
    @Transactional
    public List<One> remind(Actor actor, int contentId, List<Integer> personIds, Remarks said) {
        return carryOut(actor, contentId, personIds, said).answer();
    }

    /** {@link #remind}, with its audit entry. */
    @Transactional
    public ActOutcome<List<One>> carryOut(Actor actor, int contentId, List<Integer> personIds, Remarks said) {
        locks.exclusive(List.of(contentId));
        List<One> all = decide(actor, contentId, personIds);
        List<Integer> people =
                all.stream().filter(One::reminded).map(One::personId).toList();
        if (people.isEmpty()) {
            return new ActOutcome<>(all, null);
        }
        Act act = Act.of(actor, AuditAction.ASSIGNMENT_REMIND)
                .people(people.size())
                .content(contentId);
        Written entry = acts.write(act, said);
        store.lines(contentId, people, entry, "{\"reminded\":true}");
        acts.tell(Kind.REMINDER, entry, said, contentId, people);
        return new ActOutcome<>(all, entry.id());
    }

    private List<One> decide(Actor actor, int contentId, List<Integer> personIds) {
        if (personIds.isEmpty()) {
            throw new BadInput("personIds", "Choose at least one person.");
        }
        if (!notices.isOn(Kind.REMINDER)) {
            throw new Conflict("Reminders are switched off in the settings of messages.");
        }
        Target target = situations.target(contentId);
        List<Known> known = situations.of(actor, target, personIds, Execution.AT_ONCE);
        Map<Integer, Instant> last = notices.last(Kind.REMINDER, contentId, personIds);
        return known.stream().map(k -> one(k, target, last.get(k.personId()))).toList();
    }

    private One one(Known k, Target target, @Nullable Instant last) {
        LocalDate day = last == null ? null : LocalDate.ofInstant(last, k.zone());
        Reason refused = Reminding.refused(k.situation(), k.today().equals(day));
        String title = target.ref().title();
        String message = refused == null
                ? k.name() + " is reminded of " + title + "."
                : k.name() + " " + refused.why() + " (" + title + ").";
        return new One(k.personId(), k.name(), refused, message);
    }
}
