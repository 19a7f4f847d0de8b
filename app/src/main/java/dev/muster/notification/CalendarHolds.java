package dev.muster.notification;

import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;

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
     * @param b what the table of whom it is about is called; zone, at: SQL for the company's time zone and the instant
     */
    static String of(String n, String a, String b, String zone, String at) {
        String today = PersonDay.today(at, b, zone);
        return """
            (%2$s.required and coalesce(case
              when %1$s.kind = 'DUE_SOON' then %2$s.state < 2 and %4$s = %1$s.counts_from and %4$s >= %3$s
              when %1$s.kind in ('OVERDUE', 'TEAM_OVERDUE') then %2$s.state < 2 and %4$s = %1$s.counts_from and %4$s < %3$s
              when %1$s.kind = 'EXPIRING' then %2$s.state = 2 and %2$s.expires_on = %1$s.counts_from and %2$s.expires_on >= %3$s
              when %1$s.kind in ('EXPIRED', 'TEAM_EXPIRED') then %2$s.state = 2 and %2$s.expires_on = %1$s.counts_from and %2$s.expires_on < %3$s
              else false end, false))""".formatted(n, a, today, PersonLeave.dueInForce(a, b, zone, today));
    }
}
