package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import java.util.HashSet;
import java.util.Set;

/** Invariant 3: completions only grow, and none ever changes. */
public final class CompletionsCheck extends Check {
    private final Set<String> seen = new HashSet<>();

    public CompletionsCheck(History history) {
        super(history, 4);
    }

    @Override
    public void look() {
        Set<String> now = new HashSet<>(
                muster.db.fetch("select md5(c::text) from completion c").getValues(0, String.class));
        assertThat(now).as("completions only grow").containsAll(seen);
        seen.addAll(now);
        if (company.hasModules()) {
            return;
        }
        assertThat(now)
                .hasSize(company.work.values().stream()
                        .mapToInt(w -> w.completions.size())
                        .sum());
    }
}
