package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Explaining.Exempt;
import dev.muster.assignment.rules.Explaining.Given;
import dev.muster.assignment.rules.Explaining.Held;
import dev.muster.assignment.rules.Explaining.RuleState;
import dev.muster.assignment.rules.Why.Clause;
import dev.muster.assignment.rules.Why.Reason;
import java.util.List;
import java.util.Optional;

/** What each source says for itself, and each rule that gives the content and has given nothing. */
final class WhyReasons {
    private WhyReasons() {}

    static Reason source(Held s, Given g) {
        Optional<RuleState> rule =
                g.rules().stream().filter(r -> r.rule() == s.rule()).findFirst();
        StringBuilder text = new StringBuilder("Since ").append(Explaining.day(s.since()));
        if (!s.by().isBlank()) {
            text.append(", by ").append(s.by());
        }
        text.append('.');
        if (s.note() != null) {
            text.append(" Note: “").append(s.note()).append("”.");
        }
        if (s.approvedBy() != null) {
            text.append(" Approved by ").append(s.approvedBy()).append('.');
        }
        if (s.kept()) {
            text.append(" Kept: the rule no longer matches, and said to keep what it gave.");
        }
        if (s.due() != null) {
            text.append(" Due ").append(Explaining.day(s.due())).append('.');
        }
        return new Reason(
                s.rule() > 0 ? s.rule() : null,
                s.label(),
                true,
                true,
                text.toString(),
                rule.map(RuleState::clauses).orElse(List.of()));
    }

    static Reason rule(RuleState r, Given g) {
        boolean holds =
                r.member() && !g.deactivated() && Explaining.exemption(r, g).isEmpty();
        return new Reason(r.rule(), r.label(), holds, false, ruleText(r, g), r.clauses());
    }

    private static String ruleText(RuleState r, Given g) {
        if (r.broken() != null) {
            return "Frozen: " + r.broken() + " Nothing is given or taken until that is mended.";
        }
        if (r.resting() != null) {
            return r.resting() + (r.matches() ? " " + g.person() + " matches." : "");
        }
        if (r.leftOut() != null) {
            return "Left out as existing: " + g.person() + " matched already on " + Explaining.day(r.leftOut())
                    + ", and it is for future employees only. Include them to give it.";
        }
        Optional<Exempt> exempt = Explaining.exemption(r, g);
        if (r.member() && exempt.isPresent()) {
            return "Exempt: " + exempt.get().text() + ".";
        }
        if (r.member()) {
            return g.deactivated()
                    ? g.person() + " would match, were the account active."
                    : g.person() + " matches. It follows within seconds, once " + g.content() + " is active.";
        }
        List<String> failed = r.clauses().stream()
                .filter(c -> !c.holds())
                .map(WhyReasons::failed)
                .toList();
        if (failed.isEmpty()) {
            return r.clauses().isEmpty()
                    ? g.person() + " is not a member. Adding them would give it."
                    : "It would match by now and follows within seconds.";
        }
        return "Does not match: " + String.join("; ", failed) + ".";
    }

    private static String failed(Clause c) {
        return c.text() + ", but " + c.fact();
    }
}
