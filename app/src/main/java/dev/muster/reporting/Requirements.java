package dev.muster.reporting;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.when;

import dev.muster.assignment.exemption.ExemptRequirements;
import dev.muster.assignment.lists.TrainingConditions;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Audiences;
import dev.muster.audience.Scopes;
import dev.muster.library.ContentStatus;
import dev.muster.people.PersonStatus;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * All requirements, as SQL: what people who are not deactivated must have done of active content, and what they are exempt
 * from. Every number and every name of a report is read from here. What a requirement counts as goes by the day where the
 * person is, as statuses do everywhere.
 */
@Component
class Requirements {
    private final ExemptRequirements exempt;
    private final Audiences audiences;
    private final Scopes scopes;
    private final Settings settings;
    private final Clock clock;

    Requirements(ExemptRequirements exempt, Audiences audiences, Scopes scopes, Settings settings, Clock clock) {
        this.exempt = exempt;
        this.audiences = audiences;
        this.scopes = scopes;
        this.settings = settings;
        this.clock = clock;
    }

    /** The day of the organisation, which a report is dated with. */
    LocalDate today() {
        return settings.today(null);
    }

    /** (person_id, content_id, manager_id, status, recorded_later, past_grace), each pair once: what the actor may see of it. */
    Select<Record6<Integer, Integer, Integer, String, Boolean, Boolean>> of(Actor actor, ComplianceFilter filter) {
        return of(people(actor, filter), filter);
    }

    /** The same of some people. */
    Select<Record6<Integer, Integer, Integer, String, Boolean, Boolean>> of(
            Actor actor, ComplianceFilter filter, List<Integer> some) {
        return of(people(actor, filter).and(PERSON.ID.eq(any(some.toArray(Integer[]::new)))), filter);
    }

    /** Of whom a report speaks: a condition over {@code PERSON}. */
    Condition people(Actor actor, ComplianceFilter filter) {
        return PERSON.STATUS
                .ne(PersonStatus.DEACTIVATED.name())
                .and(scopes.condition(actor))
                .and(filtered(filter.people()))
                .and(isSeen(actor, filter.managerId()));
    }

    private Select<Record6<Integer, Integer, Integer, String, Boolean, Boolean>> of(
            Condition people, ComplianceFilter filter) {
        TrainingConditions is = new TrainingConditions(settings.current(), clock.instant());
        Field<Boolean> later = field(filter.day().laterRecords() ? recordedLater(is) : falseCondition());
        Select<Record6<Integer, Integer, Integer, String, Boolean, Boolean>> required = select(
                        ASSIGNMENT.PERSON_ID,
                        ASSIGNMENT.CONTENT_ID,
                        PERSON.MANAGER_ID,
                        status(is, later).as("status"),
                        later.as("recorded_later"),
                        field(is.pastGrace()).as("past_grace"))
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .where(ASSIGNMENT.REQUIRED.isTrue(), people, contents(ASSIGNMENT.CONTENT_ID, filter.contents()));
        return exempt.pairs(is.today(), people)
                .map(pairs -> required.unionAll(exempt(pairs.asTable("x", "person_id", "content_id"), filter)))
                .orElse(required);
    }

    private static Select<Record6<Integer, Integer, Integer, String, Boolean, Boolean>> exempt(
            org.jooq.Table<?> pairs, ComplianceFilter filter) {
        Field<Integer> person = field(name("x", "person_id"), SQLDataType.INTEGER);
        Field<Integer> content = field(name("x", "content_id"), SQLDataType.INTEGER);
        return select(
                        person,
                        content,
                        PERSON.MANAGER_ID,
                        inline(ComplianceStatus.EXEMPT.name()),
                        inline(false),
                        inline(false))
                .from(pairs)
                .join(PERSON)
                .on(PERSON.ID.eq(person))
                .where(
                        contents(content, filter.contents()),
                        notExists(selectOne()
                                .from(ASSIGNMENT)
                                .where(ASSIGNMENT.PERSON_ID.eq(person))
                                .and(ASSIGNMENT.CONTENT_ID.eq(content))
                                .and(ASSIGNMENT.REQUIRED.isTrue())));
    }

    /** Twin of {@link ComplianceStatus#of}, of what is required. */
    private static Field<String> status(TrainingConditions is, Field<Boolean> recordedLater) {
        return when(is.is(Status.COMPLETED).or(condition(recordedLater)), inline(ComplianceStatus.COMPLETED.name()))
                .when(is.counting(), inline(ComplianceStatus.COUNTING.name()))
                .when(is.onLeave(), inline(ComplianceStatus.ON_LEAVE.name()))
                .when(is.ranOut(), inline(ComplianceStatus.EXPIRED.name()))
                .when(is.overdue(), inline(ComplianceStatus.OVERDUE.name()))
                .otherwise(inline(ComplianceStatus.NOT_YET_DUE.name()));
    }

    /** Not completed as far as was known, but by a completion up to that moment that was recorded only afterwards. */
    private static Condition recordedLater(TrainingConditions is) {
        return is.is(Status.COMPLETED)
                .not()
                .and(condition(
                        """
                        exists (select from public.completion k
                          where k.person_id = {0} and k.content_id = {1} and k.context = 0
                            and k.completed_at <= {2} and k.recorded_at > {2} and k.completed_at >= coalesce({3}, '-infinity')
                            and coalesce(k.expires_on, 'infinity') >= {4}
                            and not exists (select from public.completion_void v
                              where v.completion_id in (k.id, k.credited_from)))""",
                        ASSIGNMENT.PERSON_ID,
                        ASSIGNMENT.CONTENT_ID,
                        val(is.at(), SQLDataType.INSTANT),
                        ASSIGNMENT.RESET_AT,
                        is.today()));
    }

    /** Who reports to somebody outside the scope is not told by asking. */
    private Condition isSeen(Actor actor, @Nullable Integer managerId) {
        return managerId == null || scopes.visibleNames(actor).of(managerId) != null ? noCondition() : falseCondition();
    }

    private Condition filtered(Audience people) {
        return people.all().isEmpty()
                ? noCondition()
                : audiences.condition(audiences.require(people, "filter"), audiences.today());
    }

    private static Condition contents(Field<Integer> content, List<Integer> only) {
        return only.isEmpty() ? noCondition() : content.in(only);
    }
}
