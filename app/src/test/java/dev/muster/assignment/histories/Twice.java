package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

/** Invariant 5: twice is once. */
final class Twice {
    private final Life life;

    Twice(Life life) {
        this.life = life;
    }

    /** Done again it changes, logs and tells nothing: looked at every third time. */
    void unchanged(Runnable again) {
        if (life.chance().oneIn(3)) {
            writesNothing("twice is once", again);
        }
    }

    /** A preview, or what is refused. */
    void writesNothing(String what, Runnable act) {
        String before = tables();
        act.run();
        assertThat(tables()).as(what).isEqualTo(before);
    }

    String tables() {
        return life.muster.row("""
            select (select md5(string_agg(s::text, ',' order by s)) from source s),
                   (select md5(string_agg(a::text, ',' order by a)) from assignment a),
                   (select md5(string_agg(m::text, ',' order by m)) from group_member m),
                   (select count(*) from rule), (select count(*) from audit_line),
                   (select count(*) from audit_entry), (select count(*) from source_past),
                   (select count(*) from assignment_past), (select count(*) from attempt),
                   (select count(*) from completion), (select count(*) from completion_void),
                   (select count(*) from notice), (select count(*) from exemption), (select count(*) from reassess)""");
    }
}
