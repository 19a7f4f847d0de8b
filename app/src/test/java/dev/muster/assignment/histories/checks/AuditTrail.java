package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.UseCases;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.impl.DSL;

/** Invariant 11: an act has one audit entry, with a line per person and content touched. */
public final class AuditTrail {
    private final UseCases muster;

    public AuditTrail(UseCases muster) {
        this.muster = muster;
    }

    /** None where nothing changed. */
    public void oneEntry(Runnable act) {
        long last = last();
        List<String> lines = linesOfAllTouched(act, last);
        assertThat(entriesSince(last))
                .as("one entry, or none where nothing changed")
                .isEqualTo(lines.isEmpty() ? 0 : 1);
    }

    /** One entry even where nobody is touched by it. */
    public void atMostOneEntry(Runnable act) {
        long last = last();
        List<String> lines = linesOfAllTouched(act, last);
        assertThat(entriesSince(last)).as("entries").isBetween(lines.isEmpty() ? 0 : 1, 1);
    }

    private List<String> linesOfAllTouched(Runnable act, long last) {
        Set<String> before = sources();
        act.run();
        Set<String> changed = new TreeSet<>(sources());
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(changed);
        changed.removeAll(before);
        changed.addAll(gone);
        Set<String> touched = new TreeSet<>();
        changed.forEach(s -> touched.add(s.substring(0, s.indexOf(' '))));
        List<String> lines = muster.db.fetch("""
                    select l.content_id || '/' || l.person_id from audit_line l join audit_entry e on e.id = l.entry_id
                    where e.id > ? and e.action not in ('learning.credit', 'learning.complete')""", last).getValues(0, String.class);
        assertThat(lines).as("a line each").doesNotHaveDuplicates();
        assertThat(lines).as("lines = what was touched").containsAll(touched);
        return lines;
    }

    private Set<String> sources() {
        return new HashSet<>(muster.db
                .fetch(
                        "select content_id || '/' || person_id || ' ' || rule_id || ' ' || coalesce(due_on::text, '-') from source")
                .getValues(0, String.class));
    }

    private int entriesSince(long last) {
        return muster.db.fetchCount(
                DSL.table("audit_entry"),
                DSL.condition("id > ? and action not in ('learning.credit', 'learning.complete')", last));
    }

    /** The newest entry of an act; what followed from it by itself has its own. */
    public long last() {
        return muster.db
                .fetchSingle("select coalesce(max(id), 0) from audit_entry where action not in "
                        + "('learning.credit', 'learning.complete')")
                .get(0, Long.class);
    }
}
