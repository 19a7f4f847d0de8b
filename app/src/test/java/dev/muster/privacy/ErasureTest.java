package dev.muster.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.Months;
import dev.muster.audit.Seals;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.Conflict;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who is erased is found nowhere afterwards; what is counted, past reports and the chain of the log stay. */
@MusterTest
@NullUnmarked
class ErasureTest {
    private static final AtomicInteger N = new AtomicInteger();

    @Autowired
    DSLContext db;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    TestClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Persons persons;

    @Autowired
    GroupContents groupContents;

    @Autowired
    AuditLog log;

    @Autowired
    Seals seals;

    @Autowired
    Months months;

    @Autowired
    Erasures erasures;

    @Autowired
    Holds holds;

    private final JsonMapper json = JsonMapper.builder().build();
    private Fixture make;
    private int course;

    /** Nobody else is called so. */
    private String tag;

    /** All that tells the person apart, now and before. */
    private List<String> traces;

    @BeforeEach
    void place() {
        tag = String.valueOf((char) ('a' + N.getAndIncrement()));
        traces = Stream.of(
                        "ZdravkaX",
                        "QuibblewortX",
                        "FeatherstonehaughX",
                        "zqX@example.com",
                        "old.zqX@example.com",
                        "zdravkaX.q",
                        "NK-77124X")
                .map(this::mine)
                .toList();
        clock.set(TestClock.START);
        months.makeAhead();
        make = new Fixture(db, clock);
        course = make.course("Fire safety");
    }

    private MvcTestResult call(HttpMethod method, String path, String body) {
        return mvc.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(mine(body))
                .exchange();
    }

    private JsonNode send(HttpMethod method, String path, String body) throws Exception {
        MvcTestResult r = call(method, path, body);
        String text = r.getResponse().getContentAsString();
        assertThat(r).as(text).hasStatus2xxSuccessful();
        return json.readTree(text.isEmpty() ? "null" : text);
    }

    private JsonNode importing(String csv, boolean dryRun) throws Exception {
        MvcTestResult r = mvc.post()
                .uri("/api/v1/imports/people")
                .multipart()
                .file(new MockMultipartFile("file", "people.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .param("dryRun", String.valueOf(dryRun))
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(r).hasStatus2xxSuccessful();
        return json.readTree(r.getResponse().getContentAsString());
    }

    private String mine(String text) {
        return text.replace("X", tag);
    }

    private String file() {
        return mine("employeeNumber,givenName,familyName,email,username\n"
                + "NK-77124X,ZdravkaX,FeatherstonehaughX,old.zqX@example.com,zdravkaX.q\n");
    }

    /** A whole working life: imported, renamed, trained, exempted, told, voided, mentioned in what others wrote. */
    private int life() throws Exception {
        importing(file(), false);
        int id = db.fetchSingle(mine("select id from person where employee_number = 'NK-77124X'"))
                .get(0, Integer.class);
        persons.change(
                Fixture.ADMIN,
                id,
                null,
                d -> d.with(Map.of(Attribute.LOCATION, List.of("Hull"), Attribute.ROLE, List.of("Nurse"))));
        send(HttpMethod.PATCH, "/people/" + id, """
            {"familyName": "QuibblewortX", "email": "zqX@example.com"}""");
        int group = make.staticGroup("Crew of " + tag, id);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        JsonNode done = send(HttpMethod.POST, "/people/" + id + "/completions", """
            {"contentId":"%d","completedAt":"2026-08-02","evidence":"Card of ZdravkaX QuibblewortX"}""".formatted(course));
        send(HttpMethod.POST, "/completions/" + done.path("id").asString() + "/void", """
            {"reason":"ZdravkaX asked for it"}""");
        send(HttpMethod.POST, "/people/" + id + "/training/" + make.course("Cold store") + "/exemption", """
            {"type":"OTHER","reason":"ZdravkaX is ill","approvedBy":"ZdravkaX QuibblewortX"}""");
        send(HttpMethod.POST, "/people/" + id + "/sign-in-code", "");
        transaction.executeWithoutResult(_ -> mentions(id));
        seals.seal();
        return id;
    }

    private void mentions(int id) {
        Actor zdravka = new Actor(Actor.Kind.PERSON, id, mine("ZdravkaX QuibblewortX"), AccessLevel.MANAGER, null);
        var entry = log.write(Act.of(zdravka, AuditAction.ASSIGNMENT_REMIND)
                .people(2)
                .note(
                        mine("Said so to  QuibblewortX,   ZdravkaX; e-mail ZQX@example.com."),
                        mine("zdravkaX quibblewortX")));
        log.line(
                entry,
                course,
                0,
                json.readTree(mine("{\"a\":[\"by ZdravkaX  FeatherstonehaughX\",{\"b\":\"NK-77124X\"}]}")),
                null);
        say("insert into credential values (?, 'x', now())", id);
        say(
                "insert into spring_session values (gen_random_uuid(), gen_random_uuid(), 0, 0, 0, 9999999999999, ?)",
                "" + id);
        say("insert into sign_in_failure values ('account:zqX@example.com', 1, now())");
        say("insert into message_frequency values (?, 'DAILY')", id);
        say("""
            insert into mail (person_id, message_id, state, address, subject, body, next_try_at, made_at) values
              (?, 'm1X', 'SENT', 'zqX@example.com', 'ZdravkaX, begin', 'Hello ZdravkaX,', now(), now()),
              (0, 'm2X', 'SENT', 'boss@example.com', 'ZdravkaX QuibblewortX is overdue', 'Hello, ZdravkaX QuibblewortX is late.', now(), now())""", id);
        say("""
            insert into notice (entry_id, person_id, content_id, kind, message, queued_at, not_before, told_by)
            values (1, ?, ?, 'REMINDER', 'ZdravkaX, please', now(), now(), 'ZdravkaX QuibblewortX')""", id, course);
        say("""
            insert into job (kind, title, state, input, result, actor_kind, actor_id, actor_name, actor_level, created_at)
            values ('x', 'For ZdravkaX QuibblewortX', 'DONE', '{"who": ["zdravkaX.q", "of “zqX@example.com”"]}', '{}', 'PERSON', ?, 'ZdravkaX QuibblewortX', 'MANAGER', now())""", id);
        say("""
            with f as (insert into file (name, media_type, size, sha256, uploaded_by, uploaded_at)
                       values ('Card of ZdravkaX.pdf', 'application/pdf', 30, '\\x01', ?, now()) returning id),
            b as (insert into file_part select id, 0, convert_to('This is to certify ZdravkaX QuibblewortX', 'UTF8') from f)
            insert into claim (person_id, content_id, file_id, completed_on, number, issuer, sent_at)
            select ?, ?, id, '2026-08-01', 'No. of ZdravkaX', 'School', now() from f""", id, id, course);
        say("insert into calendar_feed values (?, 'OWN', decode(md5('zdravkaX.q'), 'hex'), now())", id);
        say("""
            with d as (insert into download (job_id, name, media_type, size, sha256, made_at, kept_until)
                       values (?, 'ZdravkaX QuibblewortX.csv', 'text/csv', 9, '\\x01', now(), now()) returning id)
            insert into download_part select id, 0, convert_to('ZdravkaX QuibblewortX', 'UTF8') from d""", id);
        say("""
            insert into idempotency (actor, key, request, media_type, body, created_at)
            values ('t', 'kX', '\\x00', 'application/json', convert_to('{"name":"ZdravkaX QuibblewortX"}', 'UTF8'), now())""");
    }

    private void say(String sql, Object... bound) {
        db.execute(mine(sql), bound);
    }

    private int leaver() throws Exception {
        int id = life();
        clock.advance(Duration.ofDays(2));
        persons.deactivate(Fixture.ADMIN, id);
        seals.seal();
        return id;
    }

    /** Where in the whole database one of the texts stands, in whatever column. */
    private List<String> found(List<String> texts) {
        List<String> found = new ArrayList<>();
        db.fetch("""
            select c.table_schema, c.table_name, c.column_name, c.udt_name from information_schema.columns c
            join information_schema.tables t using (table_schema, table_name)
            where c.table_schema in ('public', 'past') and t.table_type = 'BASE TABLE'
              and c.udt_name in ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'bytea', '_text')""").forEach(c -> {
            String column = "\"" + c.get(2) + "\"";
            String said = "bytea".equals(c.get(3)) ? "encode(" + column + ", 'escape')" : column + "::text";
            for (String text : texts) {
                long n = db.fetchSingle(
                                "select count(*) from \"" + c.get(0) + "\".\"" + c.get(1) + "\" where " + said
                                        + " ilike ?",
                                "%" + text + "%")
                        .get(0, Long.class);
                if (n > 0) {
                    found.add(c.get(1) + "." + c.get(2) + ": " + text);
                }
            }
        });
        return found;
    }

    private String report(LocalDate day) throws Exception {
        return send(HttpMethod.GET, "/reports/compliance?asOf=" + day + "&by=location", "")
                .toString();
    }

    @Test
    void nothingOfTheNameIsLeftAndAllThatIsCountedStays() throws Exception {
        int id = leaver();
        assertThat(found(traces)).as("it is looked for in the right way").hasSizeGreaterThan(25);
        String day = report(LocalDate.of(2026, 11, 23));
        long entries = count("audit_entry");
        long lines = count("audit_line");
        long completions = count("completion");
        assertThat(seals.verify().problems()).isEmpty();

        JsonNode erased = send(HttpMethod.POST, "/people/" + id + "/erase", """
            {"reason": "Asked for by letter; signed ZdravkaX QuibblewortX"}""");
        assertThat(erased.path("name").asString()).isEqualTo("Erased person " + id);
        assertThat(erased.path("already").asBoolean()).isFalse();

        assertThat(found(traces)).isEmpty();
        assertThat(report(LocalDate.of(2026, 11, 23))).isEqualTo(day);
        assertThat(count("audit_entry")).isEqualTo(entries + 1);
        assertThat(count("audit_line")).isGreaterThan(lines);
        assertThat(count("completion")).isEqualTo(completions);
        Seals.Verified whole = seals.verify();
        assertThat(whole.problems()).isEmpty();
        assertThat(whole.resealed()).isPositive();
        seals.seal();
        assertThat(seals.verify().problems())
                .as("and once the erasure itself is sealed")
                .isEmpty();
        assertThat(send(HttpMethod.GET, "/people/" + id, "").path("givenName").asString())
                .isEqualTo("Erased");
    }

    private long count(String table) {
        return db.fetchSingle("select count(*) from " + table).get(0, Long.class);
    }

    @Test
    void theSecondIsToldThatItIsDone() throws Exception {
        int id = leaver();
        erase(id);
        JsonNode again = send(HttpMethod.POST, "/people/" + id + "/erase", "{\"reason\": \"Again\"}");
        assertThat(again.path("already").asBoolean()).isTrue();
        assertThat(db.fetchSingle("select count(*) from audit_entry where action = 'person.erase' and note = 'Again'")
                        .get(0, Integer.class))
                .isZero();
        assertThat(call(HttpMethod.POST, "/people/" + id + "/reactivate", "")).hasStatus(409);
    }

    private void erase(int id) {
        erasures.erase(Fixture.ADMIN, id, "Asked for");
        seals.seal();
    }

    @Test
    void whatIsAlteredAfterAnErasureShows() throws Exception {
        int id = leaver();
        erase(id);
        assertThat(seals.verify().problems()).isEmpty();
        long touched = db.fetchSingle(
                        "select max((l.before ->> 'block')::bigint) from audit_line l where l.before ->> 'block' is not null")
                .get(0, Long.class);
        TestDatabase.asOwner(
                db,
                "grant update (people) on audit_entry to " + TestDatabase.OWNER,
                "alter table audit_entry disable trigger user",
                "update audit_entry set people = people + 1 where id = (select lower(entries) from audit_block where no = "
                        + touched + ")",
                "alter table audit_entry enable trigger user");
        assertThat(seals.verify().problems()).hasSize(1);
        int other = make.person("Ben", "Strand");
        make.status(other, "DEACTIVATED");
        erase(other);
        TestDatabase.asOwner(
                db,
                "grant update (people) on audit_entry to " + TestDatabase.OWNER,
                "alter table audit_entry disable trigger user",
                "update audit_entry set people = people - 1 where id = (select lower(entries) from audit_block where no = "
                        + touched + ")",
                "alter table audit_entry enable trigger user");
        assertThat(seals.verify().problems()).isEmpty();
    }

    @Test
    void anErasureCoversNothingUp() throws Exception {
        int id = leaver();
        long entry = db.fetchSingle("select min(entry_id) from audit_line where person_id = ?", id)
                .get(0, Long.class);
        alter("people + 1", entry);
        assertThatThrownBy(() -> erase(id)).isInstanceOf(Conflict.class).hasMessageContaining("does not verify");
        assertThat(found(List.of(mine("QuibblewortX")))).as("nothing was done").isNotEmpty();
        alter("people - 1", entry);
        erase(id);
        assertThat(seals.verify().problems()).isEmpty();
    }

    private void alter(String people, long entry) {
        TestDatabase.asOwner(
                db,
                "grant update (people) on audit_entry to " + TestDatabase.OWNER,
                "alter table audit_entry disable trigger user",
                "update audit_entry set people = " + people + " where id = " + entry,
                "alter table audit_entry enable trigger user");
    }

    @Test
    void theProgramsRoleCanDoNothingElseWithIt() throws Exception {
        int id = leaver();
        assertThatThrownBy(() -> db.execute("select erase_person(?, 1)", id))
                .hasStackTraceContaining("needs its entry");
        assertThatThrownBy(() -> db.execute("select erase_in_texts('a', 'b')"))
                .hasStackTraceContaining("permission denied");
        assertThatThrownBy(() -> db.execute("insert into erased_person values (1, now(), 1)"))
                .hasStackTraceContaining("permission denied");
        transaction.executeWithoutResult(tx -> {
            tx.setRollbackOnly();
            db.execute("select set_config('muster.erasing', 'on', true)");
            assertThatThrownBy(() -> db.execute("update completion set person_name = 'x'"))
                    .hasStackTraceContaining("permission denied");
        });
        assertThatThrownBy(() ->
                        TestDatabase.asOwner(db, "set muster.erasing = 'on'", "update completion set score = 100"))
                .as("not even the owner")
                .hasStackTraceContaining("permission denied");
    }

    @Test
    void whoIsNotDeactivatedAndOneselfAreRefused() throws Exception {
        int ana = make.person("Ana", "Lima");
        assertThat(call(HttpMethod.POST, "/people/" + ana + "/erase", "{\"reason\": \"x\"}"))
                .hasStatus(409);
        assertThat(call(HttpMethod.POST, "/people/" + ana + "/erase", "{}")).hasStatus(400);
        make.status(ana, "DEACTIVATED");
        Actor herself = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.ADMIN, null);
        assertThatThrownBy(() -> erasures.erase(herself, ana, "x")).hasMessageContaining("yourself");
    }

    @Test
    void aHoldForbidsItUntilItIsLifted() throws Exception {
        int id = leaver();
        List<Hold> all = List.of(
                holds.place(Fixture.ADMIN, new Holds.Target(id, null, null), "Law suit"),
                holds.place(Fixture.ADMIN, new Holds.Target(null, null, course), "Accident"),
                holds.place(
                        Fixture.ADMIN,
                        new Holds.Target(
                                null, Audience.of(new Audience.Has(Attribute.LOCATION, List.of("Hull"), false)), null),
                        "Inspection"));
        for (Hold hold : all) {
            assertThatThrownBy(() -> erase(id)).isInstanceOf(Conflict.class).hasMessageContaining(hold.reason());
            holds.lift(Fixture.ADMIN, hold.id());
        }
        erase(id);
        assertThat(found(traces)).isEmpty();
    }

    @Test
    void theFileThatStillNamesThemDoesNotBringThemBack() throws Exception {
        int id = leaver();
        erase(id);
        JsonNode found = importing(file(), true);
        assertThat(found.path("created").asInt()).isZero();
        assertThat(found.path("rejected").get(0).path("message").asString()).contains("was erased on 2026-");
        assertThat(importing("employeeNumber,givenName,familyName\nNK-1,Erased,Other\n", true)
                        .path("rejected"))
                .isEmpty();
        int anew = Integer.parseInt(
                send(HttpMethod.POST, "/people", """
            {"givenName":"ZdravkaX","familyName":"FeatherstonehaughX","employeeNumber":"NK-77124X"}""").path("id").asString());
        assertThat(anew).isNotEqualTo(id);
        assertThat(importing(file(), true).path("rejected"))
                .as("somebody new by then")
                .isEmpty();
        persons.deactivate(Fixture.ADMIN, anew);
        erase(anew);
    }

    @Test
    void onThePageTheNameHasToBeTyped() throws Exception {
        int id = leaver();
        String at = "/admin/people/" + id + "/erase";
        assertThat(mvc.get().uri(at).with(As.actor(Fixture.ADMIN)).exchange())
                .hasStatus(200)
                .bodyText()
                .contains("can’t be undone");
        assertThat(mvc.post()
                        .uri(at)
                        .param("reason", "x")
                        .param("name", mine("ZdravkaX"))
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri(at)
                        .param("reason", "x")
                        .param("name", mine("zdravkaX  quibblewortX"))
                        .with(As.actor(Fixture.ADMIN))
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(found(traces)).isEmpty();
    }

    @Test
    void aUsernameThatIsAWordIsLeftInTextsOfOthers() {
        int word = make.person("Wanda", "Wordsworth" + tag);
        int number = make.person("Nuno", "Number" + tag);
        transaction.executeWithoutResult(_ -> {
            db.execute("update person set username = 'administrator', status = 'DEACTIVATED' where id = ?", word);
            db.execute("update person set employee_number = '20260802', status = 'DEACTIVATED' where id = ?", number);
            var entry = log.write(Act.of(Fixture.ADMIN, AuditAction.FILE_UPLOAD)
                    .note(
                            "An administrator said so on 20260802; “administrator”, “20260802” (employee number 20260802)",
                            null));
            log.line(entry, course, 0, json.readTree("{\"id\":\"20260802\"}"), null);
        });
        erase(word);
        erase(number);
        assertThat(db.fetchSingle("select note from audit_entry where note like 'An administrator%'")
                        .get(0, String.class))
                .isEqualTo(
                        "An administrator said so on 20260802; “Erased person %d”, “Erased person %d” (employee number Erased person %d)"
                                .formatted(word, number, number));
        assertThat(db.fetchSingle("select count(*) from audit_line where before ->> 'id' = '20260802'")
                        .get(0, Integer.class))
                .isEqualTo(1);
        assertThat(seals.verify().problems()).isEmpty();
    }
}
