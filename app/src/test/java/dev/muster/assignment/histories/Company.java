package dev.muster.assignment.histories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the reference knows at a moment: people, groups, contents, rules, and what came of them. */
final class Company {
    static final List<String> LOCATIONS = List.of("Leeds", "London", "Hull");
    static final List<String> ROLES = List.of("Cook", "Waiter", "Porter");
    static final List<String> ZONES =
            List.of("Europe/London", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata", "Pacific/Pago_Pago");
    static final int INDIVIDUAL = 0;
    static final int SELF = -1;
    static final int MINIMUM_DAYS = 7;
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    final Map<Integer, Someone> people = new TreeMap<>();
    final Map<Integer, Crowd> groups = new TreeMap<>();
    final Map<Integer, Subject> contents = new TreeMap<>();
    final Map<Integer, Standing> rules = new TreeMap<>();
    final Map<Key, TreeMap<Integer, Reason>> sources = new TreeMap<>();
    final Map<Key, Has> assignments = new TreeMap<>();
    final Map<Key, Work> work = new TreeMap<>();
    /** By person and module, then course. */
    final Map<Key, TreeMap<Integer, Work>> inside = new TreeMap<>();

    final Map<Exempt.From, Exempt> exemptions = new HashMap<>();

    /** From when on what is completed standalone counts inside modules; null: it does not. */
    @Nullable Instant standaloneCountsSince;

    /** When that was switched off, by when it had been switched on. */
    final TreeMap<Instant, Instant> standaloneCounted = new TreeMap<>();

    Instant now = Instant.EPOCH;

    /** The day where the company is. */
    LocalDate today() {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** The day where the person is. */
    LocalDate today(Someone p) {
        return LocalDate.ofInstant(now, p.zone);
    }

    LocalDate today(int person) {
        return today(people.get(person));
    }

    List<Crowd> fixed() {
        return groups.values().stream().filter(Crowd::isStatic).toList();
    }

    List<Crowd> dynamic() {
        return groups.values().stream().filter(g -> !g.isStatic()).toList();
    }

    List<Someone> active() {
        return people.values().stream().filter(p -> !p.deactivated).toList();
    }

    /** By rule, {@link #INDIVIDUAL} or {@link #SELF}. */
    TreeMap<Integer, Reason> sources(Key k) {
        return sources.computeIfAbsent(k, _ -> new TreeMap<>());
    }

    Work work(Key k) {
        return work.computeIfAbsent(k, _ -> new Work());
    }

    Work inside(Key module, int course) {
        return inside.computeIfAbsent(module, _ -> new TreeMap<>()).computeIfAbsent(course, _ -> new Work());
    }

    /** Everybody's, standalone and inside modules. */
    List<Work> worksOf(int course) {
        List<Work> all = new ArrayList<>();
        work.forEach((k, w) -> {
            if (k.content() == course) {
                all.add(w);
            }
        });
        inside.values().stream()
                .map(m -> m.get(course))
                .filter(Objects::nonNull)
                .forEach(all::add);
        return all;
    }

    boolean didStandaloneCount(Instant at) {
        var before = standaloneCounted.floorEntry(at);
        return before != null && !before.getValue().isBefore(at)
                || standaloneCountsSince != null && !at.isBefore(standaloneCountsSince);
    }

    boolean hasModules() {
        return contents.values().stream().anyMatch(c -> c.module);
    }

    boolean required(Key k) {
        return sources(k).keySet().stream().anyMatch(r -> r != SELF);
    }

    boolean isVisible(Subject c, Someone p) {
        return !p.deactivated && c.visible.matches().test(p, today());
    }

    boolean exempt(Key k, int rule) {
        return exemptions.entrySet().stream()
                .anyMatch(e -> e.getKey().key().equals(k)
                        && (e.getKey().rule() == 0 || e.getKey().rule() == rule)
                        && !isOver(k.person(), e.getValue()));
    }

    boolean isOver(int person, Exempt e) {
        return e.until() != null && e.until().isBefore(today(person));
    }
}
