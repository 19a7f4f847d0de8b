package dev.muster.audience;

import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.PeopleBitmaps;
import dev.muster.shared.Actor;
import dev.muster.shared.SqlKeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import org.springframework.stereotype.Component;

/** Counts and samples of an audience while it is being built. Only people in the actor's scope are counted or named. */
@Component
public class AudienceReport {
    private static final int SAMPLE = 10;
    private static final int FEW = 5_000;
    private static final int PAGE = 500;
    private static final int PAGES = 20;

    private final DSLContext db;
    private final Audiences audiences;
    private final Scopes scopes;
    private final BitmapCounts crowds;

    AudienceReport(DSLContext db, Audiences audiences, Scopes scopes, BitmapCounts crowds) {
        this.crowds = crowds;
        this.db = db;
        this.audiences = audiences;
        this.scopes = scopes;
    }

    /**
     * How many the audience holds.
     *
     * @param of people who are not deactivated
     * @param clauses per clause how many hold it alone
     * @param sample the first ten by name
     */
    public record Count(int count, int of, List<Integer> clauses, List<PersonRef> sample) {
        public Count {
            clauses = List.copyOf(clauses);
            sample = List.copyOf(sample);
        }
    }

    /** What saving the audience would do to a group's members; a group that is not there yet has none. */
    public record Effect(
            int joins,
            int leaves,
            int stays,
            List<PersonRef> joining,
            List<PersonRef> leaving,
            List<PersonRef> staying) {
        public Effect {
            joining = List.copyOf(joining);
            leaving = List.copyOf(leaving);
            staying = List.copyOf(staying);
        }
    }

    public Count count(Actor actor, Compiled audience) {
        return scopes.audience(actor)
                .flatMap(scope -> crowds.ask(c -> counted(c, scope, audience)))
                .map(this::count)
                .orElseGet(() -> bySql(actor, audience));
    }

    /** @param held of people in scope; the clauses as in {@link Count} */
    private record Counted(RoaringBitmap held, int of, List<Integer> clauses) {}

    private Counted counted(PeopleBitmaps crowd, Compiled scope, Compiled audience) {
        LocalDate today = audiences.today();
        RoaringBitmap all = crowd.of(scope, today);
        List<Integer> clauses = new ArrayList<>();
        for (Compiled.Test test : audience.all()) {
            Compiled alone = new Compiled(audience.source(), List.of(test));
            clauses.add(RoaringBitmap.andCardinality(all, crowd.of(alone, today)));
        }
        RoaringBitmap held = crowd.of(audience, today);
        held.and(all);
        return new Counted(held, all.getCardinality(), clauses);
    }

    private Count count(Counted c) {
        return new Count(c.held().getCardinality(), c.of(), c.clauses(), firstByName(c.held()));
    }

    /** The first ten by name: found by walking the list of everybody, unless they are few or stand far apart on it. */
    private List<PersonRef> firstByName(RoaringBitmap held) {
        List<Integer> first = held.getCardinality() <= FEW ? List.of() : onTheFirstPages(held);
        return sample(PERSON.ID.eq(DSL.any(
                first.size() < SAMPLE
                        ? Arrays.stream(held.toArray()).boxed().toArray(Integer[]::new)
                        : first.toArray(Integer[]::new))));
    }

    private List<Integer> onTheFirstPages(RoaringBitmap held) {
        List<Integer> ids = new ArrayList<>();
        String name = "";
        int last = 0;
        for (int page = 0; page < PAGES && ids.size() < SAMPLE; page++) {
            var people = db.select(PERSON.SORT_NAME, PERSON.ID)
                    .from(PERSON)
                    .where(DSL.row(PERSON.SORT_NAME, PERSON.ID).gt(name, last))
                    .orderBy(PERSON.SORT_NAME, PERSON.ID)
                    .limit(PAGE)
                    .fetch();
            if (people.isEmpty()) {
                return ids;
            }
            people.getValues(PERSON.ID).stream().filter(held::contains).forEach(ids::add);
            name = people.getLast().value1();
            last = people.getLast().value2();
        }
        return ids.subList(0, Math.min(SAMPLE, ids.size()));
    }

    /** All numbers in one statement. */
    private Count bySql(Actor actor, Compiled audience) {
        Condition scope = scopes.condition(actor);
        Condition holds = audiences.condition(audience, audiences.today()).and(scope);
        List<Field<Integer>> counts = new ArrayList<>();
        counts.add(count(holds));
        counts.add(
                count(audiences.condition(Compiled.EVERYBODY, audiences.today()).and(scope)));
        for (Compiled.Test test : audience.all()) {
            Compiled alone = new Compiled(audience.source(), List.of(test));
            counts.add(count(audiences.condition(alone, audiences.today()).and(scope)));
        }
        Integer[] n = db.select(counts).fetchSingle().into(Integer[].class);
        return new Count(n[0], n[1], List.of(n).subList(2, n.length), sample(holds));
    }

    /** @param groupId null: a group that is not there yet */
    public Effect effect(Actor actor, @Nullable Integer groupId, Compiled audience) {
        Condition scope = scopes.condition(actor);
        Condition holds = audiences.condition(audience, audiences.today());
        Condition member = groupId == null
                ? DSL.falseCondition()
                : DSL.exists(DSL.selectOne()
                        .from(GROUP_MEMBER)
                        .where(GROUP_MEMBER.PERSON_ID.eq(PERSON.ID), GROUP_MEMBER.GROUP_ID.eq(groupId)));
        Condition joins = scope.and(holds).andNot(member);
        Condition leaves = scope.and(member).andNot(holds);
        Condition stays = scope.and(member).and(holds);
        Integer[] n = db.select(count(joins), count(leaves), count(stays))
                .fetchSingle()
                .into(Integer[].class);
        return new Effect(n[0], n[1], n[2], sample(joins), sample(leaves), sample(stays));
    }

    /** At most five people whom the search finds, for trying an audience on them. */
    public List<PersonRef> find(Actor actor, String search) {
        Condition found = scopes.condition(actor).and(SqlKeys.holds(PERSON.SEARCH, search));
        return sample(found).stream().limit(5).toList();
    }

    private static Field<Integer> count(Condition condition) {
        return DSL.field(DSL.selectCount().from(PERSON).where(condition));
    }

    private List<PersonRef> sample(Condition condition) {
        return db.select(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME)
                .from(PERSON)
                .where(condition)
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .limit(SAMPLE)
                .fetch(PersonRef::of);
    }
}
