package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.when;

import dev.muster.people.rules.Leaves;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * SQL for who is away, and for what that makes of dates: by the leaves themselves, whatever a sweep has noted by now.
 * {@link Leaves} says the same of one person.
 */
public final class PersonLeave {
    private PersonLeave() {}

    /** Whether a day is one of the days away, over {@code PERSON}. */
    public static Condition isOn(Field<LocalDate> day) {
        return PERSON.LEAVE_FROM
                .isNotNull()
                .and(DSL.condition(
                        "is_on_leave({0}, {1}, {2}, {3})",
                        PERSON.EARLIER_LEAVES, PERSON.LEAVE_FROM, PERSON.LEAVE_UNTIL, day));
    }

    /** The same as text. @param person what the table is called; day: SQL for it */
    public static String isOn(String person, String day) {
        return "(%1$s.leave_from is not null and is_on_leave(%2$s, %3$s))".formatted(person, leaves(person), day);
    }

    /** What a date has become by a day, over {@code PERSON}. @param since the day on which it was set */
    public static Field<LocalDate> dueInForce(Field<LocalDate> due, Field<LocalDate> since, Field<LocalDate> day) {
        return when(PERSON.LEAVE_FROM.isNull(), due)
                .otherwise(field(
                        "due_in_force({0}, {1}, {2}, {3}, {4}, {5})",
                        SQLDataType.LOCALDATE,
                        due,
                        since,
                        PERSON.EARLIER_LEAVES,
                        PERSON.LEAVE_FROM,
                        PERSON.LEAVE_UNTIL,
                        day));
    }

    /** When a renewal is due as of a day, over {@code PERSON}. @param grace days after the first one without a valid completion */
    public static Field<LocalDate> renewalDue(
            Field<LocalDate> lastDay, Field<Integer> grace, int minimumDays, Field<LocalDate> day) {
        return when(PERSON.LEAVE_FROM.isNull(), lastDay.plus(grace).plus(1))
                .otherwise(field(
                        "renewal_due({0}, {1}, {2}, {3}, {4}, {5}, {6})",
                        SQLDataType.LOCALDATE,
                        lastDay,
                        grace,
                        DSL.val(minimumDays),
                        PERSON.EARLIER_LEAVES,
                        PERSON.LEAVE_FROM,
                        PERSON.LEAVE_UNTIL,
                        day));
    }

    /** The day less the days away since another one, as text: a date set then has passed if it lies before. */
    public static String livedDay(String person, String since, String day) {
        return "(case when %1$s.leave_from is null then %4$s else lived_day(%2$s, %3$s, %4$s) end)"
                .formatted(person, since, leaves(person), day);
    }

    /** What the date of an assignment has become, as text. @param a, person what the tables are called; zone, day: SQL */
    public static String dueInForce(String a, String person, String zone, String day) {
        return "(case when %1$s.leave_from is null then %2$s.due_on else due_in_force(%2$s.due_on, %3$s, %4$s, %5$s) end)"
                .formatted(
                        person,
                        a,
                        PersonDay.today("coalesce(%1$s.dated_at, %1$s.assigned_at)".formatted(a), person, zone),
                        leaves(person),
                        day);
    }

    /** As arguments of the functions. */
    public static String leaves(String person) {
        return "%1$s.earlier_leaves, %1$s.leave_from, %1$s.leave_until".formatted(person);
    }

    /** Of a row with {@code PERSON}'s columns of them. */
    public static Leaves of(Record r) {
        return Leaves.of(r.get(PERSON.EARLIER_LEAVES), r.get(PERSON.LEAVE_FROM), r.get(PERSON.LEAVE_UNTIL));
    }
}
