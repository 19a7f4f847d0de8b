package dev.muster.notification;

/**
 * SQL: whether what the calendar told of an assignment still holds; the twin of {@link
 * dev.muster.notification.rules.Milestones#holds} over many.
 */
final class CalendarHolds {
    private CalendarHolds() {}

    /** Whom a notice is about. @param n what the table is called */
    static String person(String n) {
        return "(case when %1$s.about_id = 0 then %1$s.person_id else %1$s.about_id end)".formatted(n);
    }

    /**
     * @param a what the table of assignments is called
     * @param today SQL for the day where whom it is about is
     */
    static String of(String n, String a, String today) {
        return """
            (%2$s.required and case
              when %1$s.kind = 'DUE_SOON' then %2$s.state < 2 and %2$s.due_on = %1$s.counts_from and %2$s.due_on >= %3$s
              when %1$s.kind in ('OVERDUE', 'TEAM_OVERDUE') then %2$s.state < 2 and %2$s.due_on = %1$s.counts_from and %2$s.due_on < %3$s
              when %1$s.kind = 'EXPIRING' then %2$s.state = 2 and %2$s.expires_on = %1$s.counts_from and %2$s.expires_on >= %3$s
              when %1$s.kind in ('EXPIRED', 'TEAM_EXPIRED') then %2$s.state = 2 and %2$s.expires_on = %1$s.counts_from and %2$s.expires_on < %3$s
              else false end)""".formatted(n, a, today);
    }

    /** Whether somebody is away by the dates, whatever a sweep has noted. @param p what the table of people is called */
    static String away(String p, String today) {
        return "coalesce(%1$s.leave_from <= %2$s and (%1$s.leave_until is null or %1$s.leave_until >= %2$s), false)"
                .formatted(p, today);
    }
}
