package dev.muster.assignment.reassess;

import dev.muster.assignment.engine.FaultOfOne;
import dev.muster.assignment.engine.StuckStore;
import dev.muster.assignment.engine.StuckStore.Of;
import dev.muster.assignment.ledger.Execution;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One rule, group or person that fails never stops the others: what a batch fails by is found, by trying
 * parts of it in transactions that are taken back, and frozen alone; the rest goes on. It is tried again when it changes,
 * and every hour (docs/adr/0020).
 */
@Component
class Isolation {
    private static final Logger log = LoggerFactory.getLogger(Isolation.class);
    private static final int AT_MOST = 20;

    private final ReassessWork work;
    private final StuckStore stuck;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Isolation(ReassessWork work, StuckStore stuck, TransactionTemplate transaction, Clock clock) {
        this.work = work;
        this.stuck = stuck;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What waits, one by one where it has to be. */
    void workOff(int limit) {
        people(stuck.marked(Of.PERSON, limit));
        stuck.marked(Of.GROUP, limit).forEach(this::group);
        stuck.marked(Of.RULE, limit).forEach(this::rule);
    }

    void people(List<Integer> ids) {
        RuntimeException failed = ids.isEmpty() ? null : failure(() -> work.people(ids));
        if (failed == null) {
            return;
        }
        if (ids.size() == 1) {
            person(ids.getFirst(), failed);
        } else {
            people(ids.subList(0, ids.size() / 2));
            people(ids.subList(ids.size() / 2, ids.size()));
        }
    }

    /** Does it, or says what it fails by, twice in a row: what happens once may be over by then. */
    private @Nullable RuntimeException failure(Runnable act) {
        RuntimeException failed = null;
        for (int i = 0; i < 2; i++) {
            try {
                transaction.executeWithoutResult(tx -> act.run());
                return null;
            } catch (RuntimeException e) {
                if (!FaultOfOne.is(e)) {
                    throw e;
                }
                failed = e;
            }
        }
        return failed;
    }

    /** Groups and rules that fail for others, too, are frozen, until the person can be worked off; else the person. */
    private void person(int id, RuntimeException failure) {
        RuntimeException last = failure;
        for (int i = 0; i < AT_MOST && last != null && !stuck.people().contains(id); i++) {
            Optional<Integer> group = culprit(Of.GROUP, id);
            Optional<Integer> rule = group.isPresent() ? Optional.empty() : culprit(Of.RULE, id);
            if (group.isPresent()) {
                freeze(Of.GROUP, group.get(), last);
            } else if (rule.isPresent()) {
                blame(rule.get(), last);
            } else {
                break;
            }
            last = stuck.people().contains(id) ? last : failure(() -> work.people(List.of(id)));
        }
        if (last != null) {
            freeze(Of.PERSON, id, last);
        }
    }

    /** The group, without any rule, or the rule, by which a person fails; empty: it is none of them. */
    private Optional<Integer> culprit(Of kind, int person) {
        List<Integer> among = stuck.live(kind);
        if (among.isEmpty() || failsBy(kind, person, List.of()) || !failsBy(kind, person, among)) {
            return Optional.empty();
        }
        while (among.size() > 1) {
            List<Integer> half = among.subList(0, among.size() / 2);
            among = failsBy(kind, person, half) ? half : among.subList(among.size() / 2, among.size());
        }
        return failsBy(kind, person, among) ? Optional.of(among.getFirst()) : Optional.empty();
    }

    private boolean failsBy(Of kind, int person, List<Integer> some) {
        return failsFor(
                List.of(person), kind == Of.RULE ? some : List.of(), kind == Of.GROUP ? some : stuck.live(Of.GROUP));
    }

    /** Whether it fails for these people if there were no other rules and dynamic groups than these. */
    private boolean failsFor(List<Integer> people, List<Integer> rules, List<Integer> groups) {
        return fails(() -> {
            freezeAllBut(Of.RULE, rules);
            freezeAllBut(Of.GROUP, groups);
            work.people(people);
        });
    }

    private void freezeAllBut(Of kind, List<Integer> some) {
        TreeSet<Integer> others = new TreeSet<>(stuck.live(kind));
        some.forEach(others::remove);
        stuck.freeze(kind, others, StuckStore.LEFT_OUT, clock.instant());
    }

    /** Whether it does. Nothing is written. */
    private boolean fails(Runnable trial) {
        try {
            transaction.executeWithoutResult(tx -> {
                tx.setRollbackOnly();
                trial.run();
            });
            return false;
        } catch (RuntimeException e) {
            if (!FaultOfOne.is(e)) {
                throw e;
            }
            return true;
        }
    }

    /** Freezes those people whom the rule fails for, if it works for others; else the rule. @return whether it was the rule */
    private boolean blame(int rule, RuntimeException failure) {
        List<Integer> odd = new ArrayList<>();
        TreeSet<Integer> all = new TreeSet<>(stuck.activePeople());
        stuck.people().forEach(all::remove);
        for (List<Integer> some : Execution.batches(List.copyOf(all))) {
            odd(some, rule, odd);
        }
        if (odd.isEmpty() || odd.size() > AT_MOST || !worksWithout(odd, rule)) {
            freeze(Of.RULE, rule, failure);
            return true;
        }
        odd.forEach(p -> freeze(Of.PERSON, p, failure));
        return false;
    }

    /** Adds those of the people whom this rule alone fails for; more than can be people's own fault are not counted. */
    private void odd(List<Integer> people, int rule, List<Integer> found) {
        if (found.size() > AT_MOST || !failsFor(people, List.of(rule), stuck.live(Of.GROUP))) {
            return;
        }
        if (people.size() == 1) {
            found.add(people.getFirst());
            return;
        }
        odd(people.subList(0, people.size() / 2), rule, found);
        odd(people.subList(people.size() / 2, people.size()), rule, found);
    }

    private boolean worksWithout(List<Integer> odd, int rule) {
        AtomicBoolean forOthers = new AtomicBoolean();
        boolean fails = fails(() -> {
            stuck.freeze(Of.PERSON, odd, StuckStore.LEFT_OUT, clock.instant());
            work.rule(rule);
            forOthers.set(stuck.gives(rule, odd));
        });
        if (fails) {
            return false;
        }
        List<Integer> others =
                stuck.live(Of.RULE).stream().filter(r -> r != rule).toList();
        return forOthers.get() || failsBy(Of.RULE, odd.getFirst(), others);
    }

    void group(int id) {
        alone(Of.GROUP, id, () -> work.group(id));
    }

    /** Its members only. */
    void refresh(int id) {
        alone(Of.GROUP, id, () -> work.refresh(id));
    }

    /** In a transaction of its own. */
    void alone(Of kind, int id, Runnable act) {
        RuntimeException failed = failure(act);
        if (failed != null) {
            freeze(kind, id, failed);
        }
    }

    void rule(int id) {
        RuntimeException failed = failure(() -> work.rule(id));
        for (int i = 0; failed != null; i++) {
            if (i == AT_MOST) {
                freeze(Of.RULE, id, failed);
                return;
            }
            failed = blame(id, failed) ? null : failure(() -> work.rule(id));
        }
    }

    private void freeze(Of kind, int id, RuntimeException failure) {
        String reason = reason(failure);
        log.warn("Can't be worked off and is left alone: {} {}: {}", kind.column, id, reason);
        transaction.executeWithoutResult(tx -> {
            stuck.unmark(kind, List.of(id));
            stuck.freeze(kind, List.of(id), reason, clock.instant());
        });
    }

    /** The first line of what failed first. */
    private static String reason(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String said = first.getMessage() == null ? first.getClass().getSimpleName() : first.getMessage();
        String line = said.lines().findFirst().orElse("").replaceFirst("^ERROR: ", "");
        return "It can't be worked out: " + (line.length() > 200 ? line.substring(0, 200) + " …" : line) + ".";
    }
}
