package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.KnownGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Invariant 12: a group whose audience can't be read keeps its members as they are, and says so, until it can. */
public final class BrokenActs extends ActFamily {
    private final Map<Integer, String> readable = new HashMap<>();

    public BrokenActs(History history) {
        super(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(1, this::breaksOrIsMended));
    }

    private boolean breaksOrIsMended() {
        KnownGroup g = chance().any(company.dynamic());
        history.quiet();
        g.broken = !g.broken;
        told("%s %s", g.name, g.broken ? "can't be read" : "can be read again");
        String stored = muster.db
                .fetchSingle("select audience::text from people_group where id = ?", g.id)
                .get(0, String.class);
        if (g.broken) {
            readable.put(g.id, stored);
        }
        muster.transaction.executeWithoutResult(_ -> muster.db.execute(
                "update people_group set audience = ?::jsonb where id = ?",
                g.broken ? quoted("{'all':[{'phaseOfTheMoon':'full'}]}") : readable.get(g.id),
                g.id));
        muster.db.execute("insert into reassess (group_id, marked_at) values (?, ?::timestamptz)", g.id, company.now);
        history.quiet();
        assertThat(muster.db
                        .fetchSingle("select frozen is not null from people_group where id = ?", g.id)
                        .get(0, Boolean.class))
                .as("it says so")
                .isEqualTo(g.broken);
        return true;
    }
}
