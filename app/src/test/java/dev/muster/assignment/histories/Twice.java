package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

/** Invariant 5: twice is once. */
final class Twice {
    private final UseCases muster;

    Twice(UseCases muster) {
        this.muster = muster;
    }

    /** Done again it changes, logs and tells nothing. */
    void unchanged(Runnable again) {
        String before = tables();
        again.run();
        assertThat(tables()).as("twice is once").isEqualTo(before);
    }

    String tables() {
        return muster.row("""
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
