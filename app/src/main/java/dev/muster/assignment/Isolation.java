package dev.muster.assignment;

import dev.muster.assignment.StuckStore.Of;
import dev.muster.shared.SqlStates;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One rule, group or person that fails never stops the others (behaviour 4): what a batch fails by is found, by trying
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

    /** What passes by itself, a database that is away, is nobody's fault: then the whole is done again later. */
    static boolean isFaultOfOne(RuntimeException e) {
        return !(e instanceof ConcurrencyFailureException) && !SqlStates.isPassing(e) && !SqlStates.isTooLong(e);
    }

    /** What waits, one by one where it has to be. */
    void workOff(int limit) {
        people(stuck.marked(Of.PERSON, limit));
        stuck.marked(Of.GROUP, limit).forEach(this::group);
        stuck.marked(Of.RULE, limit).forEach(this::rule);
    }

    void people(List<Integer> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            transaction.executeWithoutResult(tx -> work.people(ids));
        } catch (RuntimeException e) {
            if (!isFaultOfOne(e)) {
                throw e;
            }
            if (ids.size() == 1) {
                person(ids.getFirst(), e);
            } else {
                people(ids.subList(0, ids.size() / 2));
                people(ids.subList(ids.size() / 2, ids.size()));
            }
        }
    }

    /** Rules that fail for everybody are frozen; what fails by the person alone freezes the person. */
    private void person(int id, RuntimeException failure) {
        RuntimeException last = failure;
        for (int i = 0; i < AT_MOST; i++) {
            Optional<Integer> rule = culprit(id);
            if (rule.isEmpty() || !fails(() -> withoutPerson(id, rule.get()))) {
                freeze(Of.PERSON, id, last);
                return;
            }
            freeze(Of.RULE, rule.get(), last);
            try {
                transaction.executeWithoutResult(tx -> work.people(List.of(id)));
                return;
            } catch (RuntimeException e) {
                if (!isFaultOfOne(e)) {
                    throw e;
                }
                last = e;
            }
        }
        freeze(Of.PERSON, id, last);
    }

    /** The rule by which a person fails; empty: it is none of them. */
    private Optional<Integer> culprit(int person) {
        List<Integer> among = stuck.live(Of.RULE);
        if (among.isEmpty() || failsBy(person, List.of())) {
            return Optional.empty();
        }
        while (among.size() > 1) {
            List<Integer> half = among.subList(0, among.size() / 2);
            among = failsBy(person, half) ? half : among.subList(among.size() / 2, among.size());
        }
        return failsBy(person, among) ? Optional.of(among.getFirst()) : Optional.empty();
    }

    private boolean failsBy(int person, List<Integer> rules) {
        return fails(() -> {
            freezeAllBut(rules);
            work.people(List.of(person));
        });
    }

    private void freezeAllBut(List<Integer> rules) {
        TreeSet<Integer> others = new TreeSet<>(stuck.live(Of.RULE));
        rules.forEach(others::remove);
        stuck.freeze(Of.RULE, others, "Left out while the fault is looked for.", clock.instant());
    }

    private void withoutPerson(int person, int rule) {
        stuck.freeze(Of.PERSON, List.of(person), "Left out while the fault is looked for.", clock.instant());
        work.rule(rule);
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
            if (!isFaultOfOne(e)) {
                throw e;
            }
            return true;
        }
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
        try {
            transaction.executeWithoutResult(tx -> act.run());
        } catch (RuntimeException e) {
            if (!isFaultOfOne(e)) {
                throw e;
            }
            freeze(kind, id, e);
        }
    }

    void rule(int id) {
        for (int i = 0; ; i++) {
            try {
                transaction.executeWithoutResult(tx -> work.rule(id));
                return;
            } catch (RuntimeException e) {
                if (!isFaultOfOne(e)) {
                    throw e;
                }
                Optional<Integer> person = i < AT_MOST ? personOf(id) : Optional.empty();
                if (person.isEmpty() || failsAlsoWithout(person.get(), id)) {
                    freeze(Of.RULE, id, e);
                    return;
                }
                freeze(Of.PERSON, person.get(), e);
            }
        }
    }

    private boolean failsAlsoWithout(int person, int rule) {
        return fails(() -> withoutPerson(person, rule));
    }

    /** The first whom this rule alone fails for. */
    private Optional<Integer> personOf(int rule) {
        TreeSet<Integer> all = new TreeSet<>(stuck.activePeople());
        stuck.people().forEach(all::remove);
        for (List<Integer> some : Run.batches(List.copyOf(all))) {
            if (failsFor(some, rule)) {
                List<Integer> among = some;
                while (among.size() > 1) {
                    List<Integer> half = among.subList(0, among.size() / 2);
                    among = failsFor(half, rule) ? half : among.subList(among.size() / 2, among.size());
                }
                return Optional.of(among.getFirst());
            }
        }
        return Optional.empty();
    }

    private boolean failsFor(List<Integer> people, int rule) {
        return fails(() -> {
            freezeAllBut(List.of(rule));
            work.people(people);
        });
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
