package dev.muster.people;

import dev.muster.people.rules.Leaves;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is trained.
 *
 * @param statusReason why deactivated: {@code HAND}, {@code LEAVING_DATE} or {@code MISSING}
 * @param accessUntil last day of the access level; null: it does not end
 * @param ownTimeZone null: the setting's
 * @param timeZone the one in force
 * @param attributes own value names, by name; every attribute is there
 * @param inherited what the locations belong to; every attribute is there
 */
public record Person(
        int id,
        String username,
        @Nullable String email,
        String givenName,
        String familyName,
        @Nullable String employeeNumber,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leavesOn,
        PersonStatus status,
        Instant statusSince,
        @Nullable String statusReason,
        Leaves leaves,
        AccessLevel accessLevel,
        @Nullable Audience scope,
        @Nullable LocalDate accessUntil,
        @Nullable Integer managerId,
        String language,
        @Nullable String ownTimeZone,
        String timeZone,
        Map<Attribute, List<String>> attributes,
        Map<Attribute, List<String>> inherited,
        boolean newStarter,
        Instant createdAt,
        int version) {
    public Person {
        attributes = Map.copyOf(attributes);
        inherited = Map.copyOf(inherited);
    }

    public String name() {
        return PersonName.of(givenName, familyName);
    }

    public List<String> values(Attribute attribute) {
        return attributes.getOrDefault(attribute, List.of());
    }

    /** As it is now, to be edited. */
    public PersonDraft draft() {
        return new PersonDraft(
                givenName,
                familyName,
                username,
                email,
                employeeNumber,
                hiredOn,
                leavesOn,
                managerId,
                language,
                ownTimeZone,
                accessLevel,
                scope,
                accessUntil,
                attributes);
    }
}
