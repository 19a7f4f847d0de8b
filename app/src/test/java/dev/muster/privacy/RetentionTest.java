package dev.muster.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.Months;
import dev.muster.audit.Seals;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is kept no longer goes, batch by batch, and what a hold covers stays. */
@MusterTest
@NullUnmarked
class RetentionTest {
    @Autowired
    DSLContext db;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Retention retention;

    @Autowired
    Forgetting forgetting;

    @Autowired
    RetentionSettings settings;

    @Autowired
    Holds holds;

    @Autowired
    AuditLog log;

    @Autowired
    Seals seals;

    @Autowired
    Months months;

    private Fixture make;
    private int ana;
    private int ben;
    private int course;

    @BeforeEach
    void place() {
        clock.set(TestClock.START);
        months.makeAhead();
        make = new Fixture(db, clock);
        holds.all().forEach(h -> holds.lift(Fixture.ADMIN, h.id()));
        settings.change(Fixture.ADMIN, usual());
        transaction.executeWithoutResult(_ -> {
            db.execute("delete from mail");
            db.execute("delete from step_progress");
            db.execute("delete from attempt");
        });
        ana = make.person("Ana", "Lima");
        ben = make.person("Ben", "Strand");
        course = make.courseOf("Fire safety", 1)[0];
    }

    private static Map<RetentionKind, Integer> usual() {
        Map<RetentionKind, Integer> days = new EnumMap<>(RetentionKind.class);
        for (RetentionKind kind : RetentionKind.values()) {
            days.put(kind, kind.usual());
        }
        return days;
    }

    private void keep(RetentionKind kind, Integer days) {
        settings.change(Fixture.ADMIN, Collections.singletonMap(kind, days));
    }

    private void mails(int person, int count) {
        transaction.executeWithoutResult(_ -> db.execute("""
            insert into mail (person_id, message_id, state, address, subject, body, next_try_at, made_at)
            select ?, gen_random_uuid()::text, 'SENT', 'x@example.com', 'Begin', 'Hello', ?::timestamptz, ?::timestamptz
            from generate_series(1, ?)""", person, clock.instant(), clock.instant(), count));
    }

    private void answers(int person) {
        transaction.executeWithoutResult(_ -> db.execute("""
            with a as (insert into attempt (person_id, content_id, started_at, ended_at, ended_as)
                       values (?, ?, ?::timestamptz, ?::timestamptz, 'COMPLETED') returning id)
            insert into step_progress (attempt_id, step_id, changed_in, answers, correct, of) select id, 1, 1, '[[1]]', 1, 1 from a""", person, course, clock.instant(), clock.instant()));
    }

    private int left(String sql) {
        return db.fetchSingle("select count(*) from " + sql).get(0, Integer.class);
    }

    private int mailsWithText() {
        return left("mail where body = 'Hello'");
    }

    private int entries() {
        return left("audit_entry where action = 'retention.apply'");
    }

    @Test
    void nothingGoesThatIsToBeKept() {
        mails(ana, 3);
        answers(ana);
        clock.advance(Duration.ofDays(4_000));
        int before = entries();
        retention.work();
        assertThat(mailsWithText()).isEqualTo(3);
        assertThat(left("step_progress where answers is not null")).isEqualTo(1);
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void whatIsOlderGoesOnceAndTheLogSaysHowMuch() {
        keep(RetentionKind.MESSAGES, 30);
        keep(RetentionKind.ANSWERS, 60);
        mails(ana, 12_000);
        answers(ana);
        clock.advance(Duration.ofDays(40));
        mails(ben, 1);
        var tonight = retention.tonight();
        assertThat(tonight.getFirst().going()).isEqualTo(12_000);

        int before = entries();
        retention.work();
        assertThat(mailsWithText()).as("only what is young enough").isEqualTo(1);
        assertThat(left("mail where address is not null")).isEqualTo(1);
        assertThat(left("step_progress where answers is not null"))
                .as("kept longer")
                .isEqualTo(1);
        assertThat(entries() - before).as("three batches").isEqualTo(3);
        assertThat(db.fetchSingle("""
                        select sum((detail ->> 'count')::int) from audit_entry
                        where action = 'retention.apply' and id > (select max(id) - 3 from audit_entry)""").get(0, Integer.class)).isEqualTo(12_000);
        retention.work();
        assertThat(entries() - before).as("again: nothing").isEqualTo(3);

        clock.advance(Duration.ofDays(21));
        retention.work();
        assertThat(left("step_progress where answers is not null")).isZero();
        assertThat(left("step_progress where correct = 1"))
                .as("the score stays")
                .isEqualTo(1);
    }

    @Test
    void aBatchThatDiesHalfWayHasDoneNothing() {
        keep(RetentionKind.MESSAGES, 30);
        mails(ana, 6_000);
        clock.advance(Duration.ofDays(40));
        int before = entries();
        assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> {
                    forgetting.some(RetentionKind.MESSAGES);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(mailsWithText()).isEqualTo(6_000);
        assertThat(entries()).isEqualTo(before);
        forgetting.some(RetentionKind.MESSAGES);
        assertThat(mailsWithText()).isEqualTo(1_000);
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void aHoldThatIsPlacedMeanwhileKeepsWhatIsLeft() {
        keep(RetentionKind.MESSAGES, 30);
        keep(RetentionKind.ANSWERS, 30);
        mails(ana, 6_000);
        mails(ben, 10);
        answers(ana);
        answers(ben);
        clock.advance(Duration.ofDays(40));
        forgetting.some(RetentionKind.MESSAGES);
        Hold hold = holds.place(Fixture.ADMIN, new Holds.Target(ana, null, null), "Law suit");
        var tonight = retention.tonight();
        assertThat(tonight.getFirst().going()).isEqualTo(10);
        assertThat(tonight.getFirst().held()).isEqualTo(1_000);
        retention.work();
        assertThat(mailsWithText()).isEqualTo(1_000);
        assertThat(left(
                        "step_progress s join attempt a on a.id = s.attempt_id where s.answers is not null and a.person_id = "
                                + ana))
                .isEqualTo(1);
        assertThat(left("step_progress where answers is not null")).isEqualTo(1);
        holds.lift(Fixture.ADMIN, hold.id());
        retention.work();
        assertThat(mailsWithText()).isZero();
    }

    @Test
    void holdsOnAGroupAndOnContentCoverThoseWhoLeft() {
        keep(RetentionKind.ANSWERS, 30);
        int group = make.staticGroup("Crew " + ana, ana);
        answers(ana);
        answers(ben);
        holds.place(
                Fixture.ADMIN,
                new Holds.Target(null, Audience.of(new Audience.Member(group, false)), null),
                "Accident");
        transaction.executeWithoutResult(_ -> db.execute("delete from group_member where person_id = ?", ana));
        make.status(ana, "DEACTIVATED");
        clock.advance(Duration.ofDays(40));
        retention.work();
        assertThat(left("step_progress where answers is not null")).isEqualTo(1);
        Hold content = holds.place(Fixture.ADMIN, new Holds.Target(null, null, course), "Inspection");
        answers(ben);
        clock.advance(Duration.ofDays(40));
        retention.work();
        assertThat(left("step_progress where answers is not null")).isEqualTo(2);
        holds.lift(Fixture.ADMIN, content.id());
        retention.work();
        assertThat(left("step_progress where answers is not null")).isEqualTo(1);
    }

    @Test
    void aHoldThatCantBeEvaluatedKeepsEverything() {
        keep(RetentionKind.ANSWERS, 30);
        answers(ana);
        int group = make.staticGroup("Gone " + ana);
        holds.place(
                Fixture.ADMIN,
                new Holds.Target(null, Audience.of(new Audience.Member(group, false)), null),
                "Accident");
        transaction.executeWithoutResult(
                _ -> db.execute("update people_group set deleted_at = now() where id = ?", group));
        clock.advance(Duration.ofDays(40));
        retention.work();
        assertThat(left("step_progress where answers is not null")).isEqualTo(1);
        make.status(ben, "DEACTIVATED");
        assertThat(holds.covering(ben)).hasSize(1);
    }

    @Test
    void aClockThatWasSetBackForgetsLess() {
        keep(RetentionKind.MESSAGES, 30);
        mails(ana, 1);
        clock.advance(Duration.ofDays(40));
        clock.set(TestClock.START.minus(Duration.ofDays(400)));
        retention.work();
        assertThat(mailsWithText()).isEqualTo(1);
    }

    @Test
    void addressesOfSignInsGoAndTheChainStaysWhole() {
        List<Long> ids = new ArrayList<>();
        for (int person : List.of(ana, ben)) {
            transaction.executeWithoutResult(_ -> {
                var entry = log.write(Act.of(Fixture.ADMIN, AuditAction.SIGN_IN_PASSWORD)
                        .people(1)
                        .detail(JsonNodeFactory.instance.objectNode().put("address", "192.0.2.77")));
                log.line(entry, 0, person, null, null);
                ids.add(entry.id());
            });
            seals.seal();
        }
        keep(RetentionKind.SIGN_INS, 30);
        holds.place(Fixture.ADMIN, new Holds.Target(ana, null, null), "Law suit");
        clock.advance(Duration.ofDays(31));
        retention.work();
        assertThat(left("audit_entry where detail ->> 'address' = '192.0.2.77' and id = " + ids.getFirst()))
                .isEqualTo(1);
        assertThat(left("audit_entry where detail ->> 'address' = '192.0.2.77' and id = " + ids.getLast()))
                .isZero();
        seals.seal();
        Seals.Verified whole = seals.verify();
        assertThat(whole.problems()).isEmpty();
        assertThat(whole.resealed()).isPositive();
        int before = entries();
        retention.work();
        assertThat(entries()).isEqualTo(before);
        assertThatThrownBy(() -> db.execute("select forget_addresses(1, now(), 10)"))
                .hasStackTraceContaining("needs its entry");
    }

    @Test
    void uploadedFilesAndDownloadsGoAsBefore() {
        transaction.executeWithoutResult(_ -> db.execute("""
            with r as (insert into import_run (file_name, state, created_at) values ('a.csv', 'DONE', ?::timestamptz) returning id)
            insert into import_piece select id, 0, '\\x41' from r""", clock.instant()));
        clock.advance(Duration.ofDays(29));
        retention.work();
        assertThat(left("import_piece")).isPositive();
        clock.advance(Duration.ofDays(2));
        retention.work();
        assertThat(left("import_piece")).isZero();
    }

    @Test
    void daysAreChecked() {
        assertThatThrownBy(() -> keep(RetentionKind.MESSAGES, 0)).isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> keep(RetentionKind.DOWNLOADS, null)).isInstanceOf(BadInput.class);
        assertThat(mvc.post()
                        .uri("/admin/settings/retention")
                        .param("messages", "x")
                        .param("downloads", "7")
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri("/admin/settings/retention")
                        .param("messages", "90")
                        .param("hrFiles", "30")
                        .param("downloads", "7")
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(settings.current())
                .containsEntry(RetentionKind.MESSAGES, 90)
                .containsEntry(RetentionKind.ANSWERS, null);
        assertThat(mvc.get()
                        .uri("/admin/settings/retention")
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus(200)
                .bodyText()
                .contains("90 days");
    }

    @Test
    void holdsArePlacedAndLiftedOnThePage() {
        assertThat(mvc.post()
                        .uri("/admin/settings/holds")
                        .param("on", "content")
                        .param("content", String.valueOf(course))
                        .param("reason", "Inspection of 2027")
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri("/admin/settings/holds")
                        .param("on", "person")
                        .param("typed", "nobody")
                        .param("reason", "x")
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus(422);
        assertThat(mvc.get()
                        .uri("/admin/settings/holds")
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Inspection of 2027", "Stands");
        int id = holds.all().getFirst().id();
        assertThat(mvc.post()
                        .uri("/admin/settings/holds/" + id + "/lift")
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(left("audit_entry where action in ('hold.place', 'hold.lift') and note = 'Inspection of 2027'"))
                .isEqualTo(2);
    }
}
