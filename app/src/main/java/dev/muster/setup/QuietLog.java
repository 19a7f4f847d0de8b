package dev.muster.setup;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import com.github.kagkarlsson.scheduler.exceptions.ExecutionException;
import dev.muster.shared.SqlStates;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.Marker;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What everybody who logs would say again and again with a stack trace: that the database is away (one line a minute
 * instead), that a client left before its answer was whole, and that work was cut short by the end of the program (nothing).
 */
@Component
class QuietLog extends TurboFilter {
    private static final org.slf4j.Logger OWN = LoggerFactory.getLogger("dev.muster.database");
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final AtomicLong said = new AtomicLong(System.nanoTime() - PAUSE);

    private volatile boolean ending;

    QuietLog() {
        setName("muster-quiet");
    }

    @EventListener(ContextRefreshedEvent.class)
    void begin() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getTurboFilterList().removeIf(f -> "muster-quiet".equals(f.getName()));
            context.addTurboFilter(this);
        }
    }

    @EventListener(ContextClosedEvent.class)
    void end() {
        ending = true;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] params,
            @Nullable Throwable t) {
        Throwable thrown = t == null ? last(params) : t;
        if (thrown == null) {
            return FilterReply.NEUTRAL;
        }
        if (isClientGone(thrown) || (ending && isCutShort(thrown)) || isSaidByWhatFollows(format, thrown)) {
            return FilterReply.DENY;
        }
        if (thrown instanceof ExecutionException) {
            OWN.warn("Work was taken over: this program stood still in it. {}", thrown.getMessage());
            return FilterReply.DENY;
        }
        if (!SqlStates.isAway(thrown)) {
            return FilterReply.NEUTRAL;
        }
        say(thrown);
        return FilterReply.DENY;
    }

    private void say(Throwable away) {
        long last = said.get();
        if (System.nanoTime() - last >= PAUSE && said.compareAndSet(last, System.nanoTime())) {
            Throwable root = away;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            String why = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
            OWN.error("The database can't be used ({}). This is said once a minute while it lasts", why);
        }
    }

    /** Interrupted, or too late for a connection; what it had begun is taken back. */
    private static boolean isCutShort(Throwable thrown) {
        Throwable t = thrown;
        for (int depth = 0; t != null && depth < 20; depth++, t = t.getCause()) {
            if (t instanceof InterruptedException
                    || (t instanceof SQLException
                            && String.valueOf(t.getMessage()).contains("has been closed"))) {
                return true;
            }
        }
        return false;
    }

    /** What the database said before its connection went, so that there was no rollback: it is thrown on, and said once. */
    private static boolean isSaidByWhatFollows(@Nullable String format, Throwable thrown) {
        return format != null
                && format.startsWith("Application exception overridden by rollback")
                && Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                        .limit(20)
                        .anyMatch(SQLException.class::isInstance);
    }

    private static @Nullable Throwable last(Object @Nullable [] params) {
        return params != null && params.length > 0 && params[params.length - 1] instanceof Throwable t ? t : null;
    }

    static boolean isClientGone(Throwable thrown) {
        Throwable t = thrown;
        for (int depth = 0; t != null && depth < 20; depth++, t = t.getCause()) {
            String name = t.getClass().getSimpleName();
            String said = String.valueOf(t.getMessage()).toLowerCase(Locale.ROOT);
            boolean cut = t instanceof IOException && (said.contains("broken pipe") || said.contains("reset by peer"));
            if (cut || name.equals("ClientAbortException") || name.equals("AsyncRequestNotUsableException")) {
                return true;
            }
        }
        return false;
    }
}
