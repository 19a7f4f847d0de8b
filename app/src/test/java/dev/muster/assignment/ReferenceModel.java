package dev.muster.assignment;

import dev.muster.assignment.rules.Due;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.DueRule;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
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
        Instant made = Instant.EPOCH;

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

        @Nullable DueRule due;

        final @Nullable Integer validMonths;
        boolean active = true;

        Subject(int id, List<Integer> steps, @Nullable DueRule due, @Nullable Integer validMonths) {
            this.id = id;
            this.steps = steps;
            this.due = due;
            this.validMonths = validMonths;
        }
    }

    /** A rule. */
    static final class Standing {
        final int id;
        final SourceKind kind;
        /** 0: not of a group. */
        final int group;

        final int content;
        final boolean keep;
        final Instant made;
        boolean live = true;

        Standing(int id, SourceKind kind, int group, int content, boolean keep, Instant made) {
            this.id = id;
            this.kind = kind;
            this.group = group;
            this.content = content;
            this.keep = keep;
            this.made = made;
        }
    }

    /** Rule 0: from the content. */
    record Passed(Key key, int rule) {}

    /** Last day it holds; null: until lifted. What it took of the Individual source. */
    record Exempt(@Nullable LocalDate until, @Nullable Reason took) {}

    record Key(int person, int content) implements Comparable<Key> {
        @Override
        public int compareTo(Key o) {
            return Comparator.comparingInt(Key::person)
                    .thenComparingInt(Key::content)
                    .compare(this, o);
        }
    }

    /** Since: when it was given; given: the date came with the act. */
    record Reason(@Nullable LocalDate due, boolean lifted, boolean kept, LocalDate since, boolean given) {
        Reason kept(boolean now) {
            return new Reason(due, lifted, now, since, given);
        }
    }

    static final class Has {
        @Nullable LocalDate dueByHand;

        Instant dueSet = Instant.EPOCH;
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
    final Map<Passed, Exempt> exemptions = new HashMap<>();

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
        exemptions.entrySet().removeIf(e -> isOver(e.getKey().key.person, e.getValue()));
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

    private boolean isOver(int person, Exempt e) {
        return e.until != null && e.until.isBefore(today(people.get(person)));
    }

    boolean exempt(Key k, int rule) {
        return exemptions.entrySet().stream()
                .anyMatch(e -> e.getKey().key.equals(k)
                        && (e.getKey().rule == 0 || e.getKey().rule == rule)
                        && !isOver(k.person, e.getValue()));
    }

    private boolean holds(Standing r, Someone p) {
        return switch (r.kind) {
            case MANDATORY -> true;
            case NEW_STARTER -> p.made.isAfter(r.made);
            default -> groups.get(r.group).members.contains(p.id);
        };
    }

    /** Behaviour 4: gives what these rules say, then takes what they no longer say. */
    void follow(Iterable<Standing> those) {
        Set<Key> lost = new TreeSet<>();
        for (Standing r : those) {
            Subject c = contents.get(r.content);
            for (Someone p : people.values()) {
                Key k = new Key(p.id, r.content);
                Reason s = sources(k).get(r.id);
                boolean gives = r.live && c.active && holds(r, p) && !p.deactivated && !exempt(k, r.id);
                if (gives && (s == null || s.kept)) {
                    give(k, r.id, s == null ? dated(c.due, p) : s.kept(false));
                }
            }
        }
        for (Standing r : those) {
            Subject c = contents.get(r.content);
            for (Someone p : people.values()) {
                Key k = new Key(p.id, r.content);
                Reason s = sources(k).get(r.id);
                boolean exempt = exempt(k, r.id);
                boolean over = s != null && !s.kept && !(r.live && holds(r, p));
                if (s != null && c.active && !p.deactivated && (exempt || over)) {
                    if (r.keep && !exempt) {
                        sources(k).put(r.id, s.kept(true));
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
            return new Reason(null, false, false, today(p), false);
        }
        Due d = Due.of(due, today(p), p.hired, MINIMUM_DAYS);
        return new Reason(d.on(), d.lifted(), false, today(p), false);
    }

    /** Behaviour 8: a changed due rule moves those with it open, too. */
    void due(Subject c, @Nullable DueRule due, boolean open) {
        boolean same = Objects.equals(c.due, due);
        c.due = due;
        if (!open || same) {
            return;
        }
        for (Key k : assignments.keySet()) {
            Someone p = people.get(k.person);
            if (k.content == c.id && !p.deactivated && !isDone(k)) {
                sources(k).replaceAll((rule, s) -> rule == SELF || s.given ? s : moved(due, s, p));
            }
        }
    }

    /** Counted from when it was given; a date that has passed by now is lifted. */
    private Reason moved(@Nullable DueRule due, Reason s, Someone p) {
        LocalDate on =
                switch (due) {
                    case null -> null;
                    case DueRule.AfterAssignment a -> s.since.plusDays(a.days());
                    case DueRule.AfterHire h -> {
                        LocalDate hire = (p.hired == null ? s.since : p.hired).plusDays(h.days());
                        LocalDate least = s.since.plusDays(h.atLeastDays());
                        yield hire.isAfter(least) ? hire : least;
                    }
                    case DueRule.On o -> o.date();
                };
        boolean passed = on != null && on.isBefore(today(p));
        return new Reason(passed ? today(p).plusDays(MINIMUM_DAYS) : on, passed, s.kept, s.since, false);
    }

    /** A completion is the newest fact, valid or not. */
    private boolean isDone(Key k) {
        return !work(k).completions.isEmpty();
    }

    private void give(Key k, int rule, Reason r) {
        sources(k).put(rule, r);
        assignments.computeIfAbsent(k, _ -> new Has());
    }

    /** What a lost source leaves (behaviour 4). */
    private void settle(Key k) {
        if (required(k)) {
            return;
        }
        assignments.get(k).dueByHand = null;
        switch (state(k)) {
            case NOT_STARTED -> {
                sources(k).remove(SELF);
                assignments.remove(k);
            }
            case IN_PROGRESS -> voluntary(k);
            case COMPLETED, EXPIRED -> {
                if (work(k).open != null) {
                    voluntary(k);
                }
            }
        }
    }

    private void voluntary(Key k) {
        sources(k).put(SELF, new Reason(null, false, false, today(people.get(k.person)), false));
    }

    boolean required(Key k) {
        return sources(k).keySet().stream().anyMatch(r -> r != SELF);
    }

    // ---- by hand -----------------------------------------------------------------------------------------------

    void assign(Key k, @Nullable LocalDate due) {
        Someone p = people.get(k.person);
        if (p.deactivated || !contents.get(k.content).active || exempt(k, 0)) {
            return;
        }
        Reason s = sources(k).get(INDIVIDUAL);
        if (s == null) {
            Reason own = new Reason(due, false, false, today(p), true);
            give(k, INDIVIDUAL, due == null ? dated(contents.get(k.content).due, p) : own);
        } else if (due != null) {
            give(k, INDIVIDUAL, new Reason(due, false, false, s.since, true));
        }
    }

    /** Rule 0: from the content. Nobody loses work by it. */
    void exempt(Key k, int rule, @Nullable LocalDate until) {
        Exempt before = exemptions.get(new Passed(k, rule));
        Reason took = before != null ? before.took : rule == 0 ? sources(k).get(INDIVIDUAL) : null;
        exemptions.put(new Passed(k, rule), new Exempt(until, took));
        boolean any = sources(k).keySet().removeIf(r -> rule == 0 ? r != SELF : r == rule);
        if (any) {
            settle(k);
        }
    }

    void lift(Key k) {
        for (Passed p : List.copyOf(exemptions.keySet())) {
            if (p.key.equals(k)) {
                Exempt e = exemptions.remove(p);
                if (e.took != null) {
                    give(k, INDIVIDUAL, e.took);
                }
            }
        }
    }

    /** Whether it was removed. */
    boolean remove(Key k) {
        if (!assignments.containsKey(k) || state(k) == Status.COMPLETED || state(k) == Status.EXPIRED) {
            return false;
        }
        List<Integer> held =
                sources(k).keySet().stream().filter(r -> isHeld(k, r)).toList();
        List<Integer> gone =
                sources(k).keySet().stream().filter(r -> !isHeld(k, r)).toList();
        if (gone.isEmpty() && held.isEmpty()) {
            return false;
        }
        if (!held.isEmpty() && gone.stream().allMatch(r -> r == SELF)) {
            return false;
        }
        for (int r : gone) {
            Reason s = sources(k).remove(r);
            if (r > 0 && !s.kept) {
                exemptions.put(new Passed(k, r), new Exempt(null, null));
            }
        }
        if (sources(k).isEmpty()) {
            assignments.remove(k);
        }
        return true;
    }

    /** No hand takes it away while its rule holds the person. */
    private boolean isHeld(Key k, int rule) {
        return rule > 0 && rules.get(rule).kind.isHeldByRule() && !sources(k).get(rule).kept;
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

    /** Whether nothing required it on the last day on which the completion was valid. */
    private boolean requiredOnlyAfter(Key k, LocalDate lastDay) {
        return sources(k).entrySet().stream()
                .filter(e -> e.getKey() != SELF)
                .allMatch(e -> e.getValue().since.isAfter(lastDay));
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
        boolean ranOut = isDone(k) && status != Status.COMPLETED;
        boolean since = byHand != null
                && isDone(k)
                && !assignments.get(k).dueSet.isBefore(work(k).completions.getLast().at);
        if (ranOut && required && !since) {
            LocalDate lastDay = Objects.requireNonNull(work(k).completions.getLast().lastDay);
            due = byHand == null && requiredOnlyAfter(k, lastDay) ? due : lastDay.plusDays(1);
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
            default ->
                switch (rules.get(rule).kind) {
                    case MANDATORY -> "Mandatory";
                    case NEW_STARTER -> "Default for New Starters";
                    default -> "Group: " + groups.get(rules.get(rule).group).name;
                };
        };
    }
}
