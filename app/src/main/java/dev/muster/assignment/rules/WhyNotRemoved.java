package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Explaining.Given;
import dev.muster.assignment.rules.Explaining.Held;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why an assignment can't be removed by hand, and what to do instead. */
public final class WhyNotRemoved {
    private WhyNotRemoved() {}

    /** @return null: it can be removed */
    static @Nullable String removal(Given g) {
        if (g.status() == Status.COMPLETED || g.status() == Status.EXPIRED) {
            return "It can't be removed: a completion is the record.";
        }
        List<Held> holders = g.sources().stream()
                .filter(s -> s.kind().isHeldByRule() && !s.kept())
                .toList();
        boolean others = g.sources().stream()
                .anyMatch(s ->
                        s.kind() != SourceKind.SELF && (s.kept() || !s.kind().isHeldByRule()));
        if (!others && !holders.isEmpty()) {
            return "It can't be removed by hand: "
                    + holders.stream().map(Held::label).collect(Collectors.joining(", ")) + " gives it. You can "
                    + instead(holders.stream().map(Held::kind).toList()) + ".";
        }
        return null;
    }

    /** What to do instead of removing what these give, as part of a sentence. */
    public static String instead(Collection<SourceKind> holders) {
        List<String> ways = holders.stream()
                .distinct()
                .sorted()
                .map(SourceWords::insteadOfRemoving)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(ArrayList::new));
        ways.add("exempt the person");
        return String.join("; or ", ways);
    }
}
