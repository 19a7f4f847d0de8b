package dev.muster.assignment.histories.checks;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.undo.Undos;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Undo: now and then an act is taken back at once, and everything is as before it. */
public final class UndoneAtOnce {
    private final History history;

    public UndoneAtOnce(History history) {
        this.history = history;
    }

    /**
     * Does the act, and perhaps takes it back.
     *
     * @param people whom it touches
     * @return whether it was taken back
     */
    public boolean isBack(Collection<Integer> people, Runnable act) {
        boolean somebodyGone = people.stream().anyMatch(p -> history.company.people.get(p).deactivated);
        if (somebodyGone || !history.chance().oneIn(4)) {
            act.run();
            return false;
        }
        Held before = held();
        long last = lastCompletion();
        act.run();
        if (held().equals(before)) {
            return false;
        }
        history.told("undone");
        Undos.Undone done = history.muster.undos.undo(ADMIN, history.trail.last());
        assertThat(done.skipped()).isEmpty();
        Set<String> credited = creditedSince(last);
        assertThat(held().without(credited)).as("as before the act").isEqualTo(before.without(credited));
        return true;
    }

    /** What waits for the engine would come with an act on rules, and be no part of it: such an act is taken back only once nothing waits. */
    public boolean isBackOnceQuiet(Collection<Integer> people, Runnable act) {
        if (history.chance().coin()) {
            act.run();
            return false;
        }
        history.quiet();
        return isBack(people, act);
    }

    /** Everything that anybody holds, to the last column. @param assignments by person and content */
    private record Held(String sources, String exemptions, Map<String, String> assignments) {
        Held without(Set<String> pairs) {
            Map<String, String> others = new TreeMap<>(assignments);
            others.keySet().removeAll(pairs);
            return new Held(sources, exemptions, others);
        }
    }

    private Held held() {
        return new Held(
                history.muster.row(
                        "select string_agg((to_jsonb(s) - 'known_since')::text, ',' order by s.content_id, s.person_id, s.rule_id) from source s"),
                history.muster.row("select count(*) from exemption where ended_at is null"),
                history.muster
                        .db
                        .fetch(
                                "select person_id || ' ' || content_id, (to_jsonb(a) - 'known_since')::text from assignment a")
                        .intoMap(r -> r.get(0, String.class), r -> r.get(1, String.class)));
    }

    private long lastCompletion() {
        return history.muster
                .db
                .fetchSingle("select coalesce(max(id), 0) from completion")
                .get(0, Long.class);
    }

    /** Credit that the act let in by touching people is no part of it, and stays: what it moved is another thing now. */
    private Set<String> creditedSince(long last) {
        return history.muster.db.fetch("""
            select person_id || ' ' || x from completion, unnest(array[content_id, context]) x where id > ?""", last).intoSet(r -> r.get(0, String.class));
    }
}
