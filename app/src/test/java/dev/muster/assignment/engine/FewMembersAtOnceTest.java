package dev.muster.assignment.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.audience.groups.Groups;
import dev.muster.shared.Audience;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever joins or leaves a group has its training, or has it no more, when the call returns. */
@MusterTest
class FewMembersAtOnceTest {
    @Autowired
    DSLContext db;

    @Autowired
    DataSource database;

    @Autowired
    TestClock clock;

    @Autowired
    Groups groups;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Assignments assignments;

    @Autowired
    TrainingGrid training;

    @Autowired
    Reassess reassess;

    @Autowired
    TransactionTemplate transaction;

    private Fixture make;
    private int group;
    private List<Integer> courses;

    @BeforeEach
    void aGroupWithTwentyCourses() {
        make = new Fixture(db, clock);
        reassess.workOff();
        group = make.staticGroup("Kitchen " + clock.instant());
        courses = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            courses.add(make.course("Course " + i));
        }
        groupContents.set(Fixture.ADMIN, group, courses, Remarks.NONE, 0);
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void whoJoinsHasTheTrainingAtOnceAndIsTold() {
        int ana = make.person("Ana", "Lima");
        join(ana);
        assertThat(reassess.pending()).as("nothing is left to do").isZero();
        assertThat(training.ofPerson(ana)).hasSize(20).allSatisfy(t -> {
            assertThat(t.sources().getFirst().label()).startsWith("Group: Kitchen");
            assertThat(t.weight()).isEqualTo("Required");
        });
        assertThat(count("notice where person_id = ? and kind = 'ASSIGNED' and state = 'QUEUED'", ana))
                .isEqualTo(20);
        assertThat(count(
                        "audit_line l join audit_entry e on e.id = l.entry_id where l.person_id = ? and l.content_id > 0 and e.action = 'rules.apply' and e.people = 1",
                        ana))
                .isEqualTo(20);
    }

    @Test
    void whoLeavesHasItNoMore() {
        int ben = make.person("Ben", "Strand");
        join(ben);
        clock.advance(Duration.ofSeconds(1));
        leave(ben);
        assertThat(reassess.pending()).isZero();
        assertThat(training.ofPerson(ben)).isEmpty();
        assertThat(count("source_past where person_id = ?", ben)).isEqualTo(20);
        assertThat(count("assignment_past where person_id = ?", ben)).isEqualTo(20);
    }

    /** In either order of events the tables say the same, whoever did it. */
    @Test
    void theEngineWouldHaveWrittenTheSame() {
        int atOnce = make.person("Cem", "Aksoy");
        int later = make.person("Cleo", "Moss");
        join(atOnce);
        make.join(group, later);
        marked(later);
        reassess.workOff();
        assertThat(rows(atOnce)).isEqualTo(rows(later)).isNotEmpty();
        clock.advance(Duration.ofSeconds(1));
        leave(atOnce);
        make.leave(group, later);
        marked(later);
        reassess.workOff();
        assertThat(rows(atOnce)).isEqualTo(rows(later)).isNotEmpty();
    }

    @Test
    void whatSomebodyHasAlreadyIsLeftToTheEngine() {
        int dana = make.person("Dana", "Reyes");
        assignments.assign(
                Fixture.ADMIN,
                new AssignRequest(List.of(courses.getFirst()), List.of(dana), null, null, null, null, null, false));
        join(dana);
        assertThat(training.ofPerson(dana)).as("nothing half done").hasSize(1);
        assertThat(reassess.pending()).isEqualTo(1);
        reassess.workOff();
        assertThat(training.ofPerson(dana)).hasSize(20);
        leave(dana);
        reassess.workOff();
        assertThat(training.ofPerson(dana)).hasSize(1);
    }

    @Test
    void whatSomebodyHasBegunStays() {
        int eli = make.person("Eli", "Novak");
        join(eli);
        db.execute(
                "update assignment set state = 1, progress = 50 where person_id = ? and content_id = ?",
                eli,
                courses.get(3));
        leave(eli);
        reassess.workOff();
        assertThat(training.ofPerson(eli))
                .hasSize(1)
                .allSatisfy(t -> assertThat(t.weight()).isEqualTo("Optional"));
    }

    /** Asked for again, then out of the group before anything was done of it, and in again. */
    @Test
    void whatIsAskedForAgainStaysSo() {
        int hal = make.person("Hal", "Quinn");
        db.execute(
                "insert into reset (person_id, content_id, context, at, entry_id) values (?, ?, 0, ?::timestamptz, 0)",
                hal,
                courses.get(5),
                clock.instant());
        join(hal);
        reassess.workOff();
        assertThat(training.ofPerson(hal)).hasSize(20);
        assertThat(count("assignment where person_id = ? and reset_at is not null", hal))
                .isEqualTo(1);
    }

    @Test
    void anotherGroupThatNamesThisOneFollowsWithIt() {
        int finn = make.person("Finn", "Berg");
        int others = groups.create(
                        Fixture.ADMIN,
                        "Not in the kitchen " + group,
                        dev.muster.audience.groups.Group.Kind.DYNAMIC,
                        new Audience(List.of(new Audience.People(List.of(finn)), new Audience.Member(group, true))))
                .group()
                .id();
        groupContents.set(Fixture.ADMIN, others, List.of(courses.getFirst()), Remarks.NONE, 0);
        reassess.workOff();
        assertThat(training.ofPerson(finn)).hasSize(1);
        join(finn);
        assertThat(reassess.pending()).isEqualTo(1);
        reassess.workOff();
        assertThat(training.ofPerson(finn)).hasSize(20);
    }

    /** A rule for the whole company may hold the locks for seconds: nobody's click waits for it. */
    @Test
    void whoIsInTheWayIsNotWaitedFor() throws SQLException {
        int gina = make.person("Gina", "Rossi");
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select pg_advisory_xact_lock(7001, " + courses.get(7) + ")");
            join(gina);
            assertThat(training.ofPerson(gina)).isEmpty();
            assertThat(reassess.pending()).isEqualTo(1);
            other.rollback();
        }
        reassess.workOff();
        assertThat(training.ofPerson(gina)).hasSize(20);
    }

    /** Statistics don't know that an act is about one of them: they once made it read everybody up to that person. */
    @Test
    void inALargeCompanyNobodyElseIsRead() {
        transaction.executeWithoutResult(all -> {
            all.setRollbackOnly();
            db.execute("""
                insert into person (username, given_name, family_name, created_at, status_since)
                select 'many' || n, 'Many', 'People', now(), now() from generate_series(1, 20000) n""");
            db.execute("analyze person, group_member, source, assignment, rule, content");
            int last = db.fetchSingle("select max(id) from person").into(Integer.class);
            long before = peopleRead();
            join(last);
            clock.advance(Duration.ofSeconds(1));
            leave(last);
            assertThat(peopleRead() - before).isLessThan(200);
            assertThat(count("assignment_past where person_id = ?", last)).isEqualTo(20);
        });
    }

    /** Rows of people, and entries of their indexes, that this transaction has read. */
    private long peopleRead() {
        return db.fetchSingle("""
            select pg_stat_get_xact_tuples_returned('person'::regclass) + sum(pg_stat_get_xact_tuples_returned(indexrelid))
            from pg_index where indrelid = 'person'::regclass""").get(0, Long.class);
    }

    private void join(int person) {
        groups.changeMembers(Fixture.ADMIN, group, List.of(person), List.of(), PLAIN);
    }

    private void leave(int person) {
        groups.changeMembers(Fixture.ADMIN, group, List.of(), List.of(person), PLAIN);
    }

    private void marked(int person) {
        db.execute("insert into reassess (person_id, marked_at) values (?, ?::timestamptz)", person, clock.instant());
    }

    private int count(String what, Object... binds) {
        return db.fetchSingle("select count(*) from " + what, binds).into(Integer.class);
    }

    /** All that there is of a person, without ids of entries and when it was. */
    private List<String> rows(int person) {
        List<String> all = new ArrayList<>();
        for (String of : List.of(
                "content_id, rule_id, due_on, due_lifted, kept from source",
                "content_id, rule_id, due_on, due_lifted, kept from source_past",
                "content_id, state, required, due_on, due_by_hand, due_lifted, progress from assignment",
                "content_id, state, progress, due_on, due_by_hand, counts_until from assignment_past",
                "l.content_id, l.before, l.after from audit_line l join audit_entry e on e.id = l.entry_id and e.action = 'rules.apply'",
                "content_id, kind, state, message from notice")) {
            db.fetch(
                            "select " + of + (of.contains("join") ? " where l.person_id = ?" : " where person_id = ?")
                                    + " order by 1, 2",
                            person)
                    .forEach(r -> all.add(of.substring(of.indexOf("from")) + Arrays.toString(r.intoArray())));
        }
        return all;
    }

    private static final Groups.Edit PLAIN = new Groups.Edit(null, null, null, null);
}
