package dev.muster.demo;

import dev.muster.people.PersonDraft;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who began to work there.
 *
 * @param boss the post they report to, as {@code role@location}; empty: nobody
 * @param enteredDaysAgo when their account was made
 * @param signIn the username of a demo sign-in; null: one is made
 */
record Hire(
        int number,
        String given,
        String family,
        String role,
        String department,
        String location,
        String boss,
        LocalDate hiredOn,
        int enteredDaysAgo,
        boolean mail,
        AccessLevel level,
        @Nullable String signIn) {

    String post() {
        return role + "@" + location;
    }

    Hire as(String newGiven, String newFamily, String username, AccessLevel newLevel) {
        return new Hire(
                number,
                newGiven,
                newFamily,
                role,
                department,
                location,
                boss,
                hiredOn,
                enteredDaysAgo,
                true,
                newLevel,
                username);
    }

    Hire hired(LocalDate on, int entered) {
        return new Hire(number, given, family, role, department, location, boss, on, entered, mail, level, signIn);
    }

    PersonDraft draft(@Nullable Integer managerId) {
        String address = mail ? (plain(given) + "." + plain(family) + "@northline.example") : null;
        return new PersonDraft(
                given,
                family,
                signIn,
                address,
                "NK-" + (1000 + number),
                hiredOn,
                null,
                managerId,
                "en",
                null,
                level,
                level == AccessLevel.MANAGER
                        ? Audience.of(new Audience.Has(Attribute.LOCATION, List.of(location), false))
                        : null,
                Map.of(
                        Attribute.LOCATION, List.of(location),
                        Attribute.ROLE, List.of(role),
                        Attribute.DEPARTMENT, List.of(department)));
    }

    private static String plain(String name) {
        return java.text.Normalizer.normalize(name, java.text.Normalizer.Form.NFD)
                .replaceAll("[^A-Za-z]", "")
                .toLowerCase(Locale.ROOT);
    }
}
