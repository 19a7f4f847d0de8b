package dev.muster.notification.rules;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the calendar tells of one training: which day it counts from, and in which direction. */
public enum CalendarKind {
    DUE_SOON(Kind.DUE_SOON, null, true, false, Timing.of(7, 3, 1)),
    OVERDUE(
            Kind.OVERDUE,
            Kind.TEAM_OVERDUE,
            false,
            false,
            Timing.of(1, 3, 7).repeated(7).toManagerFrom(2)),
    EXPIRING(Kind.EXPIRING, null, true, true, Timing.of(30, 7, 1).withWindow()),
    EXPIRED(Kind.EXPIRED, Kind.TEAM_EXPIRED, false, true, Timing.of(1).toManagerFrom(1));

    private final Kind kind;
    private final @Nullable Kind team;
    private final boolean before;
    private final boolean byExpiry;
    private final Timing standard;

    CalendarKind(Kind kind, @Nullable Kind team, boolean before, boolean byExpiry, Timing standard) {
        this.kind = kind;
        this.team = team;
        this.before = before;
        this.byExpiry = byExpiry;
        this.standard = standard;
    }

    public static Optional<CalendarKind> of(Kind kind) {
        return Arrays.stream(values()).filter(k -> k.kind == kind).findFirst();
    }

    /** Of the message to the person. */
    public Kind kind() {
        return kind;
    }

    /** Of the message to their manager; null: the manager is told nothing. */
    public @Nullable Kind team() {
        return team;
    }

    /** Whether it comes before the day it counts from. */
    public boolean isBefore() {
        return before;
    }

    /** Whether it counts from the last valid day; else from the due date. */
    public boolean isByExpiry() {
        return byExpiry;
    }

    /** Until an administrator sets another. */
    public Timing standard() {
        return standard;
    }
}
