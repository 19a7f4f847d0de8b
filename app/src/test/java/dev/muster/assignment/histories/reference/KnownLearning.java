package dev.muster.assignment.histories.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person did on a content. */
public final class KnownLearning {
    /** Steps done in the open attempt; null: none open. */
    public @Nullable Set<Integer> open;

    /** When that began. */
    public @Nullable Instant began;

    /** When it was last reassigned: what was completed until then does not count. Null: never. */
    public @Nullable Instant reset;

    /** In the order in which they were recorded. */
    public final List<Done> completions = new ArrayList<>();

    public static final class Done {
        public final Instant at;
        public final @Nullable LocalDate lastDay;
        public boolean annulled;
        public boolean credit;

        /** Of what was read; what the reference foretells has none. */
        public @Nullable Instant recorded;

        /** The steps that were done for it, as they are now; nothing is known of what was made elsewhere. */
        public Set<Integer> steps = Set.of();

        public Done(Instant at, @Nullable LocalDate lastDay) {
            this.at = at;
            this.lastDay = lastDay;
        }
    }

    /** What was done of other steps counts no more. */
    public void onlyStill(Predicate<Integer> asked) {
        if (open != null) {
            open.removeIf(asked.negate());
        }
        completions.forEach(d -> d.steps = d.steps.stream().filter(asked).collect(Collectors.toSet()));
    }

    /** The newest completion that counts; of two at once the one recorded last. Null: none. */
    public @Nullable Done newest() {
        return completions.stream()
                .filter(d -> !d.annulled && (reset == null || d.at.isAfter(reset)))
                .max(Comparator.comparing((Done d) -> d.at).thenComparing(completions::indexOf))
                .orElse(null);
    }
}
