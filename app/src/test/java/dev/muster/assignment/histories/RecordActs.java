package dev.muster.assignment.histories;

import static dev.muster.testing.Fixture.ADMIN;

import dev.muster.learning.Completions.Elsewhere;
import java.time.LocalDate;
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

    private boolean annulled() {
        List<Key> keys = company.work.keySet().stream()
                .filter(k -> company.work(k).completions.stream().anyMatch(d -> !d.annulled && !d.credit))
                .toList();
        if (keys.isEmpty()) {
            return false;
        }
        Key k = chance().any(keys);
        List<Work.Done> all = company.work(k).completions;
        int which = all.indexOf(
                chance().any(all.stream().filter(d -> !d.annulled && !d.credit).toList()));
        long id = muster.db
                .fetch(
                        "select id from completion where person_id = ? and content_id = ? and context = 0 order by id",
                        k.person(),
                        k.content())
                .get(which)
                .get(0, Long.class);
        told("%s: completion %d is voided", k, which + 1);
        life.trail.oneEntry(() -> muster.records.annul(ADMIN, id, "Typed in by mistake"));
        all.get(which).annulled = true;
        life.learned();
        settle(k);
        life.twice.unchanged(() -> muster.records.annul(ADMIN, id, "Typed in by mistake"));
        return true;
    }

    /** It was the record; now nothing asks for it, but what is under way stays. */
    private void settle(Key k) {
        if (company.assignments.containsKey(k) && company.sources(k).isEmpty()) {
            life.engine.settle(k);
        }
    }
}
