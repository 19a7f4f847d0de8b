package dev.muster.privacy;

import dev.muster.privacy.RetentionStore.Due;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forgets each night what is kept no longer, and says what would go. */
@Component
public class Retention {
    /** When it runs, in UTC. */
    public static final LocalTime AT = LocalTime.of(3, 15);

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    private final RetentionStore store;
    private final RetentionSettings settings;
    private final Holds holds;
    private final Forgetting forgetting;
    private final Clock clock;

    Retention(RetentionStore store, RetentionSettings settings, Holds holds, Forgetting forgetting, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.holds = holds;
        this.forgetting = forgetting;
        this.clock = clock;
    }

    /** @param days null: kept for good; going: how much would go tonight; held: how much a hold keeps */
    public record Tonight(RetentionKind kind, @Nullable Integer days, long going, long held) {}

    /** Kind by kind and batch by batch; a kind that fails does not keep the others. */
    public void work() {
        for (RetentionKind kind : RetentionKind.values()) {
            try {
                while (forgetting.some(kind) > 0) {
                    LOG.debug("Forgot some {}", kind);
                }
            } catch (RuntimeException e) {
                LOG.error("Could not forget {}", kind, e);
            }
        }
    }

    @Transactional
    public List<Tonight> tonight() {
        ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
        ZonedDateTime today = now.with(AT);
        Instant at = (now.isBefore(today) ? today : today.plusDays(1)).toInstant();
        boolean can = holds.canForget();
        Map<RetentionKind, @Nullable Integer> days = settings.current();
        List<Tonight> all = new ArrayList<>();
        for (RetentionKind kind : RetentionKind.values()) {
            Integer kept = days.get(kind);
            Due due = kept == null ? new Due(0, 0) : store.due(kind, at.minus(Duration.ofDays(kept)));
            all.add(
                    can || !kind.isHeld()
                            ? new Tonight(kind, kept, due.going(), due.held())
                            : new Tonight(kind, kept, 0, due.going() + due.held()));
        }
        return all;
    }
}
