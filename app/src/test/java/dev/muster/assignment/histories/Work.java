package dev.muster.assignment.histories;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person did on a content. */
final class Work {
    /** Steps done in the open attempt; null: none open. */
    @Nullable Set<Integer> open;

    /** When that began. */
    @Nullable Instant began;

    /** When it was last reassigned: what was completed until then does not count. Null: never. */
    @Nullable Instant reset;

    /** In the order in which they were recorded. */
    final List<Done> completions = new ArrayList<>();

    static final class Done {
        final Instant at;
        final @Nullable LocalDate lastDay;
        boolean annulled;
        boolean credit;

        Done(Instant at, @Nullable LocalDate lastDay) {
            this.at = at;
            this.lastDay = lastDay;
        }
    }

    /** The newest completion that counts; of two at once the one recorded last. Null: none. */
    @Nullable Done newest() {
        return completions.stream()
                .filter(d -> !d.annulled && (reset == null || d.at.isAfter(reset)))
                .max(Comparator.comparing((Done d) -> d.at).thenComparing(completions::indexOf))
                .orElse(null);
    }
}
