package dev.muster.people.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.people.PeopleFilter;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.PersonStatus;
import dev.muster.people.Persons;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrReject;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Conflict;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.testing.TestDatabase;
import dev.muster.work.Job;
import dev.muster.work.JobRunner;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
@NullUnmarked
class ImportPeopleTest {
    private static final Actor ADMIN = Actor.system("Test");
    private static final HrMapping SIMPLE = new HrMapping(
            Map.of(
                    "employeeNumber", "no",
                    "givenName", "given",
                    "familyName", "family",
                    "username", "user",
                    "email", "mail",
                    "department", "dept",
                    "leavesOn", "leaves",
                    "managerEmployeeNumber", "boss"),
            List.of("yyyy-MM-dd"),
            List.of(),
            ";",
            true,
            HrMapping.NewStarters.NONE);
    private static final String HEADER = "no,given,family,user,mail,dept,leaves,boss\n";

    @Autowired
    ImportPeople imports;

    @Autowired
    Persons persons;

    @Autowired
    PeopleGrid grid;

    @Autowired
    Jobs jobs;

    @Autowired
    JobRunner runner;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @BeforeEach
    void aMinuteLaterWithNobodyThere() {
        clock.set(TestClock.START);
        TestDatabase.asOwner(
                db,
                "truncate saved_view, view_sending, view_receiver, view_sent, claim, calendar_feed, person, person_value, person_value_past, person_status_past, attribute_value, reassess");
    }

    private ImportOutcome take(String text) {
        return take(text.getBytes(UTF_8), SIMPLE, false, 0);
    }

    private ImportOutcome take(byte[] bytes, HrMapping mapping, boolean deactivateMissing, int confirm) {
        clock.advance(Duration.ofMinutes(1));
        var opened = imports.open("hr.csv", () -> new ByteArrayInputStream(bytes), mapping);
        ImportOutcome dry = imports.dryRun(opened, deactivateMissing, Progress.NONE);
        int run = imports.upload(ADMIN, "hr.csv", new ByteArrayInputStream(bytes), opened.mapping());
        ImportOutcome real = imports.apply(ADMIN, run, deactivateMissing, confirm, null, Progress.NONE);
        assertThat(real).as("the dry run says what happens").isEqualTo(dry);
        return real;
    }

    private Person person(String number) {
        int id = (int) db.fetchValue("select id from person where employee_number = ?", number);
        return grid.find(id, DSL.noCondition()).orElseThrow();
    }

    private static byte[] northline() {
        try (var in = ImportPeopleTest.class.getResourceAsStream("/hr/northline.tsv")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anHrFileGoesInWithAProposedMappingAndTwiceIsOnce() {
        ImportOutcome first = take(northline(), null, false, 0);
        assertThat(first.rejects()).isEmpty();
        assertThat(first.counts().created()).isEqualTo(40);
        assertThat(first.counts().newStarters()).isEqualTo(2);
        assertThat(first.counts().leavers()).isEqualTo(3);
        assertThat(first.counts().unknownValues().get("location"))
                .containsExactly("Bristol", "Cardiff", "Hull", "Leeds", "London");
        Person ana = person("00-0000001");
        assertThat(ana.username()).isEqualTo("ana.silva");
        assertThat(ana.values(Attribute.LOCATION)).containsExactly("Leeds");
        assertThat(ana.values(Attribute.REGION)).containsExactly("West Yorkshire");
        assertThat(ana.values(Attribute.ROLE)).containsExactly("Cook");
        assertThat(person("00-0000011").statusReason()).isEqualTo("LEAVING_DATE");
        assertThat(person("00-0000021").status()).isEqualTo(PersonStatus.ACTIVE);
        assertThat(person("00-0000004").newStarter()).isTrue();
        assertThat(db.fetchValues(
                        "select people from audit_entry where action = 'people.import' order by id desc limit 1"))
                .isEqualTo(List.of(40));

        List<?> before = db.fetchValues("select xmin::text || ctid::text from person order by id");
        int marks = db.fetchCount(DSL.table("reassess"));
        ImportOutcome second = take(northline(), null, false, 0);
        assertThat(second.counts().unchanged()).isEqualTo(40);
        assertThat(second.touched()).isZero();
        assertThat(db.fetchValues("select xmin::text || ctid::text from person order by id"))
                .isEqualTo(before);
        assertThat(db.fetchCount(DSL.table("reassess"))).isEqualTo(marks);
    }

    @Test
    void aMoveBetweenDepartmentsIsAChangeWithHistory() {
        take(HEADER + "1,Ana,Silva,,,Engineering,,\n2,Ben,King,,,Engineering,,\n");
        ImportOutcome moved = take(HEADER + "1,Ana,Silva,,,Sales,,\n2,Ben,King,,,Engineering,,\n");
        assertThat(moved.counts().updated()).isEqualTo(1);
        assertThat(moved.counts().unchanged()).isEqualTo(1);
        Person ana = person("1");
        assertThat(ana.values(Attribute.DEPARTMENT)).containsExactly("Sales");
        assertThat(ana.version()).isEqualTo(2);
        assertThat(db.fetchCount(DSL.table("person_value_past"))).isEqualTo(1);
        assertThat(db.fetchValues("select person_id from reassess order by id desc limit 1"))
                .isEqualTo(List.of(ana.id()));
    }

    @Test
    void whoARowIs() {
        Person byHand = persons.create(ADMIN, draft("Hand", "Made", "hand.made", "hand@northline.example"));
        take(HEADER + "1,Ana,Silva,ana,ana@northline.example,,,\n");
        ImportOutcome second = take(HEADER
                // adopts the person made by hand, by address, whatever its case
                + "7,Hand,Made,,HAND@northline.example,,,\n"
                // another number with Ana's address
                + "8,Other,One,,ana@northline.example,,,\n"
                // another number with Ana's username
                + "9,Other,Two,ANA,,,,\n"
                // Ana herself
                + "1,Ana,Silva,ana,ana@northline.example,,,\n"
                // the same number again
                + "1,Ana,Silva,,,,,\n");
        assertThat(person("7").id()).isEqualTo(byHand.id());
        assertThat(person("7").username()).isEqualTo("hand.made");
        assertThat(person("1").username()).isEqualTo("ana");
        assertThat(second.counts().created()).isZero();
        assertThat(second.rejects()).extracting(HrReject::line).containsExactly(3, 4, 6);
        // Ana takes a new username, and somebody new the one that she leaves: at once, and nothing is left for the
        // second time.
        String moved = HEADER + "9,Other,Two,ANA,,,,\n1,Ana,Silva,ana.s,ana@northline.example,,,\n";
        assertThat(take(moved).rejects()).isEmpty();
        assertThat(person("1").username()).isEqualTo("ana.s");
        assertThat(take(moved).touched()).isZero();
    }

    @Test
    void theSamePersonAndValueInOtherLettersAreTheSame() {
        take(HEADER + "1001,Ana,Silva,ana,,İzmir Köln,,\n");
        ImportOutcome again = take(HEADER + "1001\u00A0,Ana\u200B,Silva,ana,,\u00A0İZMİR  Ko\u0308ln,,\n");
        assertThat(again.counts().unchanged()).isEqualTo(1);
        assertThat(again.touched()).isZero();
        ImportOutcome two = take(HEADER + "2,Ben,King,,İk@x.example,,,\n3,Cat,Roe,,ik@x.example,,,\n");
        assertThat(two.rejects()).extracting(HrReject::line).containsExactly(3);
        take(HEADER.replace("mail", "\u00A0Mail").replace("dept", "Dept ") + "4,Dan,Poe,,,İzmir köln,,\n");
        assertThat(person("4").values(Attribute.DEPARTMENT)).containsExactly("İzmir Köln");
    }

    @Test
    void anEmptyCellClearsAndAnUnmappedColumnKeeps() {
        take(HEADER + "1,Ana,Silva,ana,ana@northline.example,Kitchen,2030-01-01,\n");
        take(HEADER + "1,Ana,Silva,,,,,\n");
        Person ana = person("1");
        assertThat(ana.email()).isNull();
        assertThat(ana.leavesOn()).isNull();
        assertThat(ana.values(Attribute.DEPARTMENT)).isEmpty();
        assertThat(ana.username()).isEqualTo("ana");
        take(HEADER + "1,Ana,Silva,ana,ana@northline.example,Kitchen,2030-01-01,\n");
        HrMapping few = new HrMapping(
                Map.of("employeeNumber", "no", "givenName", "given", "familyName", "family"),
                List.of(),
                List.of(),
                ";",
                true,
                HrMapping.NewStarters.NONE);
        take((HEADER + "1,Anna,Silva,,,,,\n").getBytes(UTF_8), few, false, 0);
        assertThat(person("1").email()).isEqualTo("ana@northline.example");
        assertThat(person("1").givenName()).isEqualTo("Anna");
        assertThat(person("1").values(Attribute.DEPARTMENT)).containsExactly("Kitchen");
    }

    @Test
    void leavingAndComingBack() {
        take(HEADER + "1,Ana,Silva,,,,,\n2,Ben,King,,,,,\n");
        assertThat(take(HEADER + "1,Ana,Silva,,,,2026-11-01,\n2,Ben,King,,,,,\n")
                        .counts()
                        .deactivated())
                .isEqualTo(1);
        assertThat(person("1").status()).isEqualTo(PersonStatus.DEACTIVATED);
        assertThat(take(HEADER + "1,Ana,Silva,,,,,\n2,Ben,King,,,,,\n").counts().reactivated())
                .isEqualTo(1);
        assertThat(person("1").status()).isEqualTo(PersonStatus.ACTIVE);
        persons.deactivate(ADMIN, person("2").id());
        take(HEADER + "1,Ana,Silva,,,,,\n2,Ben,King,,,,,\n");
        assertThat(person("2").status()).as("deactivated by hand stays so").isEqualTo(PersonStatus.DEACTIVATED);
        take((HEADER + "2,Ben,King,,,,,\n").getBytes(UTF_8), SIMPLE, true, 0);
        assertThat(person("1").statusReason()).isEqualTo("MISSING");
        take(HEADER + "1,Ana,Silva,,,,,\n");
        assertThat(person("1").status()).isEqualTo(PersonStatus.ACTIVE);
    }

    @Test
    void aRejectedRowIsNotMissing() {
        take(HEADER + "1,Ana,Silva,,,,,\n2,Ben,King,,,,,\n");
        ImportOutcome outcome =
                take((HEADER + "1,Ana,Silva,,,,soon,\n2,Ben,King,,,,,\n").getBytes(UTF_8), SIMPLE, true, 0);
        assertThat(outcome.rejects()).hasSize(1);
        assertThat(person("1").status()).isEqualTo(PersonStatus.ACTIVE);
    }

    @Test
    void theBrakeHoldsWhatWouldDeactivateTooMany() {
        StringBuilder all = new StringBuilder(HEADER);
        for (int i = 0; i < 300; i++) {
            all.append(i).append(",P").append(i).append(",Q,,,,,\n");
        }
        take(all.toString());
        byte[] few = (HEADER + "1,P1,Q,,,,,\n").getBytes(UTF_8);
        var opened = imports.open("hr.csv", () -> new ByteArrayInputStream(few), SIMPLE);
        assertThat(imports.dryRun(opened, true, Progress.NONE).brake()).isEqualTo(299);
        int run = imports.upload(ADMIN, "hr.csv", new ByteArrayInputStream(few), SIMPLE);
        assertThatThrownBy(() -> imports.apply(ADMIN, run, true, 298, null, Progress.NONE))
                .isInstanceOfSatisfying(
                        Conflict.class, c -> assertThat(c.confirm()).hasValue(299));
        assertThat(grid.count(PeopleFilter.NONE, DSL.noCondition())).isEqualTo(300);
        imports.apply(ADMIN, run, true, 299, null, Progress.NONE);
        assertThat(grid.count(PeopleFilter.NONE, DSL.noCondition())).isEqualTo(1);
    }

    @Test
    void theLastAdminStaysWhateverTheFileSays() {
        Person admin = persons.create(ADMIN, draft("Ada", "Min", "ada", null));
        db.execute("update person set access_level = 'ADMIN', employee_number = 'A' where id = ?", admin.id());
        take((HEADER + "1,Ana,Silva,,,,,\n").getBytes(UTF_8), SIMPLE, true, 0);
        assertThat(person("A").status()).isEqualTo(PersonStatus.ACTIVE);
        ImportOutcome outcome = take(HEADER + "A,Ada,Min,,,,2020-01-01,\n");
        assertThat(outcome.rejects()).extracting(HrReject::field).containsExactly("leavesOn");
        assertThat(person("A").accessLevel()).isEqualTo(AccessLevel.ADMIN);
    }

    @Test
    void managersAreFoundByNumberAndCirclesRejected() {
        ImportOutcome outcome = take(
                HEADER
                        + "1,Ana,Silva,,,,,2\n2,Ben,King,,,,,\n3,Cat,Roe,,,,,99\n4,Dan,Poe,,,,,5\n5,Eve,Moe,,,,,4\n6,Fay,Loe,,,,,3\n");
        assertThat(person("1").managerId()).isEqualTo(person("2").id());
        assertThat(outcome.rejects()).extracting(HrReject::line).contains(4, 7);
        assertThat(outcome.rejects()).extracting(HrReject::field).containsOnly("managerEmployeeNumber");
        assertThat(take(HEADER + "1,Ana,Silva,,,,,2\n2,Ben,King,,,,,\n").touched())
                .isZero();
    }

    @Test
    void noCircleIsLeftWhateverIsRefused() {
        take(HEADER + "a,Ana,Silva,,,,,\nb,Bea,King,,,,,\nc,Cai,Roe,,,,,\n");
        take(HEADER + "a,Ana,Silva,,,,,b\n");
        String file = HEADER + "a,Ana,Silva,,,,,c\nc,Cai,Roe,,,,,a\nb,Bea,King,,,,,a\n";
        ImportOutcome first = take(file);
        assertThat(first.rejects()).isNotEmpty().extracting(HrReject::field).containsOnly("managerEmployeeNumber");
        assertThat(circles()).isZero();
        ImportOutcome second = take(file);
        assertThat(second.touched()).isZero();
        assertThat(second.rejects()).isEqualTo(first.rejects());
    }

    private int circles() {
        return db.fetchOne("""
                with recursive up(start, at) as (
                  select id, manager_id from person where manager_id is not null
                  union
                  select up.start, p.manager_id from up join person p on p.id = up.at where p.manager_id is not null)
                select count(*)::int from up where start = at""").get(0, int.class);
    }

    @Test
    void addressesThatChangeHandsGoInAtOnce() {
        take(HEADER + "1001,Ana,Silva,ana,x@n.example,,,\n1002,Ben,King,ben,y@n.example,,,\n");
        String file = HEADER + "1001,Ana,Silva,ben,y@n.example,,,\n1002,Ben,King,ana,x@n.example,,,\n";
        ImportOutcome swapped = take(file);
        assertThat(swapped.rejects()).isEmpty();
        assertThat(swapped.counts().updated()).isEqualTo(2);
        assertThat(person("1001").email()).isEqualTo("y@n.example");
        assertThat(person("1002").username()).isEqualTo("ana");
        assertThat(take(file).touched()).isZero();
        String on = HEADER + "1001,Ana,Silva,ben,x@n.example,,,\n1002,Ben,King,ana,z@n.example,,,\n";
        assertThat(take(on).counts().updated()).isEqualTo(2);
        assertThat(take(on).touched()).isZero();
    }

    @Test
    void anAddressIsKeptByWhoeverKeepsIt() {
        take(HEADER + "1,Ana,Silva,ana,a@n.example,,,\n2,Ben,King,ben,b@n.example,,,\n3,Cat,Roe,cat,c@n.example,,,\n");
        // Cat's row can't be taken, so she keeps c@; so Ben keeps b@; so Ana's row can't be taken either.
        String file = HEADER
                + "1,Ana,Silva,ana,b@n.example,,,\n2,Ben,King,ben,c@n.example,,,\n3,Cat,Roe,cat,d@n.example,,,nobody\n";
        ImportOutcome first = take(file);
        assertThat(first.rejects()).extracting(HrReject::line).containsExactly(2, 3, 4);
        assertThat(first.touched()).isZero();
        assertThat(take(file)).isEqualTo(first);
    }

    @Test
    void unknownValuesAreRejectedWhereTheListsAreClosed() {
        take(HEADER + "1,Ana,Silva,,,Closed,,\n");
        HrMapping closed =
                new HrMapping(SIMPLE.columns(), SIMPLE.dateFormats(), List.of(), ";", false, HrMapping.NewStarters.ALL);
        ImportOutcome outcome =
                take((HEADER + "1,Ana,Silva,,,closed,,\n2,Ben,King,,,Nowhere,,\n").getBytes(UTF_8), closed, false, 0);
        assertThat(outcome.rejects()).extracting(HrReject::field).containsExactly("department");
        assertThat(outcome.counts().unchanged()).isEqualTo(1);
    }

    @Test
    void aFileOfThreeHundredColumnsIsTakenAndItsMappingIsProposedAgain() {
        StringBuilder header = new StringBuilder("no,given,family");
        for (int i = 0; i < 300; i++) {
            header.append(",A column with a rather long name, as exports of HR systems have them "
                            .replace(", as", " as"))
                    .append(i * 7919);
        }
        byte[] file = (header + "\n1,Ana,Silva\n").getBytes(UTF_8);
        HrMapping mapping = new HrMapping(
                Map.of("employeeNumber", "no", "givenName", "given", "familyName", "family"),
                List.of(),
                List.of(),
                ";",
                true,
                HrMapping.NewStarters.NONE);
        assertThat(take(file, mapping, false, 0).counts().created()).isEqualTo(1);
        var opened = imports.open("hr.csv", () -> new ByteArrayInputStream(file), null);
        assertThat(opened.saved()).isTrue();
        assertThat(opened.mapping()).isEqualTo(mapping);
    }

    @Test
    void asAJobItEndsWithItsResult() {
        byte[] bytes = northline();
        var opened = imports.open("hr.tsv", () -> new ByteArrayInputStream(bytes), null);
        int run = imports.upload(ADMIN, "hr.tsv", new ByteArrayInputStream(bytes), opened.mapping());
        Job job = imports.queue(ADMIN, run, false, 0, imports.dryRun(opened, false, Progress.NONE));
        runner.runQueued();
        Job done = jobs.find(ADMIN, job.id());
        assertThat(done.state()).isEqualTo(Job.State.DONE);
        assertThat(done.result().path("created").asInt()).isEqualTo(40);
        assertThat(done.done()).isEqualTo(done.total());
    }

    @Test
    void theRealFileGoesInWhole() throws IOException {
        Path real = Path.of("../../shared/data/human-resources.tsv");
        Assumptions.assumeTrue(Files.exists(real), "the real HR file is not here");
        byte[] bytes = Files.readAllBytes(real);
        HrMapping mapping = new HrMapping(
                Map.of(
                        "employeeNumber", "id",
                        "givenName", "first_name",
                        "familyName", "last_name",
                        "role", "jobtitle",
                        "department", "department",
                        "location", "location_city",
                        "region", "location_state",
                        "hiredOn", "hire_date",
                        "leavesOn", "termdate"),
                List.of("M/d/yyyy", "yyyy-MM-dd"),
                List.of("0000-00-00"),
                ";",
                true,
                HrMapping.NewStarters.HIRED_WITHIN_90_DAYS);
        ImportOutcome first = take(bytes, mapping, false, 0);
        assertThat(first.rejects()).isEmpty();
        assertThat(first.counts().created()).isEqualTo(22_214);
        assertThat(db.fetchCount(DSL.table("person"))).isEqualTo(22_214);
        assertThat(grid.count(new PeopleFilter(null, Map.of(), Set.of(PersonStatus.DEACTIVATED)), DSL.noCondition()))
                .isEqualTo(first.counts().leavers());
        ImportOutcome second = take(bytes, null, true, 0);
        assertThat(second.counts().unchanged()).isEqualTo(22_214);
    }

    private static PersonDraft draft(String given, String family, String username, String email) {
        PersonDraft d = PersonDraft.named(given, family);
        return new PersonDraft(
                d.givenName(),
                d.familyName(),
                username,
                email,
                null,
                null,
                null,
                null,
                null,
                null,
                AccessLevel.LEARNER,
                null,
                Map.of());
    }
}
