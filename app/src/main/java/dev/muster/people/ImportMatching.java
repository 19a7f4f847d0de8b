package dev.muster.people;

import dev.muster.people.rules.HrFile;
import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.Usernames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
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
    private final Map<HrPerson, Known> adoptable = new HashMap<>();
    private final Set<String> usernames = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    ImportMatching(HrFile file, ImportRefusals refusals) {
        this.file = file;
        this.identity = file.mapping().identity();
        this.refusals = refusals;
        for (HrPerson row : file.people()) {
            rows.put(HrFile.key(identity, Objects.requireNonNull(field(row, identity))), row);
            index(byUsername, row.username(), row);
            index(byEmail, row.email(), row);
            if (row.username() == null) {
                stems.add(Usernames.stem(or(row.givenName()), or(row.familyName())));
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

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** Everybody there is, each once. */
    void see(Known p) {
        String username = p.username().toLowerCase(Locale.ROOT);
        if (stems.contains(username.replaceFirst("\\.[0-9]+$", "")) || byUsername.containsKey(username)) {
            usernames.add(username);
        }
        HrPerson row = rowOf(p);
        if (row != null) {
            matched.put(row, p);
        }
        byUsername.getOrDefault(username, List.of()).forEach(other -> meet("username", other, p, row));
        if (p.email() != null) {
            byEmail.getOrDefault(p.email().toLowerCase(Locale.ROOT), List.of())
                    .forEach(other -> meet("email", other, p, row));
        }
    }

    private @Nullable HrPerson rowOf(Known p) {
        String key = field(p, identity);
        return key == null ? null : rows.get(HrFile.key(identity, key));
    }

    /** Whether the file could name this person, and does not, not even in a row that was rejected. */
    boolean misses(Known p) {
        String key = field(p, identity);
        return key != null && rowOf(p) == null && !file.present().contains(HrFile.key(identity, key));
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
        refusals.refuse(
                row,
                field,
                "“%s” is somebody else's%s already."
                        .formatted(
                                or(field(row, field)),
                                p.employeeNumber() == null ? "" : " (employee number " + p.employeeNumber() + ")"));
    }

    /** What is left to decide once everybody has been seen. */
    void close() {
        adopt();
        onceEach("username", byUsername);
        onceEach("email", byEmail);
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
        Map<Integer, HrPerson> adopted = new HashMap<>();
        adoptable.entrySet().stream()
                .sorted(Comparator.comparing(e -> e.getKey().line()))
                .forEach(e -> {
                    HrPerson row = e.getKey();
                    if (matched.containsKey(row)
                            || adopted.putIfAbsent(e.getValue().id(), row) != null) {
                        refusals.refuse(
                                row, row.username() == null ? "email" : "username", "This is somebody else's already.");
                    } else {
                        matched.put(row, e.getValue());
                    }
                });
    }

    /** Of several rows with one username or address the first that can be taken has it. */
    private void onceEach(String field, Map<String, List<HrPerson>> byText) {
        byText.values().forEach(same -> {
            var left = same.stream().filter(row -> !refusals.holds(row)).toList();
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
}
