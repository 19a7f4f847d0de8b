package dev.muster.api.training;

import dev.muster.assignment.rules.Why;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to why. */
public record WhyJson(
        boolean assigned,
        Why.Outcome outcome,
        String text,
        List<Reason> reasons,
        @Nullable Due due,
        @Nullable String removal) {

    public record Due(String text) {}

    /**
     * @param source its label, where the person has the content by it
     * @param rule the rule's id; null: by hand, or taken up by oneself
     * @param label what it is called: {@code Group: Engineers}
     */
    public record Reason(
            @Nullable String source,
            @Nullable String rule,
            String label,
            boolean holds,
            String text,
            List<Why.Clause> clauses) {}

    static WhyJson of(Why why) {
        String due = why.due();
        return new WhyJson(
                why.assigned(),
                why.outcome(),
                why.text(),
                why.reasons().stream().map(WhyJson::reason).toList(),
                due == null ? null : new Due(due),
                why.removal());
    }

    private static Reason reason(Why.Reason r) {
        Integer rule = r.rule();
        return new Reason(
                r.isSource() ? r.label() : null,
                rule == null ? null : rule.toString(),
                r.label(),
                r.holds(),
                r.text(),
                r.clauses());
    }
}
