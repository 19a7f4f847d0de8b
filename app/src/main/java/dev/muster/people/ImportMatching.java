package dev.muster.people;

import dev.muster.people.rules.HrFile;
import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.Usernames;
import dev.muster.shared.Same;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who of the people there are is meant by which row of an HR file: by the mapping's identity, never by two rows. */
final class ImportMatching {
    private final HrFile file;
    private final String identity;
    private final ImportRefusals refusals;
    private final Map<String, HrPerson> rows = new HashMap<>();
    private final Map<String, List<HrPerson>> byUsername = new HashMap<>();
    private final Map<String, List<HrPerson>> byEmail = new HashMap<>();
    private final Map<HrPerson, Known> matched = new HashMap<>();
    private final Map<Integer, HrPerson> rowOf = new HashMap<>();
    private final List<Meeting> meetings = new ArrayList<>();
    private final Set<String> usernames = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    /** A row has the username or address of somebody whom its identity does not name. */
    private record Meeting(String field, HrPerson row, Known holder) {}

    ImportMatching(HrFile file, ImportRefusals refusals) {
        this.file = file;
        this.identity = file.mapping().identity();
        this.refusals = refusals;
        for (HrPerson row : file.people()) {
            rows.put(Same.key(Objects.requireNonNull(field(row, identity))), row);
            index(byUsername, row.username(), row);
            index(byEmail, row.email(), row);
            if (row.username() == null) {
                stems.add(Usernames.stem(or(row.givenName()), or(row.familyName())));
            }
        }
    }

    private static void index(Map<String, List<HrPerson>> map, @Nullable String text, HrPerson row) {
        if (text != null) {
            map.computeIfAbsent(Same.key(text), t -> new ArrayList<>(1)).add(row);
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

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Everybody there is, each once. */
    void see(Known p) {
        String username = Same.key(p.username());
        if (stems.contains(username.replaceFirst("\\.[0-9]+$", "")) || byUsername.containsKey(username)) {
            usernames.add(username);
        }
        HrPerson row = rowOf(p);
        if (row != null) {
            match(row, p);
        }
        byUsername.getOrDefault(username, List.of()).forEach(other -> meet("username", other, p, row));
        if (p.email() != null) {
            byEmail.getOrDefault(Same.key(p.email()), List.of()).forEach(other -> meet("email", other, p, row));
        }
    }

    private @Nullable HrPerson rowOf(Known p) {
        String key = field(p, identity);
        return key == null ? null : rows.get(Same.key(key));
    }

    /** Whether the file could name this person, and does not, not even in a row that was rejected. */
    boolean misses(Known p) {
        String key = field(p, identity);
        return key != null && rowOf(p) == null && !file.present().contains(Same.key(key));
    }

    private void match(HrPerson row, Known p) {
        matched.put(row, p);
        rowOf.put(p.id(), row);
    }

    private void meet(String field, HrPerson row, Known p, @Nullable HrPerson own) {
        if (!row.equals(own)) {
            meetings.add(new Meeting(field, row, p));
        }
    }

    /** What is left to decide once everybody has been seen. */
    void close() {
        adopt();
        onceEach("username", byUsername);
        onceEach("email", byEmail);
    }

    /** Whoever has a username or address, and keeps it beside the rows that are taken, is not to lose it to another row. */
    void refuseWhatIsKept() {
        boolean again = true;
        while (again) {
            again = false;
            for (Meeting m : meetings) {
                if (!refusals.holds(m.row()) && !m.holder().equals(matched.get(m.row())) && keeps(m)) {
                    String number = m.holder().employeeNumber();
                    refusals.refuse(
                            m.row(),
                            m.field(),
                            "“%s” is somebody else's%s already."
                                    .formatted(
                                            or(field(m.row(), m.field())),
                                            number == null ? "" : " (employee number " + number + ")"));
                    again = true;
                }
            }
        }
    }

    private boolean keeps(Meeting m) {
        HrPerson own = rowOf.get(m.holder().id());
        if (own == null || refusals.holds(own) || !file.mapping().maps(m.field())) {
            return true;
        }
        String next = field(own, m.field());
        return next == null
                ? "username".equals(m.field())
                : Same.key(next).equals(Same.key(or(field(m.row(), m.field()))));
    }

    /** Who is meant; null: somebody new. */
    @Nullable Known of(HrPerson row) {
        return matched.get(row);
    }

    /** Names that are taken, by people and by rows of the file: new ones are made beside them. */
    Usernames usernames() {
        usernames.addAll(byUsername.keySet());
        return new Usernames(usernames);
    }

    /** Rows whose number nobody has take over the person with their username or address who has no number. */
    private void adopt() {
        if (!"employeeNumber".equals(identity)) {
            return;
        }
        meetings.stream()
                .filter(m -> m.holder().employeeNumber() == null)
                .sorted(Comparator.comparing(m -> m.row().line()))
                .forEach(m -> {
                    if (!matched.containsKey(m.row())
                            && !rowOf.containsKey(m.holder().id())) {
                        match(m.row(), m.holder());
                    }
                });
    }

    /** Of several rows with one username or address that of its holder has it, else the first that can be taken. */
    private void onceEach(String field, Map<String, List<HrPerson>> byText) {
        byText.forEach((key, same) -> {
            var left = same.stream()
                    .filter(row -> !refusals.holds(row))
                    .sorted(Comparator.comparing((HrPerson row) -> !has(row, field, key)))
                    .toList();
            left.stream()
                    .skip(1)
                    .forEach(row -> refusals.refuse(
                            row,
                            field,
                            "“%s” is in line %d already."
                                    .formatted(
                                            or(field(row, field)),
                                            left.getFirst().line())));
        });
    }

    private boolean has(HrPerson row, String field, String key) {
        Known p = matched.get(row);
        return p != null && key.equals(Same.key(or(field(p, field))));
    }
}
