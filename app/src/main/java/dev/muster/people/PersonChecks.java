package dev.muster.people;

import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person's fields may hold. Pure: needs no other person. The import refuses cells by the same rules. */
final class PersonChecks {
    static final int LONGEST = 100;
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private final List<BadInput.Error> errors = new ArrayList<>();

    private PersonChecks() {}

    /**
     * The draft with its texts trimmed, empty ones as null, and each value once.
     *
     * @throws BadInput with all errors there are
     */
    static PersonDraft clean(PersonDraft draft) {
        PersonChecks checks = new PersonChecks();
        PersonDraft clean = new PersonDraft(
                checks.required("givenName", draft.givenName(), "Enter the given name."),
                checks.required("familyName", draft.familyName(), "Enter the family name."),
                checks.take("username", draft.username()),
                checks.take("email", draft.email()),
                checks.take("employeeNumber", draft.employeeNumber()),
                checks.date("hiredOn", draft.hiredOn()),
                checks.date("leavesOn", draft.leavesOn()),
                draft.managerId(),
                checks.take("language", draft.language()),
                checks.take("timeZone", draft.timeZone()),
                draft.accessLevel(),
                draft.scope(),
                checks.values(draft.attributes()));
        if (!checks.errors.isEmpty()) {
            throw new BadInput(checks.errors);
        }
        return clean;
    }

    /** Why the text can't be this field; null: it can. */
    static @Nullable String fault(String field, String text) {
        if (text.length() > ("email".equals(field) ? 254 : LONGEST)) {
            return "This is too long: at most " + ("email".equals(field) ? 254 : LONGEST) + " characters.";
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return "This holds characters that can't be printed.";
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

    static @Nullable String dateFault(LocalDate date) {
        return date.isBefore(FIRST) || date.isAfter(LAST) ? "This date lies outside 1900 to 2200." : null;
    }

    private String required(String field, String text, String message) {
        String taken = take(field, text);
        if (taken == null) {
            errors.add(new BadInput.Error(field, message));
            return "";
        }
        return taken;
    }

    private @Nullable String take(String field, @Nullable String text) {
        String stripped = text == null ? "" : text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        add(field, fault(field, stripped));
        return stripped;
    }

    private @Nullable LocalDate date(String field, @Nullable LocalDate date) {
        if (date != null) {
            add(field, dateFault(date));
        }
        return date;
    }

    private Map<Attribute, List<String>> values(Map<Attribute, List<String>> given) {
        Map<Attribute, List<String>> clean = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            clean.put(attribute, List.of());
        }
        given.forEach((attribute, names) -> {
            Map<String, String> once = new LinkedHashMap<>();
            for (String name : names) {
                String field = "attributes." + attribute.word();
                String stripped = name.strip();
                if (stripped.isEmpty()) {
                    errors.add(new BadInput.Error(field, "A value can't be empty."));
                }
                add(field, fault(attribute.word(), stripped));
                once.putIfAbsent(stripped.toLowerCase(Locale.ROOT), stripped);
            }
            clean.put(attribute, once.values().stream().sorted().toList());
        });
        return clean;
    }

    private void add(String field, @Nullable String message) {
        if (message != null) {
            errors.add(new BadInput.Error(field, message));
        }
    }
}
