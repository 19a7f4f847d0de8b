package dev.muster.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The one reader of days and times that people and programs send: from 1900 to 2199. */
public final class Day {
    public static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    public static final LocalDate LAST = LocalDate.of(2199, 12, 31);
    private static final DateTimeFormatter WORDS = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final String MEND = "Enter a day from 1900-01-01 to 2199-12-31, such as 2026-12-31.";
    private static final String MEND_TIME = "Enter a time from 1900 to 2199, such as 2026-12-31T09:00:00Z.";

    private Day() {}

    /** @throws BadInput naming the field */
    public static LocalDate read(String field, @Nullable String text) {
        LocalDate day = optional(field, text);
        if (day == null) {
            throw new BadInput(field, MEND);
        }
        return day;
    }

    /** @return null for null and blanks */
    public static @Nullable LocalDate optional(String field, @Nullable String text) {
        String clean = text == null ? "" : Text.clean(text);
        try {
            return clean.isEmpty() ? null : within(field, LocalDate.parse(clean));
        } catch (DateTimeException e) {
            throw new BadInput(field, MEND);
        }
    }

    /** @return null for a text that is no day, or one out of bounds */
    public static @Nullable LocalDate orNull(String text) {
        try {
            return optional("day", text);
        } catch (BadInput e) {
            return null;
        }
    }

    public static LocalDate within(String field, LocalDate day) {
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new BadInput(field, MEND);
        }
        return day;
    }

    /** An instant with its offset. */
    public static Instant instant(String field, String text) {
        try {
            return within(field, OffsetDateTime.parse(Text.clean(text)).toInstant());
        } catch (DateTimeException e) {
            throw new BadInput(field, MEND_TIME);
        }
    }

    /** Day and time as a form writes them. */
    public static Instant instant(String field, String text, ZoneId zone) {
        try {
            return within(
                    field, LocalDateTime.parse(Text.clean(text)).atZone(zone).toInstant());
        } catch (DateTimeException e) {
            throw new BadInput(field, "Enter a date and a time from 1900 to 2199.");
        }
    }

    public static Instant within(String field, Instant at) {
        if (at.isBefore(FIRST.atStartOfDay(ZoneOffset.UTC).toInstant())
                || !at.isBefore(LAST.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())) {
            throw new BadInput(field, MEND_TIME);
        }
        return at;
    }

    /** As people read it, on screens, in mails and in reasons: {@code 31 Dec 2026}. The one place that writes days for people. */
    /** {@code 4 Dec 2026, 09:30}, there. */
    public static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }

    public static String words(LocalDate day) {
        return WORDS.format(day);
    }
}
