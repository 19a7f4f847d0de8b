package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Why.Clause;
import dev.muster.assignment.rules.Why.Outcome;
import dev.muster.assignment.rules.Why.Reason;
import dev.muster.shared.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains: the printed situation of one person and one content. */
public final class Explaining {

    private Explaining() {}

    /**
     * Everything an explanation is made of.
     *
     * @param person name; content: title
     * @param archived whether the content is archived; draft likewise
     * @param status null: no assignment
     */
    public record Given(
            String person,
            String content,
            boolean deactivated,
            boolean draft,
            boolean archived,
            @Nullable Status status,
            List<Held> sources,
            List<RuleState> rules,
            List<Exempt> exempt,
            Dates dates) {
        public Given {
            exempt = List.copyOf(exempt);
            sources = List.copyOf(sources);
            rules = List.copyOf(rules);
        }
    }

    /** A source the person has. */
    public record Held(
            int rule,
            SourceKind kind,
            String label,
            LocalDate since,
            String by,
            @Nullable LocalDate due,
            boolean kept,
            @Nullable String note,
            @Nullable String approvedBy) {}

    /**
     * A live rule that gives this content.
     *
     * @param member whether the person belongs to its group now
     * @param broken why its audience can't be evaluated; null: it can
     * @param clauses of its audience, tested for this person
     * @param resting why it gives to nobody now, a sentence; null: it gives
     * @param leftOut since when it leaves the person out as existing; null: it does not
     */
    public record RuleState(
            int rule,
            String label,
            boolean member,
            @Nullable String broken,
            List<Clause> clauses,
            @Nullable String resting,
            @Nullable LocalDate leftOut) {
        public RuleState {
            clauses = List.copyOf(clauses);
        }

        /** A rule that always gives, and leaves nobody out. */
        public RuleState(int rule, String label, boolean member, @Nullable String broken, List<Clause> clauses) {
            this(rule, label, member, broken, clauses, null, null);
        }

        boolean matches() {
            return clauses.stream().allMatch(Clause::holds);
        }
    }

    /**
     * An exemption that stands.
     *
     * @param rule the rule it is from; null: from the content
     * @param text type, reason, by whom, until when
     */
    public record Exempt(@Nullable Integer rule, String text) {}

    /**
     * @param beforeLeave what the date in force would be without the days away
     * @param onLeave whether the person is away today
     * @param graceDays after the first day without a valid completion, of what is due again because it ran out
     */
    public record Dates(
            @Nullable LocalDate inForce,
            boolean byHand,
            boolean lifted,
            boolean overdue,
            @Nullable LocalDate beforeLeave,
            boolean onLeave,
            long graceDays) {
        /** Of somebody who was never away. */
        public Dates(@Nullable LocalDate inForce, boolean byHand, boolean lifted, boolean overdue) {
            this(inForce, byHand, lifted, overdue, inForce, false, 0);
        }
    }

    /**
     * A reassignment that is not done yet.
     *
     * @param completedOn the newest completion before it; null: there was none
     * @param countsUntil until when that still counts; null: no longer
     */
    public record Again(
            LocalDate on,
            String by,
            @Nullable LocalDate completedOn,
            @Nullable LocalDate countsUntil) {}

    /** The explanation, with what there is to do again. */
    public static Why reassigned(Why why, Again again) {
        String text = "Reassigned on " + Day.words(again.on()) + (again.by().isBlank() ? "" : " by " + again.by());
        if (again.completedOn() != null) {
            text += "; the completion of " + Day.words(again.completedOn())
                    + (again.countsUntil() == null
                            ? " counts no longer"
                            : " counts until " + Day.words(again.countsUntil()));
        }
        return why.and(text + ".");
    }

    /** As explanations write a day. */
    public static String day(LocalDate on) {
        return Day.words(on);
    }

    public static Why explain(Given g) {
        List<Reason> reasons = new ArrayList<>();
        g.sources().forEach(s -> reasons.add(WhyReasons.source(s, g)));
        for (RuleState r : g.rules()) {
            if (g.sources().stream().noneMatch(s -> s.rule() == r.rule())) {
                reasons.add(WhyReasons.rule(r, g));
            }
        }
        Outcome outcome = outcome(g);
        return new Why(
                g.status() != null,
                outcome,
                text(g, outcome, reasons),
                reasons,
                WhyDue.due(g),
                g.status() == null ? null : WhyNotRemoved.removal(g));
    }

    private static Outcome outcome(Given g) {
        if (g.status() != null) {
            return Outcome.ASSIGNED;
        }
        if (g.deactivated()) {
            return Outcome.DEACTIVATED;
        }
        if (g.draft() || g.archived()) {
            return Outcome.NOT_ACTIVE;
        }
        if (isExempt(g)) {
            return Outcome.EXEMPT;
        }
        return leavingOut(g).isEmpty() ? Outcome.NO_RULE_MATCHES : Outcome.LEFT_OUT_AS_EXISTING;
    }

    private static List<RuleState> leavingOut(Given g) {
        return g.rules().stream()
                .filter(r -> r.leftOut() != null && r.broken() == null)
                .toList();
    }

    /** From the content, or from every rule that would give it. */
    private static boolean isExempt(Given g) {
        boolean whole = g.exempt().stream().anyMatch(e -> e.rule() == null);
        List<RuleState> matching = g.rules().stream().filter(RuleState::member).toList();
        return whole
                || (!matching.isEmpty()
                        && matching.stream().allMatch(r -> exemption(r, g).isPresent()));
    }

    static Optional<Exempt> exemption(RuleState r, Given g) {
        return g.exempt().stream()
                .filter(e -> e.rule() == null || e.rule() == r.rule())
                .findFirst();
    }

    private static String text(Given g, Outcome outcome, List<Reason> reasons) {
        return switch (outcome) {
            case ASSIGNED ->
                g.sources().isEmpty()
                        ? g.person() + " keeps the record of " + g.content() + "; nothing requires it any more."
                        : g.person() + " has " + g.content() + because(g) + ".";
            case DEACTIVATED ->
                g.person() + " is deactivated: nothing is given or taken. Reactivate the account to change that.";
            case NOT_ACTIVE ->
                g.content() + (g.draft() ? " is a draft" : " is archived")
                        + ": it is given to nobody. Publish or restore it to change that.";
            case EXEMPT ->
                g.person() + " is exempt from " + g.content() + ": "
                        + g.exempt().stream().map(Exempt::text).distinct().collect(Collectors.joining("; "))
                        + ". Lifting the exemption changes that.";
            case LEFT_OUT_AS_EXISTING ->
                g.person() + " does not have " + g.content() + ": left out as existing by "
                        + leavingOut(g).stream().map(RuleState::label).collect(Collectors.joining(" and "))
                        + ", which is for future employees only. Including them there changes that.";
            case NO_RULE_MATCHES ->
                g.person() + " does not have " + g.content() + ": "
                        + (reasons.isEmpty()
                                ? "no rule gives it, and nobody has assigned it. Assign it, or attach it to a group."
                                : reasons.size() == 1
                                        ? "the one rule that gives it does not match."
                                        : "none of the " + reasons.size() + " rules that give it matches.");
        };
    }

    /** What was begun and is required no more has no reason but that. */
    private static String because(Given g) {
        Held first = g.sources().getFirst();
        boolean left = g.sources().size() == 1
                && first.kind() == SourceKind.SELF
                && !first.label().equals(SourceWords.label(SourceKind.SELF, null));
        return left ? ". " + first.label() : " because of " + labels(g);
    }

    private static String labels(Given g) {
        List<String> labels = g.sources().stream().map(Held::label).toList();
        return labels.size() < 2
                ? String.join("", labels)
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.getLast();
    }
}
