package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.SOURCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.rules.Situation;
import dev.muster.assignment.rules.State;
import dev.muster.assignment.rules.Status;
import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;

/**
 * Status and flags as conditions over ASSIGNMENT and PERSON: SQL twin of {@link Status#of} and {@link TrainingRows}; a
 * test holds them together.
 *
 * @param at the instant whose days count, each in its person's time zone
 */
public record TrainingConditions(Settings.Values settings, Instant at) {
    private static final int DAYS_AFTER_TODAY = 6;
    private static final int RUNS_OUT_WITHIN = 30;

    public Condition is(Status status) {
        return switch (status) {
            case NOT_STARTED -> ASSIGNMENT.STATE.eq(State.NOT_STARTED.number());
            case IN_PROGRESS ->
                ASSIGNMENT.STATE.eq(State.IN_PROGRESS.number()).or(ranOut().and(ASSIGNMENT.RENEWAL.isNotNull()));
            case COMPLETED ->
                ASSIGNMENT
                        .STATE
                        .eq(State.COMPLETED.number())
                        .and(ASSIGNMENT.EXPIRES_ON.isNull().or(ASSIGNMENT.EXPIRES_ON.ge(today())));
            case EXPIRED -> ranOut().and(ASSIGNMENT.RENEWAL.isNull());
        };
    }

    /** To be taken again, while the earlier completion still counts. */
    public Condition counting() {
        return ASSIGNMENT.STATE.lt(State.COMPLETED.number()).and(ASSIGNMENT.COUNTS_UNTIL.ge(today()));
    }

    public Condition overdue() {
        // dates only ever move on: the date itself, which has an index, finds whose it may be
        return ASSIGNMENT
                .REQUIRED
                .isTrue()
                .and(isOpen().and(ASSIGNMENT.DUE_ON.lt(today()))
                        .and(due().lt(today()))
                        .or(isDueAgain().and(renewalDue().lt(today()))))
                .andNot(onLeave());
    }

    Condition dueSoon() {
        return ASSIGNMENT
                .REQUIRED
                .isTrue()
                .and(isOpen().and(ASSIGNMENT.DUE_ON.le(lastOfSoon()))
                        .and(due().between(today(), lastOfSoon()))
                        .or(isDueAgain().and(renewalDue().between(today(), lastOfSoon()))))
                .andNot(onLeave());
    }

    /** Never completed, or taken back; due from today to that many days on. */
    Condition dueWithin(int days) {
        return ASSIGNMENT
                .REQUIRED
                .isTrue()
                .and(ASSIGNMENT.STATE.lt(State.COMPLETED.number()))
                .and(due().between(today(), today().plus(days)))
                .andNot(onLeave());
    }

    /** The last day that is called this week, seen from that day. */
    public static LocalDate lastOfThisWeek(LocalDate today) {
        return today.plusDays(DAYS_AFTER_TODAY);
    }

    /** Required and open, due today or within the six days after; what has run out is expired instead. */
    public Condition dueThisWeek() {
        return dueWithin(DAYS_AFTER_TODAY).and(ASSIGNMENT.DUE_ON.le(today().plus(DAYS_AFTER_TODAY)));
    }

    /** Required and valid: its renewal window is open, or it runs out within 30 days. */
    public Condition runningOut() {
        Field<Integer> window =
                field(select(CONTENT.RENEWAL_WINDOW_DAYS).from(CONTENT).where(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID)));
        return ASSIGNMENT
                .REQUIRED
                .isTrue()
                .and(ASSIGNMENT.STATE.eq(State.COMPLETED.number()))
                .and(ASSIGNMENT.EXPIRES_ON.ge(today()))
                .and(ASSIGNMENT.EXPIRES_ON.le(today().plus(greatest(window, inline(RUNS_OUT_WITHIN)))));
    }

    /** On one of the days away: nothing is late or due soon then. */
    public Condition onLeave() {
        return PersonLeave.isOn(today());
    }

    /** What waits for somebody's return: required, and no completion of it counts. */
    public Condition waiting() {
        return ASSIGNMENT
                .REQUIRED
                .isTrue()
                .andNot(is(Status.COMPLETED))
                .and(isNotCounting())
                .and(onLeave());
    }

    /** Of most, nothing says until when an earlier completion counts. */
    public Condition isNotCounting() {
        return condition(coalesce(field(counting()), inline(false))).not();
    }

    /** The date in force, of what is not due again only because it ran out. */
    Field<LocalDate> due() {
        return PersonLeave.dueInForce(
                ASSIGNMENT.DUE_ON, day(coalesce(ASSIGNMENT.DATED_AT, ASSIGNMENT.ASSIGNED_AT)), today());
    }

    Field<LocalDate> renewalDue() {
        Field<Integer> grace =
                field(select(CONTENT.GRACE_DAYS).from(CONTENT).where(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID)));
        return PersonLeave.renewalDue(ASSIGNMENT.EXPIRES_ON, grace, settings.minimumDays(), today());
    }

    private Field<LocalDate> lastOfSoon() {
        return today().plus(settings.dueSoonDays());
    }

    /** The completion is not valid any more, whether or not it is being renewed. */
    public Condition ranOut() {
        return ASSIGNMENT.STATE.eq(State.COMPLETED.number()).and(ASSIGNMENT.EXPIRES_ON.lt(today()));
    }

    /** Expired, and the renewal is late: of a requirement that counts as expired, whether its days of grace have passed. */
    public Condition pastGrace() {
        return ranOut().and(overdue());
    }

    /** Open, and due when the assignment says. */
    private Condition isOpen() {
        return ASSIGNMENT
                .STATE
                .lt(State.COMPLETED.number())
                .or(ranOut().and(isByHandSince().or(requiredAfter())));
    }

    /** Ran out: due the day after, unless a hand has set another date since, or it became required only afterwards. */
    Condition isDueAgain() {
        return ranOut().andNot(isByHandSince()).andNot(requiredAfter());
    }

    /** Nothing required it on the last day on which the completion was valid: due when its sources say. */
    private Condition requiredAfter() {
        var since = field(select(min(SOURCE.SINCE))
                .from(SOURCE)
                .where(SOURCE.CONTENT_ID.eq(ASSIGNMENT.CONTENT_ID))
                .and(SOURCE.PERSON_ID.eq(ASSIGNMENT.PERSON_ID))
                .and(SOURCE.RULE_ID.ne(Situation.SELF)));
        return ASSIGNMENT
                .DUE_BY_HAND
                .isNull()
                .and(condition(coalesce(field(day(since).gt(ASSIGNMENT.EXPIRES_ON)), inline(false))));
    }

    private static Condition isByHandSince() {
        return ASSIGNMENT
                .DUE_BY_HAND
                .isNotNull()
                .and(ASSIGNMENT.DUE_SET_AT.isNull().or(ASSIGNMENT.DUE_SET_AT.ge(ASSIGNMENT.COMPLETED_AT)));
    }

    /** The person's calendar day. */
    public Field<LocalDate> today() {
        return day(val(at, SQLDataType.INSTANT));
    }

    private Field<LocalDate> day(Field<Instant> instant) {
        return PersonDay.of(instant, settings.defaultTimeZone().getId());
    }
}
