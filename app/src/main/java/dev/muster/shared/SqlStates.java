package dev.muster.shared;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the database said was wrong, by its SQLSTATE: the one place that knows what passes and what lasts. */
public final class SqlStates {
    private static final Set<String> ENDED_BY_OPERATOR = Set.of("57P01", "57P02", "57P03", "57P05");
    /** Deadlock, serialisation, a lock not got in time. */
    private static final Set<String> IN_THE_WAY = Set.of("40P01", "40001", "55P03");

    /** What the data are, a constraint, the size of what was asked, what a function says, a fault of the server's own. */
    private static final Set<String> LASTING_CLASSES = Set.of("20", "21", "22", "23", "44", "54", "P0", "XX");

    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private SqlStates() {}

    /** The SQLSTATE at the bottom of a failure; empty if the database had no part in it. */
    public static Optional<String> of(Throwable failure) {
        @Nullable String found = null;
        Throwable t = failure;
        for (int depth = 0; t != null && depth < 30; depth++, t = t.getCause()) {
            if (t instanceof SQLException e) {
                found = state(e, found);
            }
        }
        return Optional.ofNullable(found);
    }

    /** A pool says without any state that all its connections are taken, or that this one was closed. */
    private static @Nullable String state(SQLException e, @Nullable String outer) {
        if (e.getSQLState() != null) {
            return e.getSQLState();
        }
        if (e instanceof SQLTransientConnectionException) {
            return "55P03";
        }
        return "Connection is closed".equals(e.getMessage()) ? "08003" : outer;
    }

    /** The server, or every connection to it, is away or full: nothing can be done until it is back. */
    public static boolean isAway(Throwable failure) {
        return of(failure)
                .filter(s -> s.startsWith("08")
                        || s.startsWith("53")
                        || s.startsWith("58")
                        || s.equals("25P03")
                        || ENDED_BY_OPERATOR.contains(s))
                .isPresent();
    }

    /** Somebody else was in the way; the same act can succeed if it is tried again. */
    public static boolean isInTheWay(Throwable failure) {
        return of(failure).filter(IN_THE_WAY::contains).isPresent();
    }

    /** Every connection of the kind that the work needed was taken for longer than it may wait. */
    public static boolean isFull(Throwable failure) {
        Throwable t = failure;
        for (int depth = 0; t != null && depth < 30; depth++, t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException e && e.getSQLState() == null) {
                return true;
            }
        }
        return false;
    }

    /** A statement ran longer than its kind of work may. */
    public static boolean isTooLong(Throwable failure) {
        return of(failure).filter("57014"::equals).isPresent();
    }

    /** What was to be written does not fit what is there: a rule of a table, or a value that it can't hold. */
    public static boolean isRefusedByData(Throwable failure) {
        return of(failure).filter(s -> s.startsWith("22") || s.startsWith("23")).isPresent();
    }

    /** The same work can succeed later without anybody's changing anything. */
    public static boolean isPassing(Throwable failure) {
        return of(failure)
                .filter(s -> isOf(PASSING_CLASSES, s) || s.equals("25P03"))
                .isPresent();
    }

    /** The same work fails again for as long as what it works on is as it is. */
    public static boolean isLasting(Throwable failure) {
        boolean ofDatabase = false;
        boolean lasting = false;
        Throwable t = failure;
        for (int depth = 0; t != null && depth < 30; depth++, t = t.getCause()) {
            if (t instanceof Error || t instanceof InterruptedException || t instanceof IOException) {
                return false; // the node's
            }
            ofDatabase |= t instanceof SQLException;
            lasting |= t instanceof SQLException e && isOf(LASTING_CLASSES, e.getSQLState());
        }
        return lasting || !ofDatabase;
    }

    private static boolean isOf(Set<String> classes, @Nullable String state) {
        return state != null && state.length() == 5 && classes.contains(state.substring(0, 2));
    }
}
