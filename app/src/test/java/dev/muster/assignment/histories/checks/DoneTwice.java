package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;

/** Invariant 5: twice is once. */
public final class DoneTwice {
    private final History history;

    public DoneTwice(History history) {
        this.history = history;
    }

    /** Done again it changes, logs and tells nothing: looked at every third time. */
    public void unchanged(Runnable again) {
        if (history.chance().oneIn(3)) {
            writesNothing("twice is once", again);
        }
    }

    /** A preview, or what is refused. */
    public void writesNothing(String what, Runnable act) {
        String before = tables();
        act.run();
        assertThat(tables()).as(what).isEqualTo(before);
    }

    public String tables() {
        return history.muster.row("""
            select (select md5(string_agg((to_jsonb(s) - 'known_since')::text, ',' order by s)) from source s),
                   (select md5(string_agg((to_jsonb(a) - 'known_since')::text, ',' order by a)) from assignment a),
                   (select md5(string_agg(m::text, ',' order by m)) from group_member m),
                   (select count(*) from rule), (select count(*) from audit_line),
                   (select count(*) from audit_entry), (select count(*) from source_past),
                   (select count(*) from assignment_past), (select count(*) from attempt),
                   (select count(*) from completion), (select count(*) from completion_void),
                   (select count(*) from notice), (select count(*) from exemption), (select count(*) from reassess)""");
    }
}
