package dev.muster.web.library;

import dev.muster.library.rules.Validity;
import dev.muster.shared.BadInput;
import dev.muster.web.DueForm;
import java.time.Month;
import java.time.MonthDay;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How long a completion counts, as typed.
 *
 * @param valid {@code ever}, {@code months} or {@code day}; empty: months where some are given
 * @param validDay of the month; validMonth: its number
 */
public record ValidityForm(
        String valid,
        String validityMonths,
        String validDay,
        String validMonth,
        String validAtLeastDays,
        String keepAnniversary,
        String renewalWindowDays,
        String graceDays) {
    static ValidityForm of(Validity v) {
        MonthDay until = v.until();
        return new ValidityForm(
                v.isForEver() ? "ever" : until == null ? "months" : "day",
                v.months() == null ? "" : String.valueOf(v.months()),
                until == null ? "" : String.valueOf(until.getDayOfMonth()),
                until == null ? "" : String.valueOf(until.getMonthValue()),
                String.valueOf(v.atLeastDays()),
                v.keepsAnniversary() ? "true" : "false",
                String.valueOf(v.windowDays()),
                String.valueOf(v.graceDays()));
    }

    Map<String, String> fields() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("valid", valid);
        all.put("validityMonths", validityMonths);
        all.put("validDay", validDay);
        all.put("validMonth", validMonth);
        all.put("validAtLeastDays", validAtLeastDays);
        all.put("keepAnniversary", keepAnniversary);
        all.put("renewalWindowDays", renewalWindowDays);
        all.put("graceDays", graceDays);
        return all;
    }

    public boolean isMonths() {
        return valid.equals("months") || valid.isEmpty() && !validityMonths.isEmpty();
    }

    public boolean isDay() {
        return valid.equals("day");
    }

    /** @throws BadInput naming the field */
    Validity validity() {
        return new Validity(
                isMonths() ? (Integer) DueForm.number("validityMonths", validityMonths) : null,
                isDay() ? day() : null,
                orElse("validAtLeastDays", validAtLeastDays, Validity.AT_LEAST_DAYS),
                keepAnniversary.equals("true"),
                orElse("renewalWindowDays", renewalWindowDays, Validity.WINDOW_DAYS),
                orElse("graceDays", graceDays, 0));
    }

    private static int orElse(String field, String typed, int otherwise) {
        return typed.isEmpty() ? otherwise : DueForm.number(field, typed);
    }

    private MonthDay day() {
        MonthDay day = readDay();
        if (day == null) {
            throw new BadInput("validDay", "Choose a day that there is, such as 31 March.");
        }
        return day;
    }

    private @Nullable MonthDay readDay() {
        return validDay.matches("\\d{1,2}") && validMonth.matches("\\d{1,2}")
                ? Validity.day("%02d-%02d".formatted(Integer.parseInt(validMonth), Integer.parseInt(validDay)))
                : null;
    }

    /** Its number and name. */
    public static Map<String, String> months() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Month m : Month.values()) {
            all.put(String.valueOf(m.getValue()), ValidityWords.name(m));
        }
        return all;
    }
}
