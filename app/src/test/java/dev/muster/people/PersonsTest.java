package dev.muster.people;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.people.values.AttributeValues;
import dev.muster.people.values.ValueDraft;
import dev.muster.people.values.ValueRef;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
@NullUnmarked
class PersonsTest {
    private static final Actor ADMIN = Actor.system("Test");

    @Autowired
    Persons persons;

    @Autowired
    PeopleGrid grid;

    @Autowired
    AttributeValues values;

    @Autowired
    ValueLists lists;

    @Autowired
    StatusDates dates;

    @Autowired
    TestClock clock;

    @Autowired
    DSLContext db;

    @BeforeEach
    void aMinuteLater() {
        clock.advance(Duration.ofMinutes(1));
    }

    private static PersonDraft named(String given, String family) {
        return PersonDraft.named(given, family);
    }

    private Person reload(Person p) {
        return grid.find(p.id(), DSL.noCondition()).orElseThrow();
    }

    private static PersonDraft leaving(PersonDraft d, LocalDate on) {
        return new PersonDraft(
                d.givenName(),
                d.familyName(),
                d.username(),
                d.email(),
                d.employeeNumber(),
                d.hiredOn(),
                on,
                d.managerId(),
                d.language(),
                d.timeZone(),
                d.accessLevel(),
                d.scope(),
                d.attributes());
    }

    private static PersonDraft with(PersonDraft d, String username, String email, Integer manager, AccessLevel level) {
        return new PersonDraft(
                d.givenName(),
                d.familyName(),
                username,
                email,
                d.employeeNumber(),
                d.hiredOn(),
                d.leavesOn(),
                manager,
                d.language(),
                d.timeZone(),
                level,
                d.scope(),
                d.attributes());
    }

    @Test
    void onlyTheNamesAreNeededAndUsernamesAreMade() {
        Person first = persons.create(ADMIN, named(" Ana ", "Silva"));
        Person second = persons.create(ADMIN, named("Ana", "Silva"));
        assertThat(first.name()).isEqualTo("Ana Silva");
        assertThat(first.username()).isEqualTo("ana.silva");
        assertThat(second.username()).isEqualTo("ana.silva.2");
        assertThat(first.status()).isEqualTo(PersonStatus.ACTIVE);
        assertThat(first.timeZone()).isEqualTo("Europe/London");
    }

    @Test
    void whoNamesNoLanguageGetsTheDefaultOne() {
        db.execute("insert into setting (name, value) values ('defaultLanguage', '\"de\"')");
        try {
            assertThat(persons.create(ADMIN, named("Jan", "Vogel")).language()).isEqualTo("de");
        } finally {
            db.execute("delete from setting where name = 'defaultLanguage'");
        }
    }

    @Test
    void everyFaultIsNamedAtItsField() {
        PersonDraft bad = new PersonDraft(
                " ",
                "X".repeat(101),
                "a b",
                "ana@",
                null,
                LocalDate.of(1800, 1, 1),
                null,
                99_999,
                "?",
                "Mars/Base",
                AccessLevel.LEARNER,
                null,
                Map.of(Attribute.ROLE, List.of("")));
        assertThatThrownBy(() -> persons.create(ADMIN, bad))
                .isInstanceOfSatisfying(
                        BadInput.class,
                        e -> assertThat(e.errors())
                                .extracting(BadInput.Error::field)
                                .containsExactlyInAnyOrder(
                                        "givenName",
                                        "familyName",
                                        "username",
                                        "email",
                                        "hiredOn",
                                        "language",
                                        "timeZone",
                                        "attributes.role"));
    }

    @Test
    void namesThatAreTakenAreRefusedWhateverTheirCase() {
        Person ben = persons.create(
                ADMIN, with(named("Ben", "King"), "Ben", "ben@northline.example", null, AccessLevel.LEARNER));
        assertThatThrownBy(() -> persons.create(ADMIN, with(named("B", "K"), "BEN", null, null, AccessLevel.LEARNER)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("BEN");
        assertThatThrownBy(() -> persons.create(
                        ADMIN, with(named("B", "K"), null, "BEN@northline.example", null, AccessLevel.LEARNER)))
                .isInstanceOf(Conflict.class);
        assertThat(persons.change(ADMIN, ben.id(), null, d -> d).version()).isEqualTo(1);
    }

    @Test
    void aChangeNeedsTheVersionItWasMadeOnAndKeepsHistory() {
        Person eva = persons.create(ADMIN, named("Eva", "Lund").with(Map.of(Attribute.DEPARTMENT, List.of("Kitchen"))));
        Person moved = persons.change(ADMIN, eva.id(), 1, d -> d.with(Map.of(Attribute.DEPARTMENT, List.of("Bar"))));
        assertThat(moved.values(Attribute.DEPARTMENT)).containsExactly("Bar");
        assertThat(moved.version()).isEqualTo(2);
        assertThatThrownBy(() -> persons.change(ADMIN, eva.id(), 1, d -> d.with(Map.of())))
                .isInstanceOf(Conflict.class);
        clock.advance(Duration.ofMinutes(1));
        persons.change(ADMIN, eva.id(), null, d -> d.with(Map.of()));
        assertThat(db.fetchValues("""
                        select v.name from person_value_past p join attribute_value v on v.id = p.value_id
                        where p.person_id = %d order by v.name""".formatted(eva.id()))).isEqualTo(List.of("Bar"));
    }

    @Test
    void nobodyReportsToThemselves() {
        Person boss = persons.create(ADMIN, named("Boss", "One"));
        Person lead = persons.create(ADMIN, with(named("Lead", "Two"), null, null, boss.id(), AccessLevel.LEARNER));
        assertThatThrownBy(() -> persons.change(
                        ADMIN, boss.id(), null, d -> with(d, d.username(), null, lead.id(), AccessLevel.LEARNER)))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> persons.change(
                        ADMIN, boss.id(), null, d -> with(d, d.username(), null, boss.id(), AccessLevel.LEARNER)))
                .isInstanceOf(BadInput.class);
    }

    @Test
    void theLastAdminStays() {
        Person admin = persons.create(ADMIN, with(named("Only", "Admin"), null, null, null, AccessLevel.ADMIN));
        assertThatThrownBy(() -> persons.deactivate(ADMIN, admin.id())).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> persons.change(
                        ADMIN, admin.id(), null, d -> with(d, d.username(), null, null, AccessLevel.LEARNER)))
                .isInstanceOf(Conflict.class);
        persons.change(ADMIN, admin.id(), null, d -> leaving(d, LocalDate.of(2026, 11, 25)));
        clock.advance(Duration.ofDays(10));
        dates.work();
        assertThat(reload(admin).status()).isEqualTo(PersonStatus.ACTIVE);
        clock.set(TestClock.START);
        Person other = persons.create(ADMIN, with(named("Other", "Admin"), null, null, null, AccessLevel.ADMIN));
        persons.deactivate(ADMIN, admin.id());
        assertThatThrownBy(() -> persons.deactivate(ADMIN, other.id())).isInstanceOf(Conflict.class);
    }

    @Test
    void aLeavingDateCountsFromTheEndOfThatDayWhereThePersonIs() {
        clock.set(TestClock.START);
        Person here = persons.create(ADMIN, leaving(named("Leaves", "Today"), LocalDate.of(2026, 11, 22)));
        Person gone = persons.create(ADMIN, leaving(named("Left", "Before"), LocalDate.of(2026, 11, 21)));
        assertThat(here.status()).isEqualTo(PersonStatus.ACTIVE);
        assertThat(gone.status()).isEqualTo(PersonStatus.DEACTIVATED);
        assertThat(gone.statusReason()).isEqualTo("LEAVING_DATE");
        assertThat(dates.work()).isZero();
        clock.advance(Duration.ofHours(16));
        assertThat(dates.work()).isEqualTo(1);
        assertThat(dates.work()).isZero();
        assertThat(reload(here).status()).isEqualTo(PersonStatus.DEACTIVATED);
        Person back = persons.change(ADMIN, here.id(), null, d -> leaving(d, null));
        assertThat(back.status()).isEqualTo(PersonStatus.ACTIVE);
        clock.set(TestClock.START);
    }

    @Test
    void deactivatedByHandStaysSo() {
        Person p = persons.create(ADMIN, leaving(named("By", "Hand"), LocalDate.of(2027, 1, 1)));
        persons.deactivate(ADMIN, p.id());
        Person still = persons.change(ADMIN, p.id(), null, d -> leaving(d, null));
        assertThat(still.status()).isEqualTo(PersonStatus.DEACTIVATED);
        assertThat(persons.reactivate(ADMIN, p.id()).status()).isEqualTo(PersonStatus.ACTIVE);
    }

    @Test
    void leaveBeginsAndEndsByItsDates() {
        clock.set(TestClock.START);
        Person p = persons.create(ADMIN, named("On", "Leave"));
        assertThat(persons.leave(ADMIN, p.id(), LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24))
                        .status())
                .isEqualTo(PersonStatus.ACTIVE);
        clock.advance(Duration.ofDays(1));
        dates.work();
        assertThat(reload(p).status()).isEqualTo(PersonStatus.ON_LEAVE);
        clock.advance(Duration.ofDays(2));
        dates.work();
        assertThat(reload(p).status()).isEqualTo(PersonStatus.ACTIVE);
        clock.set(TestClock.START);
    }

    @Test
    void theListFindsFiltersAndPages() {
        for (int i = 0; i < 5; i++) {
            persons.create(
                    ADMIN,
                    named("Grid" + i, "Row")
                            .with(Map.of(
                                    Attribute.DEPARTMENT, List.of("Grid Pastry"),
                                    Attribute.LOCATION, List.of("Grid Leeds"))));
        }
        Values all = lists.read();
        int pastry = all.find(Attribute.DEPARTMENT, "grid pastry").orElseThrow().id();
        int leeds = all.find(Attribute.LOCATION, "Grid Leeds").orElseThrow().id();
        values.change(
                ADMIN,
                Attribute.DEPARTMENT,
                pastry,
                d -> new ValueDraft(d.name(), ValueRef.name("Grid Kitchen"), null, null, null));
        values.change(
                ADMIN,
                Attribute.LOCATION,
                leeds,
                d -> new ValueDraft(d.name(), null, ValueRef.name("Grid North"), null, null));
        var filter = new PeopleFilter(
                "row GRID", Map.of(Attribute.DEPARTMENT, List.of("Grid Kitchen")), Set.of(PersonStatus.ACTIVE));
        var first = grid.page(filter, DSL.noCondition(), null, 2);
        assertThat(first.total()).isEqualTo(5);
        assertThat(first.items()).extracting(Person::givenName).containsExactly("Grid0", "Grid1");
        assertThat(first.items().getFirst().inherited().get(Attribute.REGION)).containsExactly("Grid North");
        var second = grid.page(filter, DSL.noCondition(), first.nextCursor(), 3);
        assertThat(second.items()).extracting(Person::givenName).containsExactly("Grid2", "Grid3", "Grid4");
        assertThat(second.nextCursor()).isNull();
        assertThat(grid.count(
                        new PeopleFilter(null, Map.of(Attribute.REGION, List.of("Grid North")), Set.of()),
                        DSL.noCondition()))
                .isEqualTo(5);
        assertThat(grid.count(new PeopleFilter("100%", Map.of(), Set.of()), DSL.noCondition()))
                .isZero();
    }

    @Test
    void valuesAreRenamedMergedAndDeletedWithTheAudiencesThatNameThem() {
        Person p = persons.create(ADMIN, named("Val", "Ue").with(Map.of(Attribute.ROLE, List.of("Cook", "Waiter"))));
        db.execute("""
                insert into people_group (name, kind, audience, created_at)
                values ('Cooks', 'DYNAMIC', '{"all":[{"attribute":"role","anyOf":["cook","Chef"]}]}', '2026-01-01Z')""");
        int cook = lists.read().find(Attribute.ROLE, "cook").orElseThrow().id();
        assertThatThrownBy(() -> values.delete(ADMIN, Attribute.ROLE, cook))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("1 person")
                .hasMessageContaining("Cooks");
        values.change(ADMIN, Attribute.ROLE, cook, d -> new ValueDraft("Line cook", null, null, null, null));
        assertThat(reload(p).values(Attribute.ROLE)).containsExactly("Line cook", "Waiter");
        assertThat(audience()).contains("Line cook").doesNotContain(quoted("'cook'"));
        values.merge(ADMIN, Attribute.ROLE, cook, new ValueRef.Name("Waiter"));
        assertThat(reload(p).values(Attribute.ROLE)).containsExactly("Waiter");
        assertThat(audience()).contains("Waiter").doesNotContain("Line cook");
        assertThatThrownBy(() -> values.add(ADMIN, Attribute.ROLE, new ValueDraft("WAITER", null, null, null, null)))
                .isInstanceOf(Conflict.class);
        int spare = values.add(ADMIN, Attribute.ROLE, new ValueDraft("Spare", null, null, null, null));
        values.delete(ADMIN, Attribute.ROLE, spare);
        assertThat(lists.read().find(Attribute.ROLE, "Spare")).isEmpty();
    }

    @Test
    void departmentsFormNoCircle() {
        int a = values.add(ADMIN, Attribute.DEPARTMENT, new ValueDraft("Tree A", null, null, null, null));
        values.add(ADMIN, Attribute.DEPARTMENT, new ValueDraft("Tree B", ValueRef.name("Tree A"), null, null, null));
        assertThatThrownBy(() -> values.change(
                        ADMIN,
                        Attribute.DEPARTMENT,
                        a,
                        d -> new ValueDraft(d.name(), ValueRef.name("Tree B"), null, null, null)))
                .isInstanceOf(BadInput.class);
    }

    private String audience() {
        return String.valueOf(db.fetchValue("select audience::text from people_group where name = 'Cooks'"));
    }
}
