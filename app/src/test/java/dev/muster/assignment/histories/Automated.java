package dev.muster.assignment.histories;

import dev.muster.assignment.Automation;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.shared.DueRule;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An automation. */
final class Automated extends Standing {
    final Set<Integer> leftOut = new TreeSet<>();
    private final Company company;
    Automation.Terms terms;
    Picked picked;
    boolean inEffect;
    /** What a deletion said. */
    boolean removes;

    Automated(Company company, int id, int content, Automation.Terms terms, Picked picked) {
        super(id, SourceKind.AUTOMATION, content, false, _ -> false, () -> "");
        this.company = company;
        this.terms = terms;
        this.picked = picked;
    }

    boolean isOnNow() {
        boolean begun = terms.startsAt() == null || !terms.startsAt().isAfter(company.now);
        boolean over = terms.endsAt() != null && !terms.endsAt().isAfter(company.now);
        return terms.enabled() && begun && !over;
    }

    boolean isForFuture() {
        return terms.appliesTo() == AppliesTo.FUTURE;
    }

    static boolean matches(Picked picked, Someone p, Company company) {
        return !p.deactivated && picked.matches().test(p, company.today());
    }

    @Override
    boolean holds(Someone p) {
        return inEffect && matches(picked, p, company) && !leftOut.contains(p.id);
    }

    @Override
    String label() {
        return "Automation: " + terms.name();
    }

    /** Off or over: what it gave stays, as kept. */
    @Override
    boolean keeps() {
        return live ? !inEffect || terms.whenNoLongerMatching() == Automation.Afterwards.KEEP : !removes;
    }

    @Override
    boolean takesKept() {
        return !live && removes;
    }

    @Override
    @Nullable DueRule due() {
        return terms.due();
    }

    /** Who no longer matches is let go: matching again makes them future. */
    @Override
    void look() {
        if (live && inEffect) {
            leftOut.removeIf(p -> !matches(picked, company.people.get(p), company));
        }
    }
}
