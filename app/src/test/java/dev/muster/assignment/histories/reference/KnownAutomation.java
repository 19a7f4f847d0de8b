package dev.muster.assignment.histories.reference;

import dev.muster.assignment.Automation;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.shared.DueRule;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An automation. */
public final class KnownAutomation extends KnownRule {
    public final Set<Integer> leftOut = new TreeSet<>();
    private final Company company;
    public Automation.Terms terms;
    public KnownAudience picked;
    public boolean inEffect;
    /** What a deletion said. */
    public boolean removes;

    public KnownAutomation(Company company, int id, int content, Automation.Terms terms, KnownAudience picked) {
        super(id, SourceKind.AUTOMATION, content, false, _ -> false, () -> "");
        this.company = company;
        this.terms = terms;
        this.picked = picked;
    }

    public boolean isOnNow() {
        boolean begun = terms.startsAt() == null || !terms.startsAt().isAfter(company.now);
        boolean over = terms.endsAt() != null && !terms.endsAt().isAfter(company.now);
        return terms.enabled() && begun && !over;
    }

    public boolean isForFuture() {
        return terms.appliesTo() == AppliesTo.FUTURE;
    }

    public static boolean matches(KnownAudience picked, KnownPerson p, Company company) {
        return !p.deactivated && picked.matches().test(p, company.today());
    }

    @Override
    public boolean holds(KnownPerson p) {
        return inEffect && matches(picked, p, company) && !leftOut.contains(p.id);
    }

    @Override
    public String label() {
        return "Automation: " + terms.name();
    }

    /** Off or over: what it gave stays, as kept. */
    @Override
    public boolean keeps() {
        return live ? !inEffect || terms.whenNoLongerMatching() == Automation.Afterwards.KEEP : !removes;
    }

    @Override
    public boolean takesKept() {
        return !live && removes;
    }

    @Override
    public @Nullable DueRule due() {
        return terms.due();
    }

    /** Who no longer matches is let go: matching again makes them future. */
    @Override
    public void look() {
        if (live && inEffect) {
            leftOut.removeIf(p -> !matches(picked, company.people.get(p), company));
        }
    }
}
