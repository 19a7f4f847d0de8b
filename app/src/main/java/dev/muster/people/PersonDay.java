package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;

import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * SQL for what time and what day it is where people are: by their own time zone or, without one, the company's. {@link
 * TimeZones#today} says the same of one person.
 */
public final class PersonDay {
    private PersonDay() {}

    /** Date and time. @param at, zone SQL for an instant and the company's time zone; person: what the table is called */
    public static String now(String at, String person, String zone) {
        return there(at, person + ".time_zone", zone);
    }

    public static String today(String at, String person, String zone) {
        return now(at, person, zone) + "::date";
    }

    /** A relation {@code t (today)}, for what asks more than once. */
    public static String lateral(String at, String person, String zone) {
        return "(select " + today(at, person, zone) + " as today) t";
    }

    /** The day of an instant, over {@code PERSON}. @param zone the company's */
    public static Field<LocalDate> of(Field<Instant> at, String zone) {
        return DSL.field(
                there("{0}", "{1}", "{2}") + "::date", SQLDataType.LOCALDATE, at, PERSON.TIME_ZONE, DSL.val(zone));
    }

    /** The time zone itself. */
    public static String zone(String person, String zone) {
        return "coalesce(%s.time_zone, %s)".formatted(person, zone);
    }

    private static String there(String at, String own, String zone) {
        return "(%s at time zone coalesce(%s, %s))".formatted(at, own, zone);
    }
}
