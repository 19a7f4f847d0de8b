package dev.muster.people.imports;

import dev.muster.people.PersonStatus;
import dev.muster.people.Standing;
import dev.muster.people.Values;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.Leaves;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
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
    private static final int MOST_NEW_VALUES = 50_000;

    private final HrMapping mapping;
    private final Values values;
    private final String standardLanguage;
    private final Function<@Nullable String, LocalDate> today;
    private final List<NewValue> newValues = new ArrayList<>();
    private final Map<NewValue, Integer> newIds = new HashMap<>();
    private final Map<Integer, Integer> made = new HashMap<>();

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

    ImportChange change(ImportRow row) {
        KnownPerson before = row.before();
        KnownPerson after = before == null ? create(row) : changed(row, before);
        return new ImportChange(row.row().line(), before, after, before == null && isStarter(after));
    }

    private KnownPerson create(ImportRow r) {
        HrPerson row = r.row();
        return settled(new KnownPerson(
                r.id(),
                row.employeeNumber(),
                or(row.username(), ""),
                row.email(),
                or(row.givenName(), ""),
                or(row.familyName(), ""),
                row.hiredOn(),
                row.leavesOn(),
                r.managerId(),
                or(row.language(), standardLanguage),
                row.timeZone(),
                row.accessLevel() == null ? AccessLevel.LEARNER : AccessLevel.valueOf(row.accessLevel()),
                PersonStatus.ACTIVE,
                null,
                Leaves.NONE,
                allValues(r.valueIds(), List.of())));
    }

    /** An unmapped column keeps what is there, an empty cell clears it. A username is never cleared. */
    private KnownPerson changed(ImportRow r, KnownPerson p) {
        HrPerson row = r.row();
        boolean level = mapping.maps("accessLevel") && p.accessLevel() != AccessLevel.ADMIN;
        return settled(new KnownPerson(
                p.id(),
                mapping.maps("employeeNumber") ? row.employeeNumber() : p.employeeNumber(),
                or(row.username(), p.username()),
                mapping.maps("email") ? row.email() : p.email(),
                or(row.givenName(), p.givenName()),
                or(row.familyName(), p.familyName()),
                mapping.maps("hiredOn") ? row.hiredOn() : p.hiredOn(),
                mapping.maps("leavesOn") ? row.leavesOn() : p.leavesOn(),
                mapping.maps("managerEmployeeNumber") ? r.managerId() : p.managerId(),
                mapping.maps("language") ? or(row.language(), standardLanguage) : p.language(),
                mapping.maps("timeZone") ? row.timeZone() : p.timeZone(),
                level ? AccessLevel.valueOf(or(row.accessLevel(), "LEARNER")) : p.accessLevel(),
                p.status(),
                p.statusReason(),
                p.leaves(),
                allValues(r.valueIds(), p.valueIds())));
    }

    /** Who was missing from a file and is in this one is back; for the rest the dates decide. */
    private KnownPerson settled(KnownPerson p) {
        boolean wasMissing = p.status() == PersonStatus.DEACTIVATED && Standing.MISSING.equals(p.statusReason());
        return p.standing(Standing.on(
                today.apply(p.timeZone()),
                wasMissing ? PersonStatus.ACTIVE : p.status(),
                wasMissing ? null : p.statusReason(),
                p.leavesOn(),
                p.leaves()));
    }

    private boolean isStarter(KnownPerson p) {
        return switch (mapping.newStarters()) {
            case ALL -> true;
            case NONE -> false;
            case HIRED_WITHIN_90_DAYS ->
                p.hiredOn() != null
                        && !p.hiredOn().isBefore(today.apply(p.timeZone()).minusDays(STARTER_DAYS));
        };
    }

    private List<Integer> allValues(List<Integer> mapped, List<Integer> now) {
        List<Integer> ids = new ArrayList<>();
        for (int id : now) {
            values.byId(id).filter(v -> !mapping.maps(v.attribute().word())).ifPresent(v -> ids.add(id));
        }
        mapped.forEach(id -> ids.add(made.getOrDefault(id, id)));
        return ids.stream().distinct().sorted().toList();
    }

    boolean knows(Attribute attribute, String name) {
        return values.find(attribute, name).isPresent();
    }

    /** @throws BadInput if there are so many new ones that the column can't be a list */
    List<Integer> valueIds(Map<String, List<String>> named) {
        List<Integer> ids = new ArrayList<>();
        named.forEach((word, names) -> {
            Attribute attribute = Attribute.of(word).orElseThrow();
            names.forEach(name -> ids.add(valueId(attribute, name)));
        });
        return ids;
    }

    private int valueId(Attribute attribute, String name) {
        return values.find(attribute, name).map(Values.Value::id).orElseGet(() -> newValueId(attribute, name));
    }

    /** Names that differ in case only are one value, spelled as it came first. */
    private int newValueId(Attribute attribute, String name) {
        int id = newIds.computeIfAbsent(new NewValue(attribute, Same.key(name)), k -> {
            newValues.add(new NewValue(attribute, name));
            return -newValues.size();
        });
        if (newValues.size() > MOST_NEW_VALUES) {
            throw new BadInput(
                    "mapping.columns." + attribute.word(),
                    "More than %,d values would join the lists. A column of so many is not one of them."
                            .formatted(MOST_NEW_VALUES));
        }
        return id;
    }

    /** A value that the lists do not have yet. */
    record NewValue(Attribute attribute, String name) {}

    /** @param id negative, as {@link #valueIds} gave it */
    NewValue newValue(int id) {
        return newValues.get(-1 - id);
    }

    /** From now on the new value has this id. */
    void made(int id, int real) {
        made.put(id, real);
    }
}
