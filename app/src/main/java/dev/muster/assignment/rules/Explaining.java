package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Why.Clause;
import dev.muster.assignment.rules.Why.Outcome;
import dev.muster.assignment.rules.Why.Reason;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Explains: the printed situation of one person and one content. */
public final class Explaining {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

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

    public record Dates(@Nullable LocalDate inForce, boolean byHand, boolean lifted, boolean overdue) {}

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
        String text = "Reassigned on " + DAY.format(again.on()) + (again.by().isBlank() ? "" : " by " + again.by());
        if (again.completedOn() != null) {
            text += "; the completion of " + DAY.format(again.completedOn())
                    + (again.countsUntil() == null
                            ? " counts no longer"
                            : " counts until " + DAY.format(again.countsUntil()));
        }
        return why.and(text + ".");
    }

    /** As explanations write a day. */
    public static String day(LocalDate on) {
        return DAY.format(on);
    }

    public static Why explain(Given g) {
        List<Reason> reasons = new ArrayList<>();
        g.sources().forEach(s -> reasons.add(source(s, g)));
        for (RuleState r : g.rules()) {
            if (g.sources().stream().noneMatch(s -> s.rule() == r.rule())) {
                reasons.add(rule(r, g));
            }
        }
        Outcome outcome = outcome(g);
        return new Why(
                g.status() != null,
                outcome,
                text(g, outcome, reasons),
                reasons,
                due(g),
                g.status() == null ? null : removal(g));
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

    private static Optional<Exempt> exemption(RuleState r, Given g) {
        return g.exempt().stream()
                .filter(e -> e.rule() == null || e.rule() == r.rule())
                .findFirst();
    }

    private static String text(Given g, Outcome outcome, List<Reason> reasons) {
        return switch (outcome) {
            case ASSIGNED ->
                g.sources().isEmpty()
                        ? g.person() + " keeps the record of " + g.content() + "; nothing requires it any more."
                        : g.person() + " has " + g.content() + " because of " + labels(g) + ".";
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

    private static String labels(Given g) {
        List<String> labels = g.sources().stream().map(Held::label).toList();
        return labels.size() < 2
                ? String.join("", labels)
                : String.join(", ", labels.subList(0, labels.size() - 1)) + " and " + labels.getLast();
    }

    private static Reason source(Held s, Given g) {
        Optional<RuleState> rule =
                g.rules().stream().filter(r -> r.rule() == s.rule()).findFirst();
        StringBuilder text = new StringBuilder("Since ").append(DAY.format(s.since()));
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
            text.append(" Due ").append(DAY.format(s.due())).append('.');
        }
        return new Reason(
                s.rule() > 0 ? s.rule() : null,
                s.label(),
                true,
                true,
                text.toString(),
                rule.map(RuleState::clauses).orElse(List.of()));
    }

    private static Reason rule(RuleState r, Given g) {
        boolean holds = r.member() && !g.deactivated() && exemption(r, g).isEmpty();
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
            return "Left out as existing: " + g.person() + " matched already on " + DAY.format(r.leftOut())
                    + ", and it is for future employees only. Include them to give it.";
        }
        Optional<Exempt> exempt = exemption(r, g);
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
                .map(Explaining::failed)
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

    private static @Nullable String due(Given g) {
        LocalDate on = g.dates().inForce();
        if (g.status() == null || on == null) {
            return null;
        }
        if (g.dates().byHand()) {
            return "Due " + DAY.format(on) + ": set by hand on this assignment. It overrides the dates of the sources"
                    + others(g) + ". Clearing it brings them back.";
        }
        if (g.sources().stream().noneMatch(s -> on.equals(s.due()))) {
            return "Due " + DAY.format(on) + ": the day after the completion ran out.";
        }
        List<Held> dated = g.sources().stream()
                .filter(s -> s.due() != null)
                .sorted(Comparator.comparing(Held::label))
                .toList();
        String from =
                dated.stream().filter(s -> on.equals(s.due())).map(Held::label).collect(Collectors.joining(" and "));
        String text = "Due " + DAY.format(on) + ", at the end of the day where " + g.person() + " is: from " + from;
        text += dated.size() > 1 ? ", the earliest of " + dated.size() + " dates" + others(g) + "." : ".";
        return g.dates().lifted()
                ? text + " Its own date had passed already when it reached " + g.person() + ", so it was moved on."
                : text;
    }

    private static String others(Given g) {
        String dates = g.sources().stream()
                .filter(s -> s.due() != null)
                .map(s -> s.label() + " " + DAY.format(s.due()))
                .collect(Collectors.joining(", "));
        return dates.isEmpty() ? "" : " (" + dates + ")";
    }

    private static @Nullable String removal(Given g) {
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
            ways.add("take the person out of the group, or change the group's training");
        }
        if (holders.contains("Mandatory")) {
            ways.add("change the course's setting");
        }
        ways.add("exempt the person");
        return String.join("; or ", ways);
    }
}
