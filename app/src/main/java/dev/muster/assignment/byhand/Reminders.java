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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

    /** Somebody with what they are reminded of. */
    public record Pair(int personId, int contentId) {}

    /** @param refused null: reminded. The message is a sentence with the person's name */
    public record One(
            int personId,
            int contentId,
            String name,
            @Nullable Reason refused,
            String message) {
        public boolean reminded() {
            return refused == null;
        }
    }

    /** What {@link #remind} would answer; nothing is written. */
    @Transactional(readOnly = true)
    public List<One> preview(Actor actor, int contentId, List<Integer> personIds) {
        return decide(actor, ofOne(contentId, personIds));
    }

    /** The same of any mix of courses: by course, then name. */
    @Transactional(readOnly = true)
    public List<One> preview(Actor actor, Collection<Pair> pairs) {
        return decide(actor, pairs);
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
        return carryOut(actor, ofOne(contentId, personIds), said);
    }

    /** Of any mix of courses, under one audit entry. */
    @Transactional
    public ActOutcome<List<One>> carryOut(Actor actor, Collection<Pair> pairs, Remarks said) {
        locks.exclusive(pairs.stream().map(Pair::contentId).distinct().toList());
        List<One> all = decide(actor, pairs);
        Map<Integer, List<Integer>> reminded = all.stream()
                .filter(One::reminded)
                .collect(Collectors.groupingBy(
                        One::contentId, TreeMap::new, Collectors.mapping(One::personId, Collectors.toList())));
        if (reminded.isEmpty()) {
            return new ActOutcome<>(all, null);
        }
        Act act = Act.of(actor, AuditAction.ASSIGNMENT_REMIND).people((int)
                reminded.values().stream().flatMap(List::stream).distinct().count());
        Written entry = acts.write(
                reminded.size() == 1 ? act.content(reminded.keySet().iterator().next()) : act, said);
        reminded.forEach((content, people) -> {
            store.lines(content, people, entry, "{\"reminded\":true}");
            acts.tell(Kind.REMINDER, entry, said, content, people);
        });
        return new ActOutcome<>(all, entry.id());
    }

    private static List<Pair> ofOne(int contentId, List<Integer> personIds) {
        return personIds.stream().map(p -> new Pair(p, contentId)).toList();
    }

    private List<One> decide(Actor actor, Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            throw new BadInput("personIds", "Choose at least one person.");
        }
        if (!notices.isOn(Kind.REMINDER)) {
            throw new Conflict("Reminders are switched off in the settings of messages.");
        }
        Map<Integer, List<Integer>> byContent = pairs.stream()
                .collect(Collectors.groupingBy(
                        Pair::contentId, TreeMap::new, Collectors.mapping(Pair::personId, Collectors.toList())));
        List<One> all = new ArrayList<>();
        byContent.forEach((content, people) -> all.addAll(decide(actor, content, people)));
        return all;
    }

    private List<One> decide(Actor actor, int contentId, List<Integer> personIds) {
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
        return new One(k.personId(), target.ref().id(), k.name(), refused, message);
    }
}
