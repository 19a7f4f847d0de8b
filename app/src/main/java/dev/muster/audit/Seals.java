package dev.muster.audit;

import java.security.SecureRandom;
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
    private static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SealStore store;
    private final Clock clock;

    Seals(SealStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * What a check of the chain found. {@code problems} is empty for a sound one.
     *
     * @param resealed how many blocks hold text that was replaced since, as an entry of the log says
     */
    public record Verified(long blocks, long entries, long unsealed, long resealed, List<String> problems) {
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
            byte[] salt = new byte[SALT];
            RANDOM.nextBytes(salt);
            byte[] hash = BlockHash.of(previous, salt, store.sealable(ids), store);
            store.insert(new SealStore.Block(no, previous, salt, hash), ids, clock.instant());
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
