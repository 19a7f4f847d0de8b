package dev.muster.web.imports;

import dev.muster.shared.Attribute;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** What the import's screens call things. */
public final class ImportWords {
    private static final LocalDate EXAMPLE = LocalDate.of(2026, 12, 31);
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("employeeNumber", "Employee number"),
            Map.entry("givenName", "Given name"),
            Map.entry("familyName", "Family name"),
            Map.entry("name", "Name (“Family, Given”)"),
            Map.entry("username", "Username"),
            Map.entry("email", "E-mail"),
            Map.entry("hiredOn", "Hired on"),
            Map.entry("leavesOn", "Leaves on"),
            Map.entry("managerEmployeeNumber", "Manager's employee number"),
            Map.entry("language", "Language"),
            Map.entry("timeZone", "Time zone"),
            Map.entry("accessLevel", "Access level"));

    private ImportWords() {}

    public static String field(String field) {
        return Attribute.of(field).map(Attribute::label).orElseGet(() -> FIELDS.getOrDefault(field, "The whole row"));
    }

    public static String delimiter(char delimiter) {
        return switch (delimiter) {
            case '\t' -> "tabs";
            case ';' -> "semicolons";
            default -> "commas";
        };
    }

    /** The element that an error of the mapping belongs to. */
    public static String id(String field) {
        return field.startsWith("mapping.columns.")
                ? "c-" + field.substring("mapping.columns.".length())
                : switch (field) {
                    case "mapping.dateFormats" -> "formats";
                    case "mapping.encoding" -> "letters";
                    default -> "columns";
                };
    }

    /** A date in the format, for example {@code 12/31/2026}. */
    public static String example(String format) {
        return DateTimeFormatter.ofPattern(format.replace('y', 'u'), Locale.ENGLISH)
                .format(EXAMPLE);
    }
}
