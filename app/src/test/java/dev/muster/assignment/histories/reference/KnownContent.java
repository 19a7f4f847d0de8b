package dev.muster.assignment.histories.reference;

import dev.muster.library.rules.Validity;
import dev.muster.shared.DueRule;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A content. */
public final class KnownContent {
    public final int id;
    public final List<Integer> steps;
    /** Since when it is so; what was completed before keeps its last day. */
    private final TreeMap<Instant, KnownValidity> validity = new TreeMap<>();

    public @Nullable DueRule due;

    public KnownAudience visible = KnownAudience.EVERYBODY;
    public boolean active = true;

    /** A module: its steps are the ids of its courses. */
    public final boolean module;

    /** By step, where a minor publish added it. */
    public final Map<Integer, Instant> optionalBefore = new HashMap<>();

    public final Map<Integer, Integer> changedIn = new HashMap<>();

    public KnownContent(int id, List<Integer> steps, @Nullable DueRule due, Validity validity, boolean module) {
        this.module = module;
        this.id = id;
        this.steps = steps;
        this.due = due;
        this.validity.put(Instant.MIN, new KnownValidity(validity));
    }

    public void validFrom(Instant at, Validity is) {
        validity.put(at, new KnownValidity(is));
    }

    public KnownValidity validity() {
        return validity.lastEntry().getValue();
    }

    public KnownValidity validityAt(Instant at) {
        return validity.floorEntry(at).getValue();
    }

    /** Of those steps the ones that an attempt begun then has to do; null: all of them. */
    public List<Integer> needed(@Nullable Instant began) {
        return steps.stream()
                .filter(s -> began == null || !optionalBefore.containsKey(s) || !began.isBefore(optionalBefore.get(s)))
                .toList();
    }
}
