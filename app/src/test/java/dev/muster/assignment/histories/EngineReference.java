package dev.muster.assignment.histories;

import static dev.muster.assignment.histories.Company.MINIMUM_DAYS;
import static dev.muster.assignment.histories.Company.SELF;

import dev.muster.assignment.rules.Due;
import dev.muster.shared.DueRule;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 4: what follows by itself. */
final class EngineReference {
    private final Company company;
    private final LearningReference learning;

    EngineReference(Company company, LearningReference learning) {
        this.company = company;
        this.learning = learning;
    }

    /** Exemptions that ran out, memberships of every dynamic group, then every rule. */
    void quiesce() {
        company.exemptions
                .entrySet()
                .removeIf(e -> company.isOver(e.getKey().key().person(), e.getValue()));
        company.groups.values().forEach(this::refresh);
        follow(company.rules.values());
    }

    void refresh(Crowd g) {
        if (g.isStatic() || g.broken) {
            return;
        }
        g.members.clear();
        for (Someone p : company.active()) {
            if (g.picked.matches().test(p, company.today())) {
                g.members.add(p.id);
            }
        }
    }

    /** Gives what these rules say, then takes what they no longer say. */
    void follow(Iterable<? extends Standing> those) {
        follow(those, _ -> true);
    }

    /** The same for some people. */
    void follow(Iterable<? extends Standing> those, Predicate<Someone> some) {
        those.forEach(Standing::look);
        List<Someone> people = company.active().stream().filter(some).toList();
        for (Standing r : those) {
            people.forEach(p -> gain(r, p));
        }
        Set<Key> lost = new TreeSet<>();
        for (Standing r : those) {
            people.forEach(p -> lose(r, p, lost));
        }
        lost.forEach(this::settle);
    }

    private void gain(Standing r, Someone p) {
        Subject c = company.contents.get(r.content);
        Key k = new Key(p.id, r.content);
        Reason s = company.sources(k).get(r.id);
        boolean gives = r.live && c.active && r.holds(p) && !company.exempt(k, r.id);
        if (gives && (s == null || s.kept())) {
            give(k, r.id, s == null ? dated(r.due() == null ? c.due : r.due(), p) : s.kept(false));
        }
    }

    private void lose(Standing r, Someone p, Set<Key> lost) {
        Key k = new Key(p.id, r.content);
        Reason s = company.sources(k).get(r.id);
        if (s == null || !company.contents.get(r.content).active) {
            return;
        }
        boolean exempt = company.exempt(k, r.id);
        boolean over = r.takesKept() || !s.kept() && !(r.live && r.holds(p));
        if (over && r.keeps() && !exempt) {
            company.sources(k).put(r.id, s.kept(true));
        } else if (exempt || over) {
            company.sources(k).remove(r.id);
            lost.add(k);
        }
    }

    /** A date that has passed already is lifted: nobody is overdue on day one. */
    Reason dated(@Nullable DueRule due, Someone p) {
        if (due == null) {
            return Reason.undated(company.today(p));
        }
        Due d = Due.of(due, company.today(p), p.hired, MINIMUM_DAYS);
        return new Reason(d.on(), d.lifted(), false, company.today(p), false);
    }

    void give(Key k, int rule, Reason r) {
        company.sources(k).put(rule, r);
        company.assignments.computeIfAbsent(k, _ -> new Has());
    }

    /** What a lost source leaves: nobody loses work, the record stays. */
    void settle(Key k) {
        if (company.required(k)) {
            return;
        }
        company.assignments.get(k).dueByHand = null;
        switch (learning.status(k)) {
            case NOT_STARTED -> {
                company.sources(k).remove(SELF);
                company.assignments.remove(k);
            }
            case IN_PROGRESS -> voluntary(k);
            case COMPLETED, EXPIRED -> {
                if (company.work(k).open != null) {
                    voluntary(k);
                }
            }
        }
    }

    void voluntary(Key k) {
        company.sources(k).put(SELF, Reason.undated(company.today(k.person())));
    }
}
