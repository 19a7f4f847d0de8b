package dev.muster.audience;

import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.Compiled.Test;
import dev.muster.people.PersonStatus;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The evaluator for sets: a compiled audience as a condition over {@code PERSON}. Twin of {@code rules.Matching}. */
final class Conditions {
    private Conditions() {}

    /** Whom the audience holds. */
    static Condition of(Compiled audience, LocalDate today) {
        return PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()).and(clauses(audience, today));
    }

    /** The clauses alone, without "not deactivated": what scopes use. */
    static Condition clauses(Compiled audience, LocalDate today) {
        return DSL.and(tests(audience).map(t -> clause(t, today)).toList());
    }

    static Condition clause(Test test, LocalDate today) {
        return switch (test) {
            case Compiled.HoldsAny t -> holdsAny(t);
            case Compiled.InGroup t -> inGroup(t);
            case Compiled.OneOf t -> PERSON.ID.eq(DSL.any(ids(t.personIds())));
            case Compiled.ReportsTo t ->
                t.deep()
                        ? PERSON.ID.in(below(t.personId()))
                        : PERSON.MANAGER_ID.isNotNull().and(PERSON.MANAGER_ID.eq(t.personId()));
            case Compiled.HiredBetween t ->
                DSL.and(
                        PERSON.HIRED_ON.isNotNull(),
                        t.from() == null ? DSL.noCondition() : PERSON.HIRED_ON.ge(t.from()),
                        t.to() == null ? DSL.noCondition() : PERSON.HIRED_ON.le(t.to()));
            // never unknown: others ask for whom it does not hold
            case Compiled.HiredWithin t ->
                PERSON.HIRED_ON.isNotNull().and(PERSON.HIRED_ON.between(today.minusDays(t.days()), today));
        };
    }

    /**
     * The same people as {@link #of}, for a statement over everybody: those whom a clause asks for by what they have are
     * gathered first, out of its index alone, and met by id; nobody else is looked at.
     */
    static Condition ofEverybody(Compiled audience, LocalDate today) {
        return PERSON.STATUS
                .ne(PersonStatus.DEACTIVATED.name())
                .and(DSL.and(tests(audience).map(t -> gathered(t, today)).toList()));
    }

    /** Each once: what is named in another order or case asks for the same people. */
    private static Stream<Test> tests(Compiled audience) {
        return audience.all().stream().distinct();
    }

    private static Condition gathered(Test test, LocalDate today) {
        return switch (test) {
            case Compiled.HoldsAny t
            when !t.negated() ->
                among(DSL.select(PERSON_VALUE.PERSON_ID)
                        .from(PERSON_VALUE)
                        .where(PERSON_VALUE.VALUE_ID.eq(DSL.any(ids(t.valueIds())))));
            case Compiled.InGroup t
            when !t.negated() ->
                among(DSL.select(GROUP_MEMBER.PERSON_ID)
                        .from(GROUP_MEMBER)
                        .where(GROUP_MEMBER.GROUP_ID.eq(t.groupId())));
            case Compiled.ReportsTo t when t.deep() -> among(below(t.personId()));
            default -> clause(test, today);
        };
    }

    private static Condition among(Select<org.jooq.Record1<Integer>> people) {
        return PERSON.ID.eq(DSL.any(DSL.array(people)));
    }

    private static Condition holdsAny(Compiled.HoldsAny t) {
        Condition holds = DSL.exists(DSL.selectOne()
                .from(PERSON_VALUE)
                .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID), PERSON_VALUE.VALUE_ID.eq(DSL.any(ids(t.valueIds())))));
        return t.negated() ? DSL.not(holds) : holds;
    }

    private static Condition inGroup(Compiled.InGroup t) {
        Condition member = DSL.exists(DSL.selectOne()
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.PERSON_ID.eq(PERSON.ID), GROUP_MEMBER.GROUP_ID.eq(t.groupId())));
        return t.negated() ? DSL.not(member) : member;
    }

    /** Everybody who reports to the manager at any depth; UNION, not UNION ALL, so that a cycle ends. */
    private static Select<org.jooq.Record1<Integer>> below(int managerId) {
        var report = PERSON.as("report");
        var name = DSL.name("below");
        var id = DSL.field(DSL.name("below", "id"), SQLDataType.INTEGER);
        var below = name.fields("id")
                .as(DSL.select(report.ID)
                        .from(report)
                        .where(report.MANAGER_ID.eq(managerId))
                        .union(DSL.select(report.ID)
                                .from(report)
                                .join(DSL.table(name))
                                .on(report.MANAGER_ID.eq(id))));
        return DSL.withRecursive(below).select(id).from(below);
    }

    private static Integer[] ids(Set<Integer> ids) {
        return ids.toArray(Integer[]::new);
    }
}
