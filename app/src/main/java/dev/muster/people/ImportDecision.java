package dev.muster.people;

import dev.muster.people.ImportPlan.Change;
import dev.muster.people.ImportPlan.NewValue;
import dev.muster.people.rules.HrFile;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.Usernames;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an HR file makes of the people there are (api.md "Imports"). Shown everybody once by {@link #see}, it says in
 * {@link #plan} what is to be done. Values only: the same for the dry run and for the import.
 */
final class ImportDecision {
    private static final int STARTER_DAYS = 90;

    private final HrFile file;
    private final HrMapping mapping;
    private final Values values;
    private final boolean deactivateMissing;
    private final String standardLanguage;
    private final Function<@Nullable String, LocalDate> today;

    private final String identity;
    private final Map<String, HrPerson> rows = new HashMap<>();
    private final Map<String, List<HrPerson>> byUsername = new HashMap<>();
    private final Map<String, List<HrPerson>> byEmail = new HashMap<>();
    private final Map<HrPerson, Known> matched = new HashMap<>();
    private final Map<HrPerson, Known> adoptable = new HashMap<>();
    private final Map<HrPerson, HrReject> refused = new HashMap<>();
    private final List<Known> missing = new ArrayList<>();
    private final Map<String, Integer> idByNumber = new HashMap<>();
    private final Map<Integer, Integer> managers = new HashMap<>();
    private final Set<Integer> activeAdmins = new HashSet<>();
    private final Set<String> usernames = new HashSet<>();
    private final Set<String> stems = new HashSet<>();
    private final Map<NewValue, Integer> newValues = new HashMap<>();
    private int activeBefore;

    /**
     * @param standardLanguage of people who have none of their own
     * @param today the day it is in a time zone; null: the standard one
     */
    ImportDecision(
            HrFile file,
            Values values,
            boolean deactivateMissing,
            String standardLanguage,
            Function<@Nullable String, LocalDate> today) {
        this.file = file;
        this.mapping = file.mapping();
        this.values = values;
        this.deactivateMissing = deactivateMissing;
        this.standardLanguage = standardLanguage;
        this.today = today;
        this.identity = mapping.identity();
        for (HrPerson row : file.people()) {
            rows.put(HrFile.key(identity, Objects.requireNonNull(field(row, identity))), row);
            index(byUsername, row.username(), row);
            index(byEmail, row.email(), row);
            if (row.username() == null) {
                stems.add(Usernames.stem(or(row.givenName(), ""), or(row.familyName(), "")));
            }
        }
    }

    private static void index(Map<String, List<HrPerson>> map, @Nullable String text, HrPerson row) {
        if (text != null) {
            map.computeIfAbsent(text.toLowerCase(Locale.ROOT), t -> new ArrayList<>(1))
                    .add(row);
        }
    }

    private static @Nullable String field(HrPerson row, String name) {
        return switch (name) {
            case "employeeNumber" -> row.employeeNumber();
            case "username" -> row.username();
            default -> row.email();
        };
    }

    private static @Nullable String field(Known p, String name) {
        return switch (name) {
            case "employeeNumber" -> p.employeeNumber();
            case "username" -> p.username();
            default -> p.email();
        };
    }

    private static String or(@Nullable String text, String other) {
        return text == null ? other : text;
    }

    /** Everybody there is, each once. */
    void see(Known p) {
        String username = p.username().toLowerCase(Locale.ROOT);
        if (stems.contains(username.replaceFirst("\\.[0-9]+$", "")) || byUsername.containsKey(username)) {
            usernames.add(username);
        }
        if (p.isActive()) {
            activeBefore++;
            if (p.accessLevel() == AccessLevel.ADMIN) {
                activeAdmins.add(p.id());
            }
        }
        if (mapping.maps("managerEmployeeNumber")) {
            if (p.employeeNumber() != null) {
                idByNumber.put(p.employeeNumber(), p.id());
            }
            if (p.managerId() != null) {
                managers.put(p.id(), p.managerId());
            }
        }
        String key = field(p, identity);
        HrPerson row = key == null ? null : rows.get(HrFile.key(identity, key));
        if (row != null) {
            matched.put(row, p);
        } else if (deactivateMissing
                && p.isActive()
                && key != null
                && !file.present().contains(HrFile.key(identity, key))) {
            missing.add(p);
        }
        byUsername.getOrDefault(username, List.of()).forEach(other -> meet("username", other, p, row));
        if (p.email() != null) {
            byEmail.getOrDefault(p.email().toLowerCase(Locale.ROOT), List.of())
                    .forEach(other -> meet("email", other, p, row));
        }
    }

    /** A row names the username or address of somebody whom its identity does not name. */
    private void meet(String field, HrPerson row, Known p, @Nullable HrPerson own) {
        if (row.equals(own)) {
            return;
        }
        if ("employeeNumber".equals(identity)
                && p.employeeNumber() == null
                && adoptable.getOrDefault(row, p).id() == p.id()) {
            adoptable.put(row, p);
            return;
        }
        refused.putIfAbsent(
                row,
                new HrReject(
                        row.line(),
                        field,
                        "“%s” is somebody else's%s already."
                                .formatted(
                                        or(field(row, field), ""),
                                        p.employeeNumber() == null
                                                ? ""
                                                : " (employee number " + p.employeeNumber() + ")")));
    }

    ImportPlan plan() {
        adopt();
        onceEach("username", byUsername);
        onceEach("email", byEmail);
        Map<HrPerson, Change> wanted = new LinkedHashMap<>();
        int unchanged = 0;
        Usernames made = new Usernames(usernames);
        int created = 0;
        byUsername.keySet().forEach(usernames::add);
        for (HrPerson row : file.people()) {
            if (refused.containsKey(row) || !knowsValues(row)) {
                continue;
            }
            Known before = matched.get(row);
            if (before == null && (row.givenName() == null || row.familyName() == null)) {
                refuse(
                        row,
                        "givenName",
                        "There is nobody like this yet, and the file has no names to create them with.");
                continue;
            }
            Known after = before == null ? create(row, --created, made) : change(row, before);
            wanted.put(row, new Change(row.line(), before, after, before == null && isStarter(after)));
        }
        setManagers(wanted);
        keepAnAdmin(wanted);
        List<Change> changes = new ArrayList<>();
        for (Change c : wanted.values()) {
            if (c.after().equals(c.before())) {
                unchanged++;
            } else {
                changes.add(c);
            }
        }
        missing.stream()
                .sorted(Comparator.comparing(Known::id))
                .forEach(p -> changes.add(
                        new Change(0, p, p.standing(new Standing(PersonStatus.DEACTIVATED, Standing.MISSING)), false)));
        List<HrReject> rejects = new ArrayList<>(file.rejects());
        rejects.addAll(refused.values());
        rejects.sort(Comparator.comparing(HrReject::line));
        List<NewValue> names = newValues.entrySet().stream()
                .sorted(Map.Entry.<NewValue, Integer>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
        return new ImportPlan(file.rows(), unchanged, activeBefore, changes, rejects, names);
    }

    /** Rows whose number nobody has take over the person with their username or address who has no number. */
    private void adopt() {
        Map<Integer, HrPerson> adopted = new HashMap<>();
        adoptable.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().line()))
                .forEach(e -> {
                    HrPerson row = e.getKey();
                    if (matched.containsKey(row)
                            || adopted.putIfAbsent(e.getValue().id(), row) != null) {
                        refuse(row, row.username() == null ? "email" : "username", "This is somebody else's already.");
                    } else {
                        matched.put(row, e.getValue());
                    }
                });
    }

    /** Of several rows with one username or address the first that can be taken has it. */
    private void onceEach(String field, Map<String, List<HrPerson>> byText) {
        byText.values().forEach(same -> {
            var left = same.stream().filter(row -> !refused.containsKey(row)).toList();
            left.stream()
                    .skip(1)
                    .forEach(row -> refuse(
                            row,
                            field,
                            "“%s” is in line %d already."
                                    .formatted(
                                            or(field(row, field), ""),
                                            left.getFirst().line())));
        });
    }

    private void refuse(HrPerson row, String field, String message) {
        refused.putIfAbsent(row, new HrReject(row.line(), field, message));
    }

    private boolean knowsValues(HrPerson row) {
        if (mapping.createValues()) {
            return true;
        }
        for (var entry : row.values().entrySet()) {
            Attribute attribute = Attribute.of(entry.getKey()).orElseThrow();
            for (String name : entry.getValue()) {
                if (values.find(attribute, name).isEmpty()) {
                    refuse(
                            row,
                            attribute.word(),
                            "“" + name + "” is not in the list, and unknown values are not to join it.");
                    return false;
                }
            }
        }
        return true;
    }

    private Known create(HrPerson row, int id, Usernames made) {
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
    private Known change(HrPerson row, Known p) {
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

    private boolean isStarter(Known p) {
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

    private final Map<NewValue, NewValue> spelled = new HashMap<>();

    /** Names that differ in case only are one value, spelled as it came first. */
    private int newValueId(Attribute attribute, String name) {
        NewValue first = spelled.computeIfAbsent(
                new NewValue(attribute, name.toLowerCase(Locale.ROOT)), k -> new NewValue(attribute, name));
        return newValues.computeIfAbsent(first, v -> -1 - newValues.size());
    }

    private void setManagers(Map<HrPerson, Change> wanted) {
        if (!mapping.maps("managerEmployeeNumber")) {
            return;
        }
        wanted.values().forEach(c -> {
            if (c.after().employeeNumber() != null) {
                idByNumber.put(c.after().employeeNumber(), c.after().id());
            }
        });
        wanted.forEach((row, c) -> {
            String number = row.managerEmployeeNumber();
            Integer manager = number == null ? null : idByNumber.get(number);
            if (number != null && manager == null) {
                refuse(row, "managerEmployeeNumber", "Nobody has the employee number “" + number + "”.");
                return;
            }
            if (manager == null) {
                managers.remove(c.after().id());
            } else {
                managers.put(c.after().id(), manager);
            }
            wanted.put(row, new Change(c.line(), c.before(), c.after().manager(manager), c.newStarter()));
        });
        wanted.forEach((row, c) -> {
            if (c.after().managerId() != null && isCircle(c.after().id())) {
                refuse(row, "managerEmployeeNumber", "The reporting line would be a circle.");
                managers.remove(c.after().id());
            }
        });
        wanted.keySet().removeIf(refused::containsKey);
        withoutRefusedManagers(wanted);
    }

    private boolean isCircle(int id) {
        Set<Integer> passed = new HashSet<>();
        Integer at = managers.get(id);
        while (at != null && passed.add(at)) {
            if (at == id) {
                return true;
            }
            at = managers.get(at);
        }
        return false;
    }

    /** Whose manager was a new person that is not created after all can't be taken either. */
    private void withoutRefusedManagers(Map<HrPerson, Change> wanted) {
        boolean again = true;
        while (again) {
            Set<Integer> there = new HashSet<>();
            wanted.values().forEach(c -> there.add(c.after().id()));
            again = wanted.entrySet().removeIf(e -> {
                Integer manager = e.getValue().after().managerId();
                boolean gone = manager != null && manager < 0 && !there.contains(manager);
                if (gone) {
                    refuse(e.getKey(), "managerEmployeeNumber", "The row of this manager was rejected.");
                }
                return gone;
            });
        }
    }

    /** An import never leaves Muster without an admin: then none of the admins goes. */
    private void keepAnAdmin(Map<HrPerson, Change> wanted) {
        Set<Integer> left = new HashSet<>(activeAdmins);
        wanted.values().stream()
                .filter(Change::deactivates)
                .forEach(c -> left.remove(c.after().id()));
        missing.forEach(p -> left.remove(p.id()));
        if (!left.isEmpty() || activeAdmins.isEmpty()) {
            return;
        }
        missing.removeIf(p -> activeAdmins.contains(p.id()));
        wanted.entrySet().removeIf(e -> {
            boolean lastAdmin = e.getValue().deactivates()
                    && activeAdmins.contains(e.getValue().after().id());
            if (lastAdmin) {
                refuse(e.getKey(), "leavesOn", "This is the last admin. Make somebody else an admin first.");
            }
            return lastAdmin;
        });
    }
}
