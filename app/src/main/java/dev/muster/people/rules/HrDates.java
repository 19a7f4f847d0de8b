package dev.muster.people.rules;

import dev.muster.shared.BadInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the date cells of an HR file in the formats that were chosen. A time of day behind the date is ignored. */
public final class HrDates {
    /** Formats that are tried on a new file, the unmistakable ones first. */
    public static final List<String> KNOWN = List.of(
            "yyyy-MM-dd",
            "M/d/yyyy",
            "d/M/yyyy",
            "d.M.yyyy",
            "d-M-yyyy",
            "M-d-yyyy",
            "yyyy/M/d",
            "yyyyMMdd",
            "d MMM yyyy",
            "d-MMM-yyyy",
            "MMM d, yyyy",
            "d/M/yy",
            "M/d/yy",
            "d.M.yy");

    private static final Pattern TIME = Pattern.compile(
            ",?[ T]\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?( ?[AaPp]\\.?[Mm]\\.?)?( ?(UTC|GMT|Z|[+-]\\d{2}:?\\d{2}))?$");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private static final int REMEMBERED = 10_000;

    /**
     * What a cell says: a date, none, or a fault in words.
     *
     * @param isNone whether the fault is that it is no date at all
     */
    public record Read(@Nullable LocalDate date, @Nullable String fault, boolean isNone) {
        static final Read EMPTY = new Read(null, null, false);

        private static Read fault(String fault, boolean isNone) {
            return new Read(null, fault, isNone);
        }
    }

    private final List<Format> formats = new ArrayList<>();
    private final Set<String> none;
    private final Map<String, Read> seen = new HashMap<>();

    /**
     * @param patterns of d, dd, M, MM, MMM, yy, yyyy and signs between them
     * @throws BadInput naming a pattern that is none
     */
    public HrDates(List<String> patterns, List<String> noDate) {
        patterns.forEach(p -> formats.add(new Format(p)));
        none = Set.copyOf(noDate);
    }

    public Read read(String cell) {
        if (seen.size() > REMEMBERED) {
            seen.clear();
        }
        return seen.computeIfAbsent(cell, this::parse);
    }

    private Read parse(String cell) {
        if (cell.isEmpty() || none.contains(cell)) {
            return Read.EMPTY;
        }
        Matcher time = TIME.matcher(cell);
        String text = time.find() ? cell.substring(0, time.start()) : cell;
        if (none.contains(text)) {
            return Read.EMPTY;
        }
        LocalDate found = null;
        for (Format format : formats) {
            LocalDate date = format.read(text);
            if (date != null && found != null && !date.equals(found)) {
                return Read.fault(
                        "“%s” can be %s or %s. Choose one date format."
                                .formatted(cell, PLAIN.format(found), PLAIN.format(date)),
                        false);
            }
            found = date == null ? found : date;
        }
        if (found == null) {
            return Read.fault("“%s” is not a date in the chosen format.".formatted(cell), true);
        }
        String outside = PersonFields.dateFault(found);
        return outside == null ? new Read(found, null, false) : Read.fault(outside, false);
    }

    /** One pattern, taken apart. */
    private static final class Format {
        private final List<String> parts = new ArrayList<>();

        Format(String pattern) {
            Matcher m = Pattern.compile("d+|M+|y+|[^dMy]").matcher(pattern);
            int fields = 0;
            while (m.find()) {
                parts.add(m.group());
                fields += "dMy".indexOf(m.group().charAt(0)) >= 0 ? 1 : 0;
            }
            boolean known = parts.stream()
                    .filter(p -> "dMy".indexOf(p.charAt(0)) >= 0)
                    .allMatch(Set.of("d", "dd", "M", "MM", "MMM", "yy", "yyyy")::contains);
            if (fields != 3
                    || !known
                    || parts.stream()
                            .anyMatch(p -> Character.isLetter(p.charAt(0)) && "dMy".indexOf(p.charAt(0)) < 0)) {
                throw new BadInput(
                        "mapping.dateFormats",
                        "“%s” is not a date format; M/d/yyyy and yyyy-MM-dd are.".formatted(pattern));
            }
        }

        @Nullable LocalDate read(String text) {
            int at = 0;
            int year = 0;
            int month = 0;
            int day = 0;
            for (String part : parts) {
                char kind = part.charAt(0);
                int end = "MMM".equals(part) ? letters(text, at) : digits(text, at, part);
                if ("dMy".indexOf(kind) < 0) {
                    if (at >= text.length() || text.charAt(at) != kind) {
                        return null;
                    }
                    at++;
                    continue;
                }
                if (end <= at) {
                    return null;
                }
                String cut = text.substring(at, end);
                switch (kind) {
                    case 'd' -> day = Integer.parseInt(cut);
                    case 'M' -> month = "MMM".equals(part) ? month(cut) : Integer.parseInt(cut);
                    default -> year = "yy".equals(part) ? century(Integer.parseInt(cut)) : Integer.parseInt(cut);
                }
                at = end;
            }
            try {
                return at == text.length() ? LocalDate.of(year, month, day) : null;
            } catch (DateTimeException none) {
                return null;
            }
        }

        private static int century(int two) {
            return two < 50 ? 2000 + two : 1900 + two;
        }

        private static int month(String name) {
            String lower = name.toLowerCase(Locale.ROOT);
            return 1 + MONTHS.indexOf(lower.substring(0, Math.min(3, lower.length())));
        }

        private static int letters(String text, int from) {
            int at = from;
            while (at < text.length() && Character.isLetter(text.charAt(at))) {
                at++;
            }
            return at;
        }

        /** The end of the number at {@code from}: one or two digits, or exactly as many as the part has letters. */
        private static int digits(String text, int from, String part) {
            int most = part.length() == 1 ? 2 : part.length();
            int at = from;
            while (at < text.length() && at - from < most && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            return part.length() > 1 && at - from != most ? from : at;
        }
    }
}
