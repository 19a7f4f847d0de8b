package dev.muster.assignment.histories;

import static dev.muster.testing.Fixture.ADMIN;

import dev.muster.learning.Completions.Elsewhere;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Completions made elsewhere are recorded, and any can be voided. */
final class RecordActs extends Family {
    private int certificates;

    RecordActs(Life life) {
        super(life);
    }

    @Override
    List<Act> acts() {
        return List.of(new Act(1, this::recorded), new Act(1, this::annulled));
    }

    private boolean recorded() {
        Someone p = chance().any(company.people.values());
        Key k = new Key(p.id, chance().any(company.contents.keySet()));
        LocalDate on = company.today(p).minusDays(chance().coin() ? 0 : chance().below(100));
        told("%s was completed elsewhere on %s", k, on);
        Elsewhere made = new Elsewhere(
                k.content(), null, on, chance().coin() ? null : 80, "Certificate " + ++certificates, null, null);
        life.trail.oneEntry(() -> muster.records.add(ADMIN, p.id, made));
        life.learning.record(k, on.atStartOfDay(p.zone).toInstant(), on);
        life.twice.unchanged(() -> muster.records.add(ADMIN, p.id, made));
        return true;
    }

    /** What was completed, standalone or in a module. @param which of those there, as they were recorded */
    private record Standing(Key course, int context, List<Work.Done> there, int which) {}

    /** Any that was made for this, not one that is credited. */
    private boolean annulled() {
        List<Standing> all = new ArrayList<>();
        company.work.forEach((k, w) -> standing(all, k, 0, w));
        company.inside.forEach((module, works) ->
                works.forEach((course, w) -> standing(all, new Key(module.person(), course), module.content(), w)));
        if (all.isEmpty()) {
            return false;
        }
        Standing one = chance().any(all);
        long id = muster.db
                .fetch(
                        "select id from completion where person_id = ? and content_id = ? and context = ? order by id",
                        one.course().person(),
                        one.course().content(),
                        one.context())
                .get(one.which())
                .get(0, Long.class);
        told("%s: completion %d in %d is voided", one.course(), one.which() + 1, one.context());
        life.trail.oneEntry(() -> muster.records.annul(ADMIN, id, "Typed in by mistake"));
        one.there().get(one.which()).annulled = true;
        life.learned();
        settle(one.course());
        life.twice.unchanged(() -> muster.records.annul(ADMIN, id, "Typed in by mistake"));
        return true;
    }

    private static void standing(List<Standing> all, Key course, int context, Work w) {
        for (int i = 0; i < w.completions.size(); i++) {
            Work.Done d = w.completions.get(i);
            if (!d.annulled && !d.credit) {
                all.add(new Standing(course, context, w.completions, i));
            }
        }
    }

    /** It was the record; now nothing asks for it, but what is under way stays. */
    private void settle(Key k) {
        if (company.assignments.containsKey(k) && company.sources(k).isEmpty()) {
            life.engine.settle(k);
        }
    }
}
