package dev.muster.people;

import dev.muster.people.ImportPlan.NewValue;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.Usernames;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Same;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a row of an HR file makes of a person: somebody new, or who they were with what the file says. */
final class ImportedPeople {
    private static final int STARTER_DAYS = 90;

    private final HrMapping mapping;
    private final Values values;
    private final String standardLanguage;
    private final Function<@Nullable String, LocalDate> today;
    private final Map<NewValue, Integer> newValues = new HashMap<>();
    private final Map<NewValue, NewValue> spelled = new HashMap<>();

    ImportedPeople(
            HrMapping mapping, Values values, String standardLanguage, Function<@Nullable String, LocalDate> today) {
        this.mapping = mapping;
        this.values = values;
        this.standardLanguage = standardLanguage;
        this.today = today;
    }

    private static String or(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    /** @param id negative: there is none yet */
    Known create(HrPerson row, int id, Usernames made) {
        String given = or(row.givenName(), "");
        String family = or(row.familyName(), "");
        String username = row.username() == null ? made.make(Usernames.stem(given, family)) : row.username();
        Known p = new Known(
                id,
                row.employeeNumber(),
                username,
                row.email(),
                given,
                family,
                row.hiredOn(),
                row.leavesOn(),
                null,
                or(row.language(), standardLanguage),
                row.timeZone(),
                row.accessLevel() == null ? AccessLevel.LEARNER : AccessLevel.valueOf(row.accessLevel()),
                PersonStatus.ACTIVE,
                null,
                null,
                null,
                valueIds(row, List.of()));
        return settled(p);
    }

    /** An unmapped column keeps what is there, an empty cell clears it. A username is never cleared. */
    Known change(HrPerson row, Known p) {
        boolean level = mapping.maps("accessLevel") && p.accessLevel() != AccessLevel.ADMIN;
        Known after = new Known(
                p.id(),
                mapping.maps("employeeNumber") ? row.employeeNumber() : p.employeeNumber(),
                or(row.username(), p.username()),
                mapping.maps("email") ? row.email() : p.email(),
                or(row.givenName(), p.givenName()),
                or(row.familyName(), p.familyName()),
                mapping.maps("hiredOn") ? row.hiredOn() : p.hiredOn(),
                mapping.maps("leavesOn") ? row.leavesOn() : p.leavesOn(),
                p.managerId(),
                mapping.maps("language") ? or(row.language(), standardLanguage) : p.language(),
                mapping.maps("timeZone") ? row.timeZone() : p.timeZone(),
                level ? AccessLevel.valueOf(or(row.accessLevel(), "LEARNER")) : p.accessLevel(),
                p.status(),
                p.statusReason(),
                p.leaveFrom(),
                p.leaveUntil(),
                valueIds(row, p.valueIds()));
        return settled(after);
    }

    /** Who was missing from a file and is in this one is back; for the rest the dates decide. */
    private Known settled(Known p) {
        boolean wasMissing = p.status() == PersonStatus.DEACTIVATED && Standing.MISSING.equals(p.statusReason());
        return p.standing(Standing.on(
                today.apply(p.timeZone()),
                wasMissing ? PersonStatus.ACTIVE : p.status(),
                wasMissing ? null : p.statusReason(),
                p.leavesOn(),
                p.leaveFrom(),
                p.leaveUntil()));
    }

    boolean isStarter(Known p) {
        return switch (mapping.newStarters()) {
            case ALL -> true;
            case NONE -> false;
            case HIRED_WITHIN_90_DAYS ->
                p.hiredOn() != null
                        && !p.hiredOn().isBefore(today.apply(p.timeZone()).minusDays(STARTER_DAYS));
        };
    }

    private List<Integer> valueIds(HrPerson row, List<Integer> now) {
        List<Integer> ids = new ArrayList<>();
        for (int id : now) {
            values.byId(id)
                    .filter(v -> !row.values().containsKey(v.attribute().word()))
                    .ifPresent(v -> ids.add(id));
        }
        row.values().forEach((word, names) -> {
            Attribute attribute = Attribute.of(word).orElseThrow();
            names.forEach(name -> ids.add(valueId(attribute, name)));
        });
        return ids.stream().distinct().sorted().toList();
    }

    private int valueId(Attribute attribute, String name) {
        return values.find(attribute, name).map(Values.Value::id).orElseGet(() -> newValueId(attribute, name));
    }

    /** Names that differ in case only are one value, spelled as it came first. */
    private int newValueId(Attribute attribute, String name) {
        NewValue first =
                spelled.computeIfAbsent(new NewValue(attribute, Same.key(name)), k -> new NewValue(attribute, name));
        return newValues.computeIfAbsent(first, v -> -1 - newValues.size());
    }

    /** Values that the lists do not have yet, as they were met: -1, -2 and so on are their ids until then. */
    List<NewValue> newValues() {
        return newValues.entrySet().stream()
                .sorted(Map.Entry.<NewValue, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }
}
