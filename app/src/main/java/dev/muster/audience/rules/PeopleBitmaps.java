package dev.muster.audience.rules;

import dev.muster.audience.rules.Compiled.Test;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.RoaringBitmap;

/**
 * Who has what, as bitmaps of person ids: the evaluator for counting a million people while a rule is being built. Twin of
 * {@link Matching}. For one thread at a time.
 */
public final class PeopleBitmaps {
    private final RoaringBitmap active = new RoaringBitmap();
    private final Map<Integer, RoaringBitmap> values = new HashMap<>();
    private final Map<Integer, RoaringBitmap> groups = new HashMap<>();
    private final Map<Integer, RoaringBitmap> reports = new HashMap<>();
    private final NavigableMap<LocalDate, RoaringBitmap> hired = new TreeMap<>();

    /** These people as they are now, in place of what was known of them; who has no facts is gone. */
    public void put(int[] ids, Collection<Facts> facts) {
        forget(RoaringBitmap.bitmapOf(ids));
        facts.forEach(this::add);
    }

    private void add(Facts f) {
        if (!f.managers().isEmpty()) {
            // the chain goes through deactivated managers, too
            of(reports, f.managers().getFirst()).add(f.personId());
        }
        if (f.deactivated()) {
            return;
        }
        active.add(f.personId());
        f.values().forEach(v -> of(values, v).add(f.personId()));
        f.groups().forEach(g -> of(groups, g).add(f.personId()));
        if (f.hiredOn() != null) {
            hired.computeIfAbsent(f.hiredOn(), _ -> new RoaringBitmap()).add(f.personId());
        }
    }

    /** Whole columns at once, for filling an empty one; people may be deactivated, but for {@code active}. */
    public void fillActive(int[] ids) {
        active.add(ids);
    }

    public void fillValue(int valueId, int[] ids) {
        of(values, valueId).add(ids);
    }

    public void fillGroup(int groupId, int[] ids) {
        of(groups, groupId).add(ids);
    }

    public void fillReports(int managerId, int[] ids) {
        of(reports, managerId).add(ids);
    }

    public void fillHired(LocalDate day, int[] ids) {
        hired.computeIfAbsent(day, _ -> new RoaringBitmap()).add(ids);
    }

    private static RoaringBitmap of(Map<Integer, RoaringBitmap> map, int key) {
        return map.computeIfAbsent(key, _ -> new RoaringBitmap());
    }

    private void forget(RoaringBitmap people) {
        active.andNot(people);
        for (Collection<RoaringBitmap> some :
                List.of(values.values(), groups.values(), reports.values(), hired.values())) {
            some.forEach(b -> b.andNot(people));
        }
    }

    /** Whom the audience holds. @param today the day that "within the last N days" counts back from */
    public RoaringBitmap of(Compiled audience, LocalDate today) {
        RoaringBitmap held = active.clone();
        for (Test test : audience.all()) {
            narrow(held, test, today);
        }
        return held;
    }

    private void narrow(RoaringBitmap held, Test test, LocalDate today) {
        switch (test) {
            case Compiled.HoldsAny t -> narrow(held, any(values, t.valueIds()), t.negated());
            case Compiled.InGroup t -> narrow(held, any(groups, List.of(t.groupId())), t.negated());
            case Compiled.OneOf t ->
                held.and(RoaringBitmap.bitmapOf(
                        t.personIds().stream().mapToInt(i -> i).toArray()));
            case Compiled.ReportsTo t -> held.and(t.deep() ? below(t.personId()) : any(reports, List.of(t.personId())));
            case Compiled.HiredBetween t -> held.and(between(t.from(), t.to()));
            case Compiled.HiredWithin t -> held.and(between(today.minusDays(t.days()), today));
        }
    }

    private static void narrow(RoaringBitmap held, RoaringBitmap some, boolean negated) {
        if (negated) {
            held.andNot(some);
        } else {
            held.and(some);
        }
    }

    private static RoaringBitmap any(Map<Integer, RoaringBitmap> map, Collection<Integer> keys) {
        return FastAggregation.or(
                keys.stream().map(map::get).filter(java.util.Objects::nonNull).toArray(RoaringBitmap[]::new));
    }

    private RoaringBitmap between(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null && from.isAfter(to)) {
            return new RoaringBitmap();
        }
        NavigableMap<LocalDate, RoaringBitmap> some = from == null ? hired : hired.tailMap(from, true);
        return FastAggregation.or(
                (to == null ? some : some.headMap(to, true)).values().toArray(RoaringBitmap[]::new));
    }

    /** Everybody below the manager at any depth; in a cycle the manager too. */
    private RoaringBitmap below(int manager) {
        RoaringBitmap all = new RoaringBitmap();
        RoaringBitmap next = any(reports, List.of(manager));
        while (!next.isEmpty()) {
            all.or(next);
            RoaringBitmap further = new RoaringBitmap();
            next.forEach((int m) -> {
                RoaringBitmap direct = reports.get(m);
                if (direct != null) {
                    further.or(direct);
                }
            });
            further.andNot(all);
            next = further;
        }
        return all;
    }
}
