package dev.muster.people;

import dev.muster.people.rules.PersonFields;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.Same;
import dev.muster.shared.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a person's fields may hold. Pure: needs no other person. The import refuses cells by the same rules. */
final class PersonChecks {
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
                checks.date("accessUntil", draft.accessUntil()),
                checks.values(draft.attributes()));
        if (!checks.errors.isEmpty()) {
            throw new BadInput(checks.errors);
        }
        return clean;
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
        String stripped = text == null ? "" : Text.clean(text);
        if (stripped.isEmpty()) {
            return null;
        }
        add(field, PersonFields.fault(field, stripped));
        return stripped;
    }

    private @Nullable LocalDate date(String field, @Nullable LocalDate date) {
        if (date != null) {
            add(field, PersonFields.dateFault(date));
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
                String stripped = Text.clean(name);
                if (stripped.isEmpty()) {
                    errors.add(new BadInput.Error(field, "A value can't be empty."));
                }
                add(field, PersonFields.fault(attribute.word(), stripped));
                once.putIfAbsent(Same.key(stripped), stripped);
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
