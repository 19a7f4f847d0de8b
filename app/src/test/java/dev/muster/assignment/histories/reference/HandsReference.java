package dev.muster.assignment.histories.reference;

import static dev.muster.assignment.histories.reference.Company.INDIVIDUAL;
import static dev.muster.assignment.histories.reference.Company.SELF;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.rules.Status;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 3 and 8: what hands give and take. */
public final class HandsReference {
    private final Company company;
    private final EngineReference engine;
    private final LearningReference learning;

    public HandsReference(History history) {
        company = history.company;
        engine = history.engine;
        learning = history.learning;
    }

    public void assign(Key k, @Nullable LocalDate due) {
        KnownPerson p = company.people.get(k.person());
        KnownContent c = company.contents.get(k.content());
        if (p.deactivated || !c.active || company.exempt(k, 0)) {
            return;
        }
        KnownSource s = company.sources(k).get(INDIVIDUAL);
        if (s == null) {
            KnownSource own = new KnownSource(due, false, false, company.today(p), company.today(p), true);
            engine.give(k, INDIVIDUAL, due == null ? engine.dated(c.due, p) : own);
        } else if (due != null) {
            engine.give(k, INDIVIDUAL, new KnownSource(due, false, false, s.since(), company.today(p), true));
        }
    }

    /** Whether it was removed. */
    public boolean remove(Key k) {
        if (!company.assignments.containsKey(k) || isRecord(learning.status(k))) {
            return false;
        }
        List<Integer> all = List.copyOf(company.sources(k).keySet());
        List<Integer> gone = all.stream().filter(r -> !isHeld(k, r)).toList();
        boolean held = gone.size() < all.size();
        if (all.isEmpty() || held && gone.stream().allMatch(r -> r == SELF)) {
            return false;
        }
        for (int r : gone) {
            KnownSource s = company.sources(k).remove(r);
            if (r > 0 && !s.kept()) {
                company.exemptions.put(new KnownExemption.From(k, r), new KnownExemption(null, null));
            }
        }
        if (!held) {
            company.assignments.remove(k);
        }
        return true;
    }

    private static boolean isRecord(Status s) {
        return s == Status.COMPLETED || s == Status.EXPIRED;
    }

    /** No hand takes it away while its rule holds the person. */
    private boolean isHeld(Key k, int rule) {
        return rule > 0
                && company.rules.get(rule).kind.isHeldByRule()
                && !company.sources(k).get(rule).kept();
    }
}
