package dev.muster.audience;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Facts;
import dev.muster.audience.rules.Matching;
import dev.muster.audience.rules.PeopleBitmaps;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** The SQL evaluator and the Java evaluator give the same people, over random companies and audiences. */
@MusterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EvaluatorsAgreeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int PEOPLE = 60;
    private static final int AUDIENCES = 300;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    private final Map<Attribute, List<Integer>> valueIds = new EnumMap<>(Attribute.class);

    @Autowired
    DSLContext db;

    @Autowired
    Audiences audiences;

    @Autowired
    FactsStore facts;

    @Autowired
    BitmapStore crowds;

    @BeforeAll
    void aCompany() {
        System.out.println("EvaluatorsAgreeTest seed " + seed);
        for (Attribute a : List.of(Attribute.values()).reversed()) {
            for (int i = 0; i < 6; i++) {
                value(a, i);
            }
        }
        for (int i = 1; i <= PEOPLE; i++) {
            person(i);
        }
        for (int g = 1; g <= 3; g++) {
            group(g);
        }
    }

    @Test
    void bothEvaluatorsGiveTheSamePeople() {
        Collection<Facts> people = facts.load(ids(), true).values();
        assertThat(people).hasSize(PEOPLE);
        int held = 0;
        for (int i = 0; i < AUDIENCES; i++) {
            Compiled audience = audiences.require(audience(), "audience");
            Set<Integer> bySql = new TreeSet<>(db.select(PERSON.ID)
                    .from(PERSON)
                    .where(audiences.condition(audience, TODAY))
                    .fetchSet(PERSON.ID));
            Set<Integer> byJava = new TreeSet<>();
            people.stream().filter(p -> Matching.matches(audience, p, TODAY)).forEach(p -> byJava.add(p.personId()));
            assertThat(bySql).as("seed %d, %s", seed, audience).isEqualTo(byJava);
            assertThat(db.select(PERSON.ID)
                            .from(PERSON)
                            .where(audiences.conditionOfEverybody(audience, TODAY))
                            .fetchSet(PERSON.ID))
                    .as("seed %d, gathered: %s", seed, audience)
                    .isEqualTo(byJava);
            assertThat(db.fetchCount(
                            PERSON, audiences.condition(audience, TODAY).not()))
                    .as("seed %d, never unknown: %s", seed, audience)
                    .isEqualTo(db.fetchCount(PERSON) - bySql.size());
            held += bySql.size();
        }
        assertThat(held).as("the audiences must not be trivial").isBetween(AUDIENCES, AUDIENCES * PEOPLE / 2);
    }

    @Test
    void bitmapsGiveTheSamePeople_alsoAfterThemHavingMoved() {
        PeopleBitmaps crowd = crowds.fill();
        agreeWith(crowd);
        int[] moved = random.ints(20, 1, PEOPLE + 1).distinct().toArray();
        for (int id : moved) {
            move(id);
        }
        List<Integer> ids = java.util.Arrays.stream(moved).boxed().toList();
        crowd.put(moved, facts.load(ids, false).values());
        agreeWith(crowd);
    }

    private void agreeWith(PeopleBitmaps crowd) {
        for (int i = 0; i < AUDIENCES; i++) {
            Compiled audience = audiences.require(audience(), "audience");
            assertThat(crowd.of(audience, TODAY).toArray())
                    .as("seed %d, %s", seed, audience)
                    .containsExactly(db
                            .select(PERSON.ID)
                            .from(PERSON)
                            .where(audiences.condition(audience, TODAY))
                            .orderBy(PERSON.ID)
                            .fetch(PERSON.ID)
                            .stream()
                            .mapToInt(id -> id)
                            .toArray());
        }
    }

    private void move(int id) {
        db.update(PERSON)
                .set(PERSON.STATUS, random.nextInt(4) == 0 ? "DEACTIVATED" : "ACTIVE")
                .set(PERSON.HIRED_ON, random.nextInt(6) == 0 ? null : TODAY.minusDays(random.nextInt(200)))
                .set(PERSON.MANAGER_ID, random.nextInt(5) == 0 ? null : 1 + random.nextInt(PEOPLE))
                .where(PERSON.ID.eq(id))
                .execute();
        db.deleteFrom(PERSON_VALUE).where(PERSON_VALUE.PERSON_ID.eq(id)).execute();
        db.deleteFrom(GROUP_MEMBER).where(GROUP_MEMBER.PERSON_ID.eq(id)).execute();
        for (Attribute a : Attribute.values()) {
            db.insertInto(PERSON_VALUE)
                    .set(PERSON_VALUE.PERSON_ID, id)
                    .set(PERSON_VALUE.VALUE_ID, any(a, 6))
                    .set(PERSON_VALUE.SINCE, TestClock.START)
                    .execute();
        }
    }

    /** Values are made attribute by attribute, locations last, so that what they belong to is there. */
    private void value(Attribute a, int i) {
        boolean place = a == Attribute.LOCATION;
        int id = db.insertInto(ATTRIBUTE_VALUE)
                .set(ATTRIBUTE_VALUE.ATTRIBUTE, a.word())
                .set(ATTRIBUTE_VALUE.NAME, a.word() + " " + i)
                .set(ATTRIBUTE_VALUE.PARENT_ID, a == Attribute.DEPARTMENT && i > 0 ? any(a, i) : null)
                .set(ATTRIBUTE_VALUE.REGION_ID, place ? any(Attribute.REGION, 6) : null)
                .set(ATTRIBUTE_VALUE.BRAND_ID, place ? any(Attribute.BRAND, 6) : null)
                .set(ATTRIBUTE_VALUE.FRANCHISE_ID, place ? any(Attribute.FRANCHISE, 6) : null)
                .returningResult(ATTRIBUTE_VALUE.ID)
                .fetchSingle()
                .value1();
        valueIds.computeIfAbsent(a, x -> new ArrayList<>()).add(id);
    }

    private Integer any(Attribute a, int below) {
        return valueIds.getOrDefault(a, List.of()).get(random.nextInt(below));
    }

    private void person(int i) {
        int id = db.insertInto(PERSON)
                .set(PERSON.GIVEN_NAME, "P")
                .set(PERSON.FAMILY_NAME, "N" + i)
                .set(PERSON.USERNAME, "p" + i)
                .set(
                        PERSON.STATUS,
                        random.nextInt(8) == 0 ? "DEACTIVATED" : random.nextInt(8) == 0 ? "ON_LEAVE" : "ACTIVE")
                .set(PERSON.STATUS_SINCE, TestClock.START)
                .set(PERSON.CREATED_AT, TestClock.START)
                .set(PERSON.HIRED_ON, random.nextInt(6) == 0 ? null : TODAY.minusDays(random.nextInt(-20, 200)))
                .set(PERSON.MANAGER_ID, random.nextInt(5) == 0 ? null : 1 + random.nextInt(PEOPLE)) // cycles too
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
        Set<Integer> values = new TreeSet<>();
        int n = random.nextInt(7);
        for (int v = 0; v < n; v++) {
            values.add(1 + random.nextInt(36));
        }
        values.forEach(
                v -> db.insertInto(PERSON_VALUE, PERSON_VALUE.PERSON_ID, PERSON_VALUE.VALUE_ID, PERSON_VALUE.SINCE)
                        .values(id, v, TestClock.START)
                        .execute());
    }

    private void group(int g) {
        db.insertInto(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.NAME, "Group " + g)
                .set(PEOPLE_GROUP.KIND, "STATIC")
                .set(PEOPLE_GROUP.CREATED_AT, TestClock.START)
                .execute();
        for (int p = 1; p <= PEOPLE; p++) {
            if (random.nextInt(g + 1) == 0) {
                db.insertInto(GROUP_MEMBER, GROUP_MEMBER.GROUP_ID, GROUP_MEMBER.PERSON_ID, GROUP_MEMBER.SINCE)
                        .values(g, p, TestClock.START)
                        .execute();
            }
        }
    }

    private List<Integer> ids() {
        return db.select(PERSON.ID).from(PERSON).fetch(PERSON.ID);
    }

    private Audience audience() {
        List<Audience.Clause> clauses = new ArrayList<>();
        int n = random.nextInt(4);
        for (int i = 0; i < n; i++) {
            clauses.add(clause());
        }
        return new Audience(clauses);
    }

    private Audience.Clause clause() {
        return switch (random.nextInt(10)) {
            case 0 -> new Audience.Member(1 + random.nextInt(3), random.nextBoolean());
            case 1 -> new Audience.People(List.of(1 + random.nextInt(PEOPLE), 1 + random.nextInt(PEOPLE), 9999));
            case 2 -> new Audience.ReportsOf(1 + random.nextInt(PEOPLE), random.nextBoolean());
            case 3 -> new Audience.HiredWithin(1 + random.nextInt(200));
            case 4 -> hired();
            default -> has();
        };
    }

    private Audience.Clause hired() {
        LocalDate from = TODAY.minusDays(random.nextInt(200));
        LocalDate to = from.plusDays(random.nextInt(100));
        return switch (random.nextInt(3)) {
            case 0 -> new Audience.HiredBetween(from, null);
            case 1 -> new Audience.HiredBetween(null, to);
            default -> new Audience.HiredBetween(from, to);
        };
    }

    private Audience.Clause has() {
        Attribute a = Attribute.values()[random.nextInt(6)];
        List<String> names = new ArrayList<>();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            String name = a.word() + " " + random.nextInt(8); // 6 and 7 nobody has
            names.add(random.nextBoolean() ? name : name.toUpperCase(java.util.Locale.ROOT));
        }
        return new Audience.Has(a, names, random.nextInt(3) == 0);
    }

    @Test
    void aGroupThatIsGoneOrJsonThatIsNoneDecidesNothing() {
        assertThat(audiences.compile(Audience.of(new Audience.People(List.of(1)), new Audience.Member(999, false))))
                .isInstanceOfSatisfying(
                        Compilation.Broken.class, b -> assertThat(b.clause()).isEqualTo(1));
        for (String json : List.of("{", "[]", quoted("{'all':[{'attribut':'location'}]}"), "null")) {
            assertThat(audiences.compileStored(json)).as(json).isInstanceOf(Compilation.Broken.class);
        }
        assertThat(audiences.compile(Map.of())).isEmpty();
    }
}
