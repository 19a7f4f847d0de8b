package dev.muster.assignment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.undo.Undos;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing of a source or an assignment is lost when it ends: all of it comes back. */
@MusterTest
class PastTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    GroupContents groupContents;

    @Autowired
    DueDates dueDates;

    @Autowired
    Undos undos;

    @Test
    void everyColumnOfASourceIsKeptWithItsPast() {
        Set<String> kept = new TreeSet<>(List.of(LedgerSql.SOURCE.split(", ")));
        kept.addAll(Set.of("content_id", "person_id", "rule_id"));
        assertThat(columns("source", Set.of("since"))).isEqualTo(kept);
        assertThat(columns("source_past", Set.of("valid_from", "valid_to", "ended_by")))
                .isEqualTo(kept);
    }

    @Test
    void everyColumnOfAnAssignmentIsKeptOrFollows() {
        Set<String> kept = new TreeSet<>(List.of(LedgerSql.ASSIGNMENT.split(", ")));
        kept.addAll(Set.of("content_id", "person_id"));
        assertThat(columns("assignment", LedgerSql.FOLLOWS)).isEqualTo(kept);
        assertThat(columns("assignment_past", Set.of("removed_at", "ended_by"))).isEqualTo(kept);
    }

    private Set<String> columns(String table, Set<String> without) {
        Set<String> names = new TreeSet<>(db.fetch("""
            select column_name::text from information_schema.columns where table_schema = 'public' and table_name = ?""", table).into(String.class));
        names.removeAll(without);
        // when a row is known is a matter of its own past
        names.remove("known_since");
        return names;
    }

    @Test
    void whatARuleTookComesBackAsItWas() {
        Fixture make = new Fixture(db, clock);
        int ana = make.person("Ana", "Lima");
        int course = make.course("Allergens");
        int group = make.staticGroup("Kitchen Leeds", ana);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        clock.advance(Duration.ofHours(1));
        LocalDate due =
                LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC).plusDays(20);
        dueDates.set(Fixture.ADMIN, course, List.of(ana), due, null);
        db.execute("update source set due_given = true where person_id = ?", ana);
        String before = rows(ana);
        clock.advance(Duration.ofHours(1));
        groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        assertThat(rows(ana)).isNotEqualTo(before);
        clock.advance(Duration.ofHours(1));
        undos.undo(
                Fixture.ADMIN,
                db.fetchSingle("select max(id) from audit_entry where action = 'group.content'")
                        .get(0, Long.class));
        assertThat(rows(ana)).isEqualTo(before);
    }

    private String rows(int person) {
        return db.fetchSingle("""
            select (select string_agg((to_jsonb(s) - 'known_since')::text, ' ') from source s where person_id = ?),
                   (select string_agg((to_jsonb(a) - 'known_since')::text, ' ') from assignment a where person_id = ?)""", person, person).formatCSV();
    }
}
