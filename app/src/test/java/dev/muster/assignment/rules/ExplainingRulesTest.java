package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.Explaining.Dates;
import dev.muster.assignment.rules.Explaining.Given;
import dev.muster.assignment.rules.Explaining.Held;
import dev.muster.assignment.rules.Explaining.RuleState;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The answers to "why", as a person reads them. */
class ExplainingRulesTest {
    private static final Dates NO_DATE = new Dates(null, false, false, false);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 4);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 30);

    private static final Held GROUP =
            new Held(7, SourceKind.GROUP, "Group: Kitchen Leeds", MAY, "Ada Admin", JUNE, false, null, null);
    private static final Held HAND = new Held(
            0,
            SourceKind.INDIVIDUAL,
            "Individual",
            MAY,
            "Ben Boss",
            LocalDate.of(2026, 6, 1),
            false,
            "After the audit",
            "Cem Chief");

    private static RuleState rule(boolean member, Why.Clause... clauses) {
        return new RuleState(7, "Group: Kitchen Leeds", member, null, List.of(clauses));
    }

    private static Why why(@Nullable Status status, List<Held> sources, List<RuleState> rules, Dates dates) {
        return Explaining.explain(
                new Given("Ana Lima", "Allergens", false, false, false, status, sources, rules, List.of(), dates));
    }

    @Test
    void becauseOfAGroup() {
        Why w = why(
                Status.NOT_STARTED,
                List.of(GROUP),
                List.of(rule(true, new Why.Clause("location is Leeds", "location Leeds", true))),
                new Dates(JUNE, false, false, false));
        assertThat(w.assigned()).isTrue();
        assertThat(w.outcome()).isEqualTo(Why.Outcome.ASSIGNED);
        assertThat(w.text()).isEqualTo("Ana Lima has Allergens because of Group: Kitchen Leeds.");
        assertThat(w.reasons()).hasSize(1);
        assertThat(w.reasons().getFirst().text()).isEqualTo("Since 4 May 2026, by Ada Admin. Due 30 Jun 2026.");
        assertThat(w.reasons().getFirst().clauses())
                .containsExactly(new Why.Clause("location is Leeds", "location Leeds", true));
        assertThat(w.due())
                .isEqualTo("Due 30 Jun 2026, at the end of the day where Ana Lima is: from Group: Kitchen Leeds.");
        assertThat(w.removal()).startsWith("It can't be removed by hand: Group: Kitchen Leeds gives it.");
    }

    @Test
    void theEarliestOfTwoDatesIsInForce() {
        Why w = why(
                Status.IN_PROGRESS,
                List.of(GROUP, HAND),
                List.of(rule(true)),
                new Dates(LocalDate.of(2026, 6, 1), false, false, false));
        assertThat(w.text()).isEqualTo("Ana Lima has Allergens because of Group: Kitchen Leeds and Individual.");
        assertThat(w.reasons().get(1).text())
                .isEqualTo(
                        "Since 4 May 2026, by Ben Boss. Note: “After the audit”. Approved by Cem Chief. Due 1 Jun 2026.");
        assertThat(w.due())
                .contains("from Individual, the earliest of 2 dates")
                .contains("Group: Kitchen Leeds 30 Jun 2026");
        assertThat(w.removal()).isNull();
    }

    @Test
    void aDateSetByHandOverrides() {
        Why w = why(
                Status.NOT_STARTED,
                List.of(GROUP),
                List.of(rule(true)),
                new Dates(LocalDate.of(2026, 9, 1), true, false, false));
        assertThat(w.due())
                .isEqualTo("Due 1 Sep 2026: set by hand on this assignment. It overrides the dates of the sources"
                        + " (Group: Kitchen Leeds 30 Jun 2026). Clearing it brings them back.");
    }

    @Test
    void aLiftedDateSaysSo() {
        Why w = why(Status.NOT_STARTED, List.of(GROUP), List.of(rule(true)), new Dates(JUNE, false, true, false));
        assertThat(w.due()).endsWith("Its own date had passed already when it reached Ana Lima, so it was moved on.");
    }

    @Test
    void whyNot() {
        Why clause = why(
                null,
                List.of(),
                List.of(rule(
                        false,
                        new Why.Clause("location is Leeds", "location Hull", false),
                        new Why.Clause("role is Cook", "role Cook", true))),
                NO_DATE);
        assertThat(clause.assigned()).isFalse();
        assertThat(clause.outcome()).isEqualTo(Why.Outcome.NO_RULE_MATCHES);
        assertThat(clause.text())
                .isEqualTo("Ana Lima does not have Allergens: the one rule that gives it does not match.");
        assertThat(clause.reasons().getFirst().text())
                .isEqualTo("Does not match: location is Leeds, but location Hull.");

        Why member = why(null, List.of(), List.of(rule(false)), NO_DATE);
        assertThat(member.reasons().getFirst().text())
                .isEqualTo("Ana Lima is not a member. Adding them would give it.");

        Why nothing = why(null, List.of(), List.of(), NO_DATE);
        assertThat(nothing.text()).contains("no rule gives it, and nobody has assigned it");
    }

    @Test
    void deactivatedOrNotPublished() {
        Why gone = Explaining.explain(new Given(
                "Ana Lima", "Allergens", true, false, false, null, List.of(), List.of(rule(true)), List.of(), NO_DATE));
        assertThat(gone.outcome()).isEqualTo(Why.Outcome.DEACTIVATED);
        assertThat(gone.text()).contains("Ana Lima is deactivated").contains("Reactivate");
        assertThat(gone.reasons().getFirst().text()).isEqualTo("Ana Lima would match, were the account active.");
        Why draft = Explaining.explain(
                new Given("Ana Lima", "Allergens", false, true, false, null, List.of(), List.of(), List.of(), NO_DATE));
        assertThat(draft.outcome()).isEqualTo(Why.Outcome.NOT_ACTIVE);
        assertThat(draft.text())
                .isEqualTo("Allergens is a draft: it is given to nobody. Publish or restore it to change that.");
    }

    @Test
    void theRecordStays() {
        Why w = why(Status.COMPLETED, List.of(), List.of(), NO_DATE);
        assertThat(w.text()).isEqualTo("Ana Lima keeps the record of Allergens; nothing requires it any more.");
        assertThat(w.removal()).contains("a completion is the record");
    }

    @Test
    void aFrozenRuleSaysWhy() {
        Why w = why(
                null,
                List.of(),
                List.of(new RuleState(7, "Group: Kitchen Leeds", false, "Its group 9 is gone.", List.of())),
                NO_DATE);
        assertThat(w.reasons().getFirst().text())
                .isEqualTo("Frozen: Its group 9 is gone. Nothing is given or taken until that is mended.");
    }
}
