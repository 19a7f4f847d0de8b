package dev.muster.people;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What can be edited of a person, as somebody wants it to be. Texts may still be untrimmed.
 *
 * @param username empty or null on creation: one is made
 * @param timeZone null: the setting defaultTimeZone
 * @param accessUntil last day of the access level; from the day after, the rights are a learner's. null: it does not end
 * @param attributes value names; attributes left out: none
 */
public record PersonDraft(
        String givenName,
        String familyName,
        @Nullable String username,
        @Nullable String email,
        @Nullable String employeeNumber,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leavesOn,
        @Nullable Integer managerId,
        @Nullable String language,
        @Nullable String timeZone,
        AccessLevel accessLevel,
        @Nullable Audience scope,
        @Nullable LocalDate accessUntil,
        Map<Attribute, List<String>> attributes) {
    public PersonDraft {
        attributes = Map.copyOf(attributes);
    }

    /** With an access level that does not end. */
    public PersonDraft(
            String givenName,
            String familyName,
            @Nullable String username,
            @Nullable String email,
            @Nullable String employeeNumber,
            @Nullable LocalDate hiredOn,
            @Nullable LocalDate leavesOn,
            @Nullable Integer managerId,
            @Nullable String language,
            @Nullable String timeZone,
            AccessLevel accessLevel,
            @Nullable Audience scope,
            Map<Attribute, List<String>> attributes) {
        this(
                givenName,
                familyName,
                username,
                email,
                employeeNumber,
                hiredOn,
                leavesOn,
                managerId,
                language,
                timeZone,
                accessLevel,
                scope,
                null,
                attributes);
    }

    /** Somebody of whom only the names are known. */
    public static PersonDraft named(String givenName, String familyName) {
        return new PersonDraft(
                givenName,
                familyName,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                AccessLevel.LEARNER,
                null,
                Map.of());
    }

    public PersonDraft with(Map<Attribute, List<String>> other) {
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
                timeZone,
                accessLevel,
                scope,
                accessUntil,
                other);
    }

    /** @param until null: it does not end */
    public PersonDraft withAccess(AccessLevel level, @Nullable Audience limitedTo, @Nullable LocalDate until) {
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
                timeZone,
                level,
                limitedTo,
                until,
                attributes);
    }

    public List<String> values(Attribute attribute) {
        return attributes.getOrDefault(attribute, List.of());
    }
}
