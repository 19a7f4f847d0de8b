package dev.muster.audit;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Seals entries into a hash chain in blocks: writers stay parallel, the chain follows within a minute.
 * {@link #verify} recomputes it and names what was altered, removed or swapped.
 */
@Component
public class Seals {
    /** Transactions older than this can't be under way any more: also after a restore into a new cluster. */
    private static final Duration SURELY_ENDED = Duration.ofDays(1);

    private static final int MOST = 5_000;

    private final SealStore store;
    private final Clock clock;

    Seals(SealStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What a check of the chain found. {@code problems} is empty for a sound one. */
    public record Verified(long blocks, long entries, long unsealed, List<String> problems) {
        public Verified {
            problems = List.copyOf(problems);
        }

        public boolean isSound() {
            return problems.isEmpty();
        }
    }

    /** Seals what has been written and is not sealed yet. @return entries sealed */
    @Transactional
    public int seal() {
        store.lock();
        int sealed = 0;
        List<Long> ids = store.unsealed(clock.instant().minus(SURELY_ENDED), MOST);
        while (!ids.isEmpty()) {
            Optional<SealStore.Block> last = store.last();
            byte[] previous = last.map(SealStore.Block::hash).orElse(new byte[32]);
            long no = last.map(b -> b.no() + 1).orElse(1L);
            store.insert(no, ids, previous, BlockHash.of(previous, store.sealable(ids), store), clock.instant());
            sealed += ids.size();
            ids = store.unsealed(clock.instant().minus(SURELY_ENDED), MOST);
        }
        return sealed;
    }

    @Transactional(readOnly = true)
    public Verified verify() {
        return new ChainCheck(store).run();
    }
}
