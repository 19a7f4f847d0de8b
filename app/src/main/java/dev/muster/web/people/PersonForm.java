package dev.muster.web.people;

import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.ListField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form of a person, as it was filled in.
 *
 * @param manager the manager's username
 * @param version what the form was made on; null: a new person
 * @param values of the attributes, one a field; {@link #with} reads them, each by its word
 */
public record PersonForm(
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable String username,
        @Nullable String email,
        @Nullable String employeeNumber,
        @Nullable String hiredOn,
        @Nullable String leavesOn,
        @Nullable String manager,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String accessLevel,
        @Nullable Integer version,
        @Nullable Map<Attribute, List<String>> values) {

    static final PersonForm EMPTY =
            new PersonForm(null, null, null, null, null, null, null, null, null, null, null, null, null);

    static PersonForm of(Person p, @Nullable Person manager) {
        return new PersonForm(
                p.givenName(),
                p.familyName(),
                p.username(),
                p.email(),
                p.employeeNumber(),
                text(p.hiredOn()),
                text(p.leavesOn()),
                manager == null ? null : manager.username(),
                p.language(),
                p.ownTimeZone(),
                p.accessLevel().name(),
                p.version(),
                p.attributes());
    }

    /** With the values of the attributes, as they were sent beside the rest. */
    PersonForm with(MultiValueMap<String, String> sent) {
        Map<Attribute, List<String>> named = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            named.put(a, sent.getOrDefault(a.word(), List.of()));
        }
        return new PersonForm(
                givenName,
                familyName,
                username,
                email,
                employeeNumber,
                hiredOn,
                leavesOn,
                manager,
                language,
                timeZone,
                accessLevel,
                version,
                named);
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    /** Those filled in. */
    public List<String> values(Attribute attribute) {
        return values == null ? List.of() : ListField.filled(values.getOrDefault(attribute, List.of()));
    }

    public String level() {
        return accessLevel == null ? AccessLevel.LEARNER.name() : accessLevel;
    }

    /** @throws BadInput naming the dates that are none */
    PersonDraft over(PersonDraft d, @Nullable Integer managerId) {
        List<BadInput.Error> errors = new ArrayList<>();
        LocalDate hired = date("hiredOn", hiredOn, errors);
        LocalDate leaves = date("leavesOn", leavesOn, errors);
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        Map<Attribute, List<String>> filled = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            filled.put(a, values(a));
        }
        return new PersonDraft(
                givenName == null ? "" : givenName,
                familyName == null ? "" : familyName,
                username,
                email,
                employeeNumber,
                hired,
                leaves,
                managerId,
                language,
                timeZone,
                known(level()),
                d.scope(),
                d.accessUntil(),
                filled);
    }

    private static @Nullable LocalDate date(String field, @Nullable String text, List<BadInput.Error> errors) {
        try {
            return Day.optional(field, text);
        } catch (BadInput e) {
            errors.addAll(e.errors());
            return null;
        }
    }

    private static AccessLevel known(String level) {
        return Arrays.stream(AccessLevel.values())
                .filter(l -> l.name().equals(level))
                .findFirst()
                .orElseThrow(() -> new BadInput("accessLevel", "Choose an access level."));
    }
}
