package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Explaining.Given;
import dev.muster.assignment.rules.Explaining.Held;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why an assignment can't be removed by hand, and what to do instead. */
public final class WhyNotRemoved {
    private WhyNotRemoved() {}

    /** @return null: it can be removed */
    static @Nullable String removal(Given g) {
        if (g.status() == Status.COMPLETED || g.status() == Status.EXPIRED) {
            return "It can't be removed: a completion is the record.";
        }
        List<String> holders = g.sources().stream()
                .filter(s -> s.kind().isHeldByRule() && !s.kept())
                .map(Held::label)
                .toList();
        boolean others = g.sources().stream()
                .anyMatch(s ->
                        s.kind() != SourceKind.SELF && (s.kept() || !s.kind().isHeldByRule()));
        if (!others && !holders.isEmpty()) {
            return "It can't be removed by hand: " + String.join(", ", holders) + " gives it. You can "
                    + instead(String.join(", ", holders)) + ".";
        }
        return null;
    }

    /** What to do instead of removing what these give, as part of a sentence. */
    public static String instead(String holders) {
        List<String> ways = new ArrayList<>();
        if (holders.contains("Group: ")) {
            ways.add(
                    "take the person out of the group (where it follows a rule, change the rule or what the person is), or change"
                            + " the group's training");
        }
        if (holders.contains("Mandatory")) {
            ways.add("change the setting that makes it mandatory");
        }
        ways.add("exempt the person");
        return String.join("; or ", ways);
    }
}
