package dev.muster.assignment.histories.reference;

import static dev.muster.assignment.histories.reference.Company.MINIMUM_DAYS;
import static dev.muster.assignment.histories.reference.Company.SELF;

import dev.muster.assignment.rules.Due;
import dev.muster.shared.DueRule;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 4: what follows by itself. */
public final class EngineReference {
    private final Company company;
    private final LearningReference learning;

    public EngineReference(Company company, LearningReference learning) {
        this.company = company;
        this.learning = learning;
    }

    /** Exemptions that ran out, memberships of every dynamic group, then every rule. */
    public void quiesce() {
        company.exemptions
                .entrySet()
                .removeIf(e -> company.isOver(e.getKey().key().person(), e.getValue()));
        company.groups.values().forEach(this::refresh);
        follow(company.rules.values());
    }

    public void refresh(KnownGroup g) {
        if (g.isStatic() || g.broken) {
            return;
        }
        g.members.clear();
        for (KnownPerson p : company.active()) {
            if (g.picked.matches().test(p, company.today())) {
                g.members.add(p.id);
            }
        }
    }

    /** Gives what these rules say, then takes what they no longer say. */
    public void follow(Iterable<? extends KnownRule> those) {
        follow(those, _ -> true);
    }

    /** The same for some people. */
    public void follow(Iterable<? extends KnownRule> those, Predicate<KnownPerson> some) {
        those.forEach(KnownRule::look);
        List<KnownPerson> people = company.active().stream().filter(some).toList();
        for (KnownRule r : those) {
            people.forEach(p -> gain(r, p));
        }
        Set<Key> lost = new TreeSet<>();
        for (KnownRule r : those) {
            people.forEach(p -> lose(r, p, lost));
        }
        lost.forEach(this::settle);
    }

    private void gain(KnownRule r, KnownPerson p) {
        KnownContent c = company.contents.get(r.content);
        Key k = new Key(p.id, r.content);
        KnownSource s = company.sources(k).get(r.id);
        boolean gives = r.live && c.active && r.holds(p) && !company.exempt(k, r.id);
        if (gives && (s == null || s.kept())) {
            give(k, r.id, s == null ? dated(r.due() == null ? c.due : r.due(), p) : s.kept(false));
        }
    }

    private void lose(KnownRule r, KnownPerson p, Set<Key> lost) {
        Key k = new Key(p.id, r.content);
        KnownSource s = company.sources(k).get(r.id);
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
    public KnownSource dated(@Nullable DueRule due, KnownPerson p) {
        if (due == null || due instanceof DueRule.NoDate) {
            return KnownSource.undated(company.today(p));
        }
        LocalDate today = company.today(p);
        Due d = Due.of(due, today, p.hired, MINIMUM_DAYS);
        return new KnownSource(d.on(), d.lifted(), false, today, today, false);
    }

    public void give(Key k, int rule, KnownSource r) {
        company.sources(k).put(rule, r);
        company.assignments.computeIfAbsent(k, _ -> new KnownAssignment());
    }

    /** What a lost source leaves: nobody loses work, the record stays. */
    public void settle(Key k) {
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

    public void voluntary(Key k) {
        company.sources(k).put(SELF, KnownSource.undated(company.today(k.person())));
    }
}
