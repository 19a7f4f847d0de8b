package dev.muster.audience;

import dev.muster.audience.rules.PeopleBitmaps;
import dev.muster.shared.AsOf;
import dev.muster.shared.PeopleChanged;
import dev.muster.shared.WholeTransaction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The bitmaps of a large company (docs/adr/0013): filled when first asked for, and brought up to what has been committed
 * before every answer, on every node. A small company is counted by SQL, which is quick enough there.
 */
@Component
public class BitmapCounts {
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Duration FILLED_ANEW_AFTER = Duration.ofDays(1);
    private static final int FEW = 50_000;

    private final BitmapStore store;
    private final FactsStore facts;
    private final TransactionTemplate moment;
    private final Clock clock;
    private final long from;
    private @Nullable Filled filled;

    private record Filled(PeopleBitmaps crowd, long upTo, Instant at) {}

    /** @param from how many people make a company large */
    BitmapCounts(
            BitmapStore store,
            FactsStore facts,
            PlatformTransactionManager transactions,
            Clock clock,
            @Value("${muster.bitmaps-from:50000}") long from) {
        this.store = store;
        this.facts = facts;
        this.clock = clock;
        this.from = from;
        this.moment = new WholeTransaction(transactions);
        this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.moment.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.moment.setReadOnly(true);
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PeopleChanged news) {
        moved(news.personIds());
    }

    /** Their facts or memberships changed, in the caller's transaction. */
    public void moved(Collection<Integer> people) {
        if (!people.isEmpty()) {
            store.moved(people, clock.instant());
        }
    }

    /** Asks the bitmaps, which hold the present; empty where the company is small. */
    <T> Optional<T> ask(Function<PeopleBitmaps, T> question) {
        if (AsOf.isPast() || store.about() < from) {
            return Optional.empty();
        }
        synchronized (this) {
            return Optional.of(question.apply(upToDate()));
        }
    }

    private PeopleBitmaps upToDate() {
        Filled now = filled;
        if (now == null || now.at().plus(FILLED_ANEW_AFTER).isBefore(clock.instant())) {
            now = moment.execute(_ -> new Filled(store.fill(), store.oldestOpen(), clock.instant()));
        } else {
            Filled last = now;
            now = moment.execute(_ -> caughtUp(last));
        }
        filled = now;
        return now.crowd();
    }

    private Filled caughtUp(Filled last) {
        BitmapStore.Moved moved = store.movedSince(last.upTo());
        if (moved.ids().length > FEW) {
            return new Filled(store.fill(), store.oldestOpen(), clock.instant());
        }
        if (moved.ids().length > 0) {
            var people = Arrays.stream(moved.ids()).boxed().toList();
            last.crowd().put(moved.ids(), facts.load(people, false).values());
        }
        return new Filled(last.crowd(), moved.upTo(), last.at());
    }

    /** Forgets the news that every node has taken in, or is too late for. */
    @Transactional
    public void forgetOldNews() {
        store.forget(clock.instant().minus(KEPT));
    }
}
