package dev.muster.assignment.histories.reference;

import dev.muster.assignment.histories.checks.ModuleCheck;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * Where there are modules, the reference does not foretell what people did (the acts and {@link ModuleCheck} look at that):
 * it reads the facts, each as it was recorded, and says what follows from them.
 */
public final class Learned {
    private final Company company;
    private final DSLContext db;

    public Learned(Company company, DSLContext db) {
        this.company = company;
        this.db = db;
    }

    public void read() {
        texts();
        company.work.clear();
        company.inside.clear();
        completions();
        db.fetch("select person_id, content_id, context, max(at) as at from reset group by 1, 2, 3")
                .forEach(r -> work(r).reset = r.get("at", Instant.class));
        attempts();
    }

    /** What the newest versions ask for. */
    public void texts() {
        company.contents.values().forEach(this::text);
    }

    private void text(KnownContent c) {
        c.steps.clear();
        c.optionalBefore.clear();
        c.changedIn.clear();
        db.fetch("""
            select s.step_id as id, s.changed_in, s.optional_before from step s join content c on c.id = s.content_id
              and c.version = s.version where c.id = ?
            union all
            select m.course_id, 0, m.optional_before from module_course m join content c on c.id = m.module_id
              and c.version = m.version where c.id = ? order by 1""", c.id, c.id).forEach(r -> {
            int id = r.get("id", Integer.class);
            c.steps.add(id);
            c.changedIn.put(id, r.get("changed_in", Integer.class));
            if (r.get("optional_before") != null) {
                c.optionalBefore.put(id, r.get("optional_before", Instant.class));
            }
        });
    }

    private void completions() {
        Map<Long, Set<Integer>> steps = steps("a.ended_as = 'COMPLETED'");
        db.fetch("""
            select k.*, o.attempt_id as made_in,
                   exists (select from completion_void v where v.completion_id in (k.id, k.credited_from)) as voided
            from completion k join completion o on o.id = coalesce(k.credited_from, k.id) order by k.id""").forEach(r -> {
            KnownLearning.Done done =
                    new KnownLearning.Done(r.get("completed_at", Instant.class), r.get("expires_on", LocalDate.class));
            done.annulled = r.get("voided", Boolean.class);
            done.credit = r.get("credited_from") != null;
            done.recorded = r.get("recorded_at", Instant.class);
            Long attempt = r.get("made_in", Long.class);
            done.steps = attempt == null ? Set.of() : steps.getOrDefault(attempt, Set.of());
            work(r).completions.add(done);
        });
    }

    private void attempts() {
        Map<Long, Set<Integer>> steps = steps("a.ended_at is null");
        db.fetch("select * from attempt where ended_at is null").forEach(r -> {
            work(r).open = new HashSet<>(steps.getOrDefault(r.get("id", Long.class), Set.of()));
            work(r).began = r.get("started_at", Instant.class);
        });
    }

    /** Done and not changed since, by attempt. */
    private Map<Long, Set<Integer>> steps(String which) {
        Map<Long, Set<Integer>> all = new HashMap<>();
        db.fetch("""
            select p.attempt_id, p.step_id, p.changed_in, a.content_id from step_progress p join attempt a on a.id = p.attempt_id
            where p.done_at is not null and %s""".formatted(which)).forEach(r -> {
            int step = r.get("step_id", Integer.class);
            Integer changed = company.contents
                    .get(r.get("content_id", Integer.class))
                    .changedIn
                    .get(step);
            if (changed != null && r.get("changed_in", Integer.class) >= changed) {
                all.computeIfAbsent(r.get("attempt_id", Long.class), _ -> new HashSet<>())
                        .add(step);
            }
        });
        return all;
    }

    private KnownLearning work(Record r) {
        Key k = new Key(r.get("person_id", Integer.class), r.get("content_id", Integer.class));
        int context = r.get("context", Integer.class);
        return context == 0 ? company.work(k) : company.inside(new Key(k.person(), context), k.content());
    }
}
