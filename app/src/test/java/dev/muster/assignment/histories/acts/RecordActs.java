package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownLearning;
import dev.muster.assignment.histories.reference.KnownPerson;
import dev.muster.assignment.histories.reference.KnownRule;
import dev.muster.learning.Completions.Elsewhere;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Completions made elsewhere are recorded, and any can be voided. */
public final class RecordActs extends ActFamily {
    private int certificates;

    public RecordActs(History history) {
        super(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(1, this::recorded), new Act(1, this::annulled));
    }

    private boolean recorded() {
        KnownPerson p = chance().any(company.people.values());
        Key k = new Key(p.id, chance().any(company.contents.keySet()));
        LocalDate on = company.today(p).minusDays(chance().coin() ? 0 : chance().below(100));
        told("%s was completed elsewhere on %s", k, on);
        Elsewhere made = new Elsewhere(
                k.content(), null, on, chance().coin() ? null : 80, "Certificate " + ++certificates, null, null);
        history.trail.oneEntry(() -> muster.records.add(ADMIN, p.id, made));
        history.learning.record(k, on.atStartOfDay(p.zone).toInstant(), on);
        history.twice.unchanged(() -> muster.records.add(ADMIN, p.id, made));
        return true;
    }

    /** What was completed, standalone or in a module. @param which of those there, as they were recorded */
    private record KnownRule(Key course, int context, List<KnownLearning.Done> there, int which) {}

    /** Any that was made for this, not one that is credited. */
    private boolean annulled() {
        List<KnownRule> all = new ArrayList<>();
        company.work.forEach((k, w) -> standing(all, k, 0, w));
        company.inside.forEach((module, works) ->
                works.forEach((course, w) -> standing(all, new Key(module.person(), course), module.content(), w)));
        if (all.isEmpty()) {
            return false;
        }
        KnownRule one = chance().any(all);
        long id = muster.db
                .fetch(
                        "select id from completion where person_id = ? and content_id = ? and context = ? order by id",
                        one.course().person(),
                        one.course().content(),
                        one.context())
                .get(one.which())
                .get(0, Long.class);
        history.pass(Duration.ofSeconds(1));
        told("%s: completion %d in %d is voided", one.course(), one.which() + 1, one.context());
        history.trail.oneEntry(() -> muster.records.annul(ADMIN, id, "Typed in by mistake"));
        one.there().get(one.which()).annulled = true;
        history.learned();
        settle(one.course());
        history.twice.unchanged(() -> muster.records.annul(ADMIN, id, "Typed in by mistake"));
        history.pass(Duration.ofSeconds(1));
        return true;
    }

    private static void standing(List<KnownRule> all, Key course, int context, KnownLearning w) {
        for (int i = 0; i < w.completions.size(); i++) {
            KnownLearning.Done d = w.completions.get(i);
            if (!d.annulled && !d.credit) {
                all.add(new KnownRule(course, context, w.completions, i));
            }
        }
    }

    /** It was the record; now nothing asks for it, but what is under way stays. */
    private void settle(Key k) {
        if (company.assignments.containsKey(k) && company.sources(k).isEmpty()) {
            history.engine.settle(k);
        }
    }
}
