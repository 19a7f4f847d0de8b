package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.histories.reference.KnownLearning;
import dev.muster.assignment.rules.Status;
import dev.muster.learning.rules.Crediting;
import dev.muster.learning.rules.Crediting.Made;
import dev.muster.learning.rules.Crediting.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.BooleanNode;

/** docs/rules.md 7: credit is given wherever it is due; and what assignments show is what the facts say. */
public final class ModuleCheck extends Check {
    public ModuleCheck(History history) {
        super(history, 3);
    }

    @Override
    public void look() {
        if (!company.hasModules()) {
            return;
        }
        creditIsGiven();
        shownIsLearned();
    }

    /** Of two completions of a course in the same place the credit is one of the other's: none points at a credit. */
    private void creditIsGiven() {
        assertThat(muster.db.fetch("""
            select k.* from completion k join completion o on o.id = k.credited_from
            where o.credited_from is not null or (o.person_id, o.content_id) <> (k.person_id, k.content_id)
              or o.context = k.context"""))
                .as("a credit points at what was done elsewhere")
                .isEmpty();
        assertThat(muster.db.fetch("""
            select k.* from completion k join completion o on o.id = k.credited_from
            where o.context = 0 and k.context > 0""").stream()
                        .filter(r -> !company.didStandaloneCount(r.get("recorded_at", Instant.class))))
                .as("what is completed standalone counts in modules only where the setting says so")
                .isEmpty();
        List<String> due = new ArrayList<>();
        Credit credit = new Credit();
        for (Key k : company.assignments.keySet()) {
            KnownContent c = company.contents.get(k.content());
            if (!c.active || company.people.get(k.person()).deactivated) {
                continue;
            }
            Status status = history.learning.status(k);
            if (c.module && (status == Status.NOT_STARTED || status == Status.IN_PROGRESS)) {
                // who completed it is not asked for what a publish added
                c.steps.forEach(course -> credit.due(due, new Key(k.person(), course), c.id));
            } else if (!c.module) {
                credit.due(due, k, 0);
            }
        }
        assertThat(due).as("credit that is due").isEmpty();
    }

    /** Everything that was completed, as it was recorded. */
    private final class Credit {
        private final Map<Key, List<Made>> made = new TreeMap<>();
        private final Map<Long, Instant> recorded = new HashMap<>();

        Credit() {
            muster.db.fetch("""
            select k.*, exists (select from completion_void v where v.completion_id in (k.id, k.credited_from)) as voided
            from completion k""").forEach(r -> {
                long id = r.get("id", Long.class);
                recorded.put(id, r.get("recorded_at", Instant.class));
                made.computeIfAbsent(
                                new Key(r.get("person_id", Integer.class), r.get("content_id", Integer.class)),
                                _ -> new ArrayList<>())
                        .add(new Made(
                                id,
                                r.get("context", Integer.class),
                                r.get("completed_at", Instant.class),
                                r.get("expires_on", LocalDate.class),
                                r.get("voided", Boolean.class),
                                r.get("credited_from") != null));
            });
        }

        void due(List<String> due, Key course, int context) {
            Key module = new Key(course.person(), context);
            KnownLearning w = context == 0 ? company.work(course) : company.inside(module, course.content());
            List<Made> all = made.getOrDefault(course, List.of()).stream()
                    .filter(m -> m.context() == context || m.context() != 0 || isDueInModules(m.id()))
                    .toList();
            Crediting.from(new Requirement(context, w.reset, company.today(course.person())), all, true)
                    .filter(_ -> !hadOne(w))
                    .ifPresent(m -> due.add(course + " in " + context + " from " + m));
        }

        /** What was there when the setting was switched on reaches people when they next get or work on a module. */
        private boolean isDueInModules(long standalone) {
            Instant since = company.standaloneCountsSince;
            return since != null && recorded.get(standalone).isAfter(since);
        }
    }

    /** What ran out, or was voided, is credited anew when somebody does something there; until then it is to do. */
    private static boolean hadOne(KnownLearning w) {
        return w.completions.stream().anyMatch(d -> w.reset == null || d.at.isAfter(w.reset));
    }

    /** Bringing all of it in line again finds nothing to do; that setting reaches nobody who does nothing. */
    private void shownIsLearned() {
        String[] shown = new String[2];
        muster.transaction.executeWithoutResult(tx -> {
            tx.setRollbackOnly();
            muster.settings.set("standaloneCompletionsCountInModules", BooleanNode.FALSE);
            shown[0] = assignments();
            muster.followAgain();
            shown[1] = assignments();
        });
        assertThat(shown[1]).as("shown is learned").isEqualTo(shown[0]);
    }

    private String assignments() {
        return muster.row(
                "select string_agg((to_jsonb(a) - 'known_since')::text, e'\\n' order by person_id, content_id) from assignment a");
    }
}
