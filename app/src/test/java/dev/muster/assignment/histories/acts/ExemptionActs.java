package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.ExemptionReference;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownExemption;
import java.time.LocalDate;
import java.util.List;

/** People are exempt from a content or from a rule, for a time or until it is lifted. */
public final class ExemptionActs extends ActFamily {
    private final ExemptionReference reference;

    public ExemptionActs(History history) {
        super(history);
        reference = new ExemptionReference(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(1, this::granted), new Act(1, this::lifted));
    }

    private boolean granted() {
        Key k = new Key(chance().any(company.people.keySet()), chance().any(company.contents.keySet()));
        List<Integer> rules = company.rules.values().stream()
                .filter(r -> r.live && r.content == k.content())
                .map(r -> r.id)
                .toList();
        int rule = rules.isEmpty() || chance().coin() ? 0 : chance().any(rules);
        LocalDate until = chance().coin() ? null : company.today(k.person()).plusDays(chance().below(30));
        told("%s exempt from %s until %s", k, rule == 0 ? "it" : "rule " + rule, until);
        Exemptions.Request request = new Exemptions.Request(rule == 0 ? null : rule, "Medical", null, null, until);
        history.trail.oneEntry(() -> muster.exemptions.grant(ADMIN, k.person(), k.content(), request));
        reference.exempt(k, rule, until);
        return true;
    }

    private boolean lifted() {
        if (company.exemptions.isEmpty()) {
            return false;
        }
        List<Key> keys = company.exemptions.keySet().stream()
                .map(KnownExemption.From::key)
                .sorted()
                .toList();
        Key k = chance().any(keys);
        told("%s no longer exempt", k);
        history.trail.oneEntry(() -> muster.exemptions.lift(ADMIN, k.person(), k.content(), null, Remarks.NONE));
        reference.lift(k);
        return true;
    }
}
