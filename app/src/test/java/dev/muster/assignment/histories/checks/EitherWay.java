package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.UseCases;

/** Invariant 6: acts tried in two ways, each taken back, leave the same. */
public final class EitherWay {
    private final UseCases muster;

    public EitherWay(UseCases muster) {
        this.muster = muster;
    }

    public void same(Runnable one, Runnable other) {
        assertThat(left(other)).as("the same either way").isEqualTo(left(one));
    }

    private String left(Runnable act) {
        return muster.transaction.execute(tx -> {
            tx.setRollbackOnly();
            act.run();
            return muster.row("""
                select (select string_agg((to_jsonb(s) - 'entry_id' - 'known_since')::text, e'\\n' order by s.content_id, s.person_id, s.rule_id) from source s),
                       (select string_agg((to_jsonb(a) - 'known_since')::text, e'\\n' order by a.person_id, a.content_id) from assignment a),
                       (select string_agg(concat(content_id, ' ', person_id, ' ', rule_id), ','
                                          order by content_id, person_id, rule_id) from exemption where ended_at is null)""");
        });
    }
}
