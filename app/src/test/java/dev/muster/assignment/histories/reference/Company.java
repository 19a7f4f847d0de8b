package dev.muster.assignment.histories.reference;

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
public final class Company {
    public static final List<String> LOCATIONS = List.of("Leeds", "London", "Hull");
    public static final List<String> ROLES = List.of("Cook", "Waiter", "Porter");
    public static final List<String> ZONES =
            List.of("Europe/London", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kolkata", "Pacific/Pago_Pago");
    public static final int INDIVIDUAL = 0;
    public static final int SELF = -1;
    public static final int MINIMUM_DAYS = 7;
    private static final ZoneId ZONE = ZoneId.of("Europe/London");

    public final Map<Integer, KnownPerson> people = new TreeMap<>();
    public final Map<Integer, KnownGroup> groups = new TreeMap<>();
    public final Map<Integer, KnownContent> contents = new TreeMap<>();
    public final Map<Integer, KnownRule> rules = new TreeMap<>();
    public final Map<Key, TreeMap<Integer, KnownSource>> sources = new TreeMap<>();
    public final Map<Key, KnownAssignment> assignments = new TreeMap<>();
    public final Map<Key, KnownLearning> work = new TreeMap<>();
    /** By person and module, then course. */
    public final Map<Key, TreeMap<Integer, KnownLearning>> inside = new TreeMap<>();

    public final Map<KnownExemption.From, KnownExemption> exemptions = new HashMap<>();

    /** From when on what is completed standalone counts inside modules; null: it does not. */
    public @Nullable Instant standaloneCountsSince;

    /** When that was switched off, by when it had been switched on. */
    public final TreeMap<Instant, Instant> standaloneCounted = new TreeMap<>();

    public Instant now = Instant.EPOCH;

    /** The day where the company is. */
    public LocalDate today() {
        return LocalDate.ofInstant(now, ZONE);
    }

    /** The day where the person is. */
    public LocalDate today(KnownPerson p) {
        return LocalDate.ofInstant(now, p.zone);
    }

    public LocalDate dayOf(Instant at, KnownPerson p) {
        return LocalDate.ofInstant(at, p.zone);
    }

    public LocalDate today(int person) {
        return today(people.get(person));
    }

    public List<KnownGroup> fixed() {
        return groups.values().stream().filter(KnownGroup::isStatic).toList();
    }

    public List<KnownGroup> dynamic() {
        return groups.values().stream().filter(g -> !g.isStatic()).toList();
    }

    public List<KnownPerson> active() {
        return people.values().stream().filter(p -> !p.deactivated).toList();
    }

    /** By rule, {@link #INDIVIDUAL} or {@link #SELF}. */
    public TreeMap<Integer, KnownSource> sources(Key k) {
        return sources.computeIfAbsent(k, _ -> new TreeMap<>());
    }

    public KnownLearning work(Key k) {
        return work.computeIfAbsent(k, _ -> new KnownLearning());
    }

    public KnownLearning inside(Key module, int course) {
        return inside.computeIfAbsent(module, _ -> new TreeMap<>()).computeIfAbsent(course, _ -> new KnownLearning());
    }

    /** Everybody's, standalone and inside modules. */
    public List<KnownLearning> worksOf(int course) {
        List<KnownLearning> all = new ArrayList<>();
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

    public boolean didStandaloneCount(Instant at) {
        var before = standaloneCounted.floorEntry(at);
        return before != null && !before.getValue().isBefore(at)
                || standaloneCountsSince != null && !at.isBefore(standaloneCountsSince);
    }

    public boolean hasModules() {
        return contents.values().stream().anyMatch(c -> c.module);
    }

    public boolean required(Key k) {
        return sources(k).keySet().stream().anyMatch(r -> r != SELF);
    }

    public boolean isVisible(KnownContent c, KnownPerson p) {
        return !p.deactivated && c.visible.matches().test(p, today());
    }

    public boolean exempt(Key k, int rule) {
        return exemptions.entrySet().stream()
                .anyMatch(e -> e.getKey().key().equals(k)
                        && (e.getKey().rule() == 0 || e.getKey().rule() == rule)
                        && !isOver(k.person(), e.getValue()));
    }

    public boolean isOver(int person, KnownExemption e) {
        return e.until() != null && e.until().isBefore(today(person));
    }
}
