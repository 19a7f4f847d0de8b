package dev.muster.people.rules;

import dev.muster.shared.Day;
import dev.muster.shared.Text;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a field of a person may hold, in a form, an API call or a cell. */
public final class PersonFields {
    private static final int LONGEST = 100;
    private static final Pattern EMAIL =
            Pattern.compile("[^@\\s.()<>,;:\\\\\"\\[\\]]+(\\.[^@\\s.()<>,;:\\\\\"\\[\\]]+)*@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private PersonFields() {}

    /** Why the text can't be this field; null: it can. */
    public static @Nullable String fault(String field, String text) {
        String tooLong = tooLong(field, text);
        if (tooLong != null) {
            return tooLong;
        }
        String unusable = Text.fault(text, false);
        if (unusable != null) {
            return unusable;
        }
        return switch (field) {
            case "email" ->
                EMAIL.matcher(text).matches()
                        ? null
                        : "This is not an e-mail address, for example ana@northline.example.";
            case "username" -> text.chars().anyMatch(Character::isWhitespace) ? "A username has no spaces." : null;
            case "language" ->
                LANGUAGE.matcher(text).matches() ? null : "Write the language as a code, for example en or pt-BR.";
            case "timeZone" -> ZONES.contains(text) ? null : "This is not a time zone, for example Europe/London.";
            default -> null;
        };
    }

    static @Nullable String tooLong(String field, String text) {
        int longest = "email".equals(field) ? 254 : LONGEST;
        return text.length() > longest ? "This is too long: at most " + longest + " characters." : null;
    }

    public static @Nullable String dateFault(LocalDate date) {
        return date.isBefore(Day.FIRST) || date.isAfter(Day.LAST) ? "This date lies outside 1900 to 2199." : null;
    }
}
