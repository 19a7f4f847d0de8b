package dev.muster.assignment;

import dev.muster.assignment.rules.Due;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.DueRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What behaviour 2, 3, 4 and 8 say, in the plainest code there is: loops over maps, nothing incremental, no SQL. The
 * histories hold the program against it.
 */
@org.jspecify.annotations.NullUnmarked
final class ReferenceModel {
    static final int INDIVIDUAL = 0;
    static final int SELF = -1;
    static final int MINIMUM_DAYS = 7;

    static final class Someone {
        final int id;
        String location;
        String role;
        final @Nullable LocalDate hired;
        final ZoneId zone;
        boolean deactivated;

        Someone(int id, String location, String role, @Nullable LocalDate hired, ZoneId zone) {
            this.id = id;
            this.location = location;
            this.role = role;
            this.hired = hired;
            this.zone = zone;
        }
    }

    static final class Crowd {
        final int id;
        String name;
        /** null: static. */
        @Nullable BiPredicate<Someone, LocalDate> matches;

        final Set<Integer> members = new TreeSet<>();

        Crowd(int id, String name, @Nullable BiPredicate<Someone, LocalDate> matches) {
            this.id = id;
            this.name = name;
            this.matches = matches;
        }
    }

    static final class Subject {
        final int id;
        final List<Integer> steps;
        final @Nullable DueRule due;
        final @Nullable Integer validMonths;
        boolean active = true;

        Subject(int id, List<Integer> steps, @Nullable DueRule due, @Nullable Integer validMonths) {
            this.id = id;
            this.steps = steps;
            this.due = due;
            this.validMonths = validMonths;
        }
    }

    static final class Standing {
        final int id;
        final int group;
        final int content;
        final boolean keep;
        boolean live = true;

        Standing(int id, int group, int content, boolean keep) {
            this.id = id;
            this.group = group;
            this.content = content;
            this.keep = keep;
        }
    }

    record Key(int person, int content) implements Comparable<Key> {
        @Override
        public int compareTo(Key o) {
            return Comparator.comparingInt(Key::person)
                    .thenComparingInt(Key::content)
                    .compare(this, o);
        }
    }

    record Reason(@Nullable LocalDate due, boolean lifted, boolean kept) {}

    static final class Has {
        @Nullable LocalDate dueByHand;
    }

    static final class Done {
        final Instant at;
        final @Nullable LocalDate lastDay;

        Done(Instant at, @Nullable LocalDate lastDay) {
            this.at = at;
            this.lastDay = lastDay;
        }
    }

    static final class Work {
        /** Steps done in the open attempt; null: none open. */
        @Nullable Set<Integer> open;

        final List<Done> completions = new ArrayList<>();
    }

    final Map<Integer, Someone> people = new TreeMap<>();
    final Map<Integer, Crowd> groups = new TreeMap<>();
    final Map<Integer, Subject> contents = new TreeMap<>();
    final Map<Integer, Standing> rules = new TreeMap<>();
    final Map<Key, TreeMap<Integer, Reason>> sources = new TreeMap<>();
    final Map<Key, Has> assignments = new TreeMap<>();
    final Map<Key, Work> work = new TreeMap<>();

    Instant now = Instant.EPOCH;
    ZoneId zone = ZoneId.of("Europe/London");

    LocalDate today(Someone p) {
        return LocalDate.ofInstant(now, p.zone);
    }

    TreeMap<Integer, Reason> sources(Key k) {
        return sources.computeIfAbsent(k, _ -> new TreeMap<>());
    }

    Work work(Key k) {
        return work.computeIfAbsent(k, _ -> new Work());
    }

    // ---- what follows by itself --------------------------------------------------------------------------------

    /** Memberships of every dynamic group, then every rule. */
    void quiesce() {
        groups.values().forEach(this::refresh);
        follow(rules.values());
    }

    void refresh(Crowd g) {
        if (g.matches == null) {
            return;
        }
        LocalDate day = LocalDate.ofInstant(now, zone);
        g.members.clear();
        for (Someone p : people.values()) {
            if (!p.deactivated && g.matches.test(p, day)) {
                g.members.add(p.id);
            }
        }
    }

    /** Behaviour 4: gives what these rules say, then takes what they no longer say. */
    void follow(Iterable<Standing> those) {
        Set<Key> lost = new TreeSet<>();
        for (Standing r : those) {
            Subject c = contents.get(r.content);
            for (Someone p : people.values()) {
                boolean member = groups.get(r.group).members.contains(p.id);
                Key k = new Key(p.id, r.content);
                Reason s = sources(k).get(r.id);
                if (r.live && c.active && member && !p.deactivated && (s == null || s.kept)) {
                    give(k, r.id, s == null ? dated(c.due, p) : new Reason(s.due, s.lifted, false));
                }
            }
        }
        for (Standing r : those) {
            Subject c = contents.get(r.content);
            for (Someone p : people.values()) {
                boolean member = groups.get(r.group).members.contains(p.id);
                Key k = new Key(p.id, r.content);
                Reason s = sources(k).get(r.id);
                if (s != null && !s.kept && c.active && !p.deactivated && !(r.live && member)) {
                    if (r.keep) {
                        sources(k).put(r.id, new Reason(s.due, s.lifted, true));
                    } else {
                        sources(k).remove(r.id);
                        lost.add(k);
                    }
                }
            }
        }
        lost.forEach(this::settle);
    }

    private Reason dated(@Nullable DueRule due, Someone p) {
        if (due == null) {
            return new Reason(null, false, false);
        }
        Due d = Due.of(due, today(p), p.hired, MINIMUM_DAYS);
        return new Reason(d.on(), d.lifted(), false);
    }

    private void give(Key k, int rule, Reason r) {
        sources(k).put(rule, r);
        assignments.computeIfAbsent(k, _ -> new Has());
    }

    /** What a lost source leaves (behaviour 4). */
    private void settle(Key k) {
        if (!sources(k).isEmpty()) {
            if (!required(k)) {
                assignments.get(k).dueByHand = null;
            }
            return;
        }
        assignments.get(k).dueByHand = null;
        switch (state(k)) {
            case NOT_STARTED -> assignments.remove(k);
            case IN_PROGRESS -> sources(k).put(SELF, new Reason(null, false, false));
            case COMPLETED, EXPIRED -> {}
        }
    }

    boolean required(Key k) {
        return sources(k).keySet().stream().anyMatch(r -> r != SELF);
    }

    // ---- by hand -----------------------------------------------------------------------------------------------

    void assign(Key k, @Nullable LocalDate due) {
        if (people.get(k.person).deactivated || !contents.get(k.content).active) {
            return;
        }
        Reason s = sources(k).get(INDIVIDUAL);
        give(k, INDIVIDUAL, new Reason(due != null || s == null ? due : s.due, false, false));
    }

    /** Whether it was removed. */
    boolean remove(Key k) {
        if (!assignments.containsKey(k)
                || state(k) == Status.COMPLETED
                || state(k) == Status.EXPIRED
                || sources(k).keySet().stream().allMatch(r -> r > 0)) {
            return false;
        }
        sources(k).remove(INDIVIDUAL);
        sources(k).remove(SELF);
        if (sources(k).isEmpty()) {
            assignments.remove(k);
        }
        return true;
    }

    // ---- learning ----------------------------------------------------------------------------------------------

    void begin(Key k) {
        if (work(k).open == null) {
            work(k).open = new HashSet<>();
        }
    }

    void complete(Key k, int step) {
        Work w = work(k);
        Objects.requireNonNull(w.open).add(step);
        Subject c = contents.get(k.content);
        if (w.open.containsAll(c.steps)) {
            w.open = null;
            LocalDate day = today(people.get(k.person));
            w.completions.add(new Done(now, c.validMonths == null ? null : day.plusMonths(c.validMonths)));
        }
    }

    Status state(Key k) {
        Work w = work(k);
        if (w.completions.isEmpty()) {
            return w.open == null ? Status.NOT_STARTED : Status.IN_PROGRESS;
        }
        LocalDate last = w.completions.getLast().lastDay;
        boolean valid = last == null || !last.isBefore(today(people.get(k.person)));
        return valid ? Status.COMPLETED : w.open != null ? Status.IN_PROGRESS : Status.EXPIRED;
    }

    // ---- as everybody sees it ----------------------------------------------------------------------------------

    List<String> training(int person) {
        return assignments.keySet().stream()
                .filter(k -> k.person == person)
                .map(this::line)
                .toList();
    }

    private String line(Key k) {
        Status status = state(k);
        boolean required = required(k);
        LocalDate byHand = required ? assignments.get(k).dueByHand : null;
        List<Reason> dated = sources(k).values().stream()
                .filter(s -> s.due != null)
                .sorted(Comparator.comparing(Reason::due).thenComparing(Reason::lifted))
                .toList();
        Reason first = dated.isEmpty() ? null : dated.getFirst();
        LocalDate due = !required ? null : byHand != null ? byHand : first == null ? null : first.due;
        boolean lifted = required && byHand == null && first != null && first.lifted;
        if (status == Status.EXPIRED && required) {
            due = Objects.requireNonNull(work(k).completions.getLast().lastDay).plusDays(1);
        }
        String why = sources(k).entrySet().stream()
                .map(e -> label(e.getKey()) + " " + e.getValue().due + (e.getValue().kept ? " kept" : ""))
                .sorted()
                .collect(Collectors.joining(", "));
        return "%d %s %s due %s%s%s %d%% [%s]"
                .formatted(
                        k.content,
                        status,
                        required ? "required" : "optional",
                        due,
                        lifted ? " lifted" : "",
                        byHand != null ? " by hand" : "",
                        progress(k, status),
                        why);
    }

    private int progress(Key k, Status status) {
        return switch (status) {
            case NOT_STARTED -> 0;
            case IN_PROGRESS ->
                Objects.requireNonNull(work(k).open).size()
                        * 100
                        / contents.get(k.content).steps.size();
            case COMPLETED, EXPIRED -> 100;
        };
    }

    private String label(int rule) {
        return switch (rule) {
            case INDIVIDUAL -> "Individual";
            case SELF -> "Self-enrolled";
            default -> "Group: " + groups.get(rules.get(rule).group).name;
        };
    }
}
