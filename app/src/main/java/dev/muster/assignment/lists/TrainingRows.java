package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.generated.db.Tables.SOURCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.ledger.LastSourceSql;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.State;
import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentRef;
import dev.muster.people.PersonLeave;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;

/** The columns of a {@link Training} and how a row becomes one: the same for every list that shows training. */
public final class TrainingRows {

    private static final Field<String> BEGUN_WHILE =
            DSL.field(LastSourceSql.BEGUN_WHILE, String.class).as("begun_while");

    static final List<SelectField<?>> SOURCE_COLUMNS = List.of(
            SOURCE.CONTENT_ID,
            SOURCE.RULE_ID,
            SOURCE.SINCE,
            SOURCE.DUE_ON,
            SOURCE.DATED_AT,
            SOURCE.KEPT,
            RULE.KIND,
            RULE.NAME,
            RULE.NOTE,
            RULE.GROUP_ID,
            PEOPLE_GROUP.NAME,
            AUDIT_ENTRY.ACTOR_NAME,
            AUDIT_ENTRY.NOTE,
            AUDIT_ENTRY.APPROVED_BY,
            BEGUN_WHILE);

    /** Sources of the assignment in the row, oldest first, with who gave them or made their rule. */
    private static final Field<Result<Record>> SOURCES = sources();

    private TrainingRows() {}

    public static List<SelectField<?>> columns() {
        List<SelectField<?>> all = new ArrayList<>(plain());
        all.add(SOURCES);
        return all;
    }

    /** Without the sources: for one person's list they are read at once, which costs less than row by row. */
    static List<SelectField<?>> plain() {
        return List.of(
                ASSIGNMENT.PERSON_ID,
                ASSIGNMENT.STATE,
                ASSIGNMENT.REQUIRED,
                ASSIGNMENT.DUE_ON,
                ASSIGNMENT.DATED_AT,
                ASSIGNMENT.DUE_BY_HAND,
                ASSIGNMENT.DUE_SET_AT,
                ASSIGNMENT.DUE_LIFTED,
                ASSIGNMENT.PROGRESS,
                ASSIGNMENT.RENEWAL,
                ASSIGNMENT.SCORE,
                ASSIGNMENT.VERSION,
                ASSIGNMENT.ASSIGNED_AT,
                ASSIGNMENT.STARTED_AT,
                ASSIGNMENT.COMPLETED_AT,
                ASSIGNMENT.EXPIRES_ON,
                ASSIGNMENT.COUNTS_UNTIL,
                ASSIGNMENT.CREDIT_FROM,
                CONTENT.ID,
                CONTENT.KIND,
                CONTENT.TITLE,
                CONTENT.VERSION,
                CONTENT.RENEWAL_WINDOW_DAYS,
                CONTENT.GRACE_DAYS,
                PERSON.TIME_ZONE,
                PERSON.EARLIER_LEAVES,
                PERSON.LEAVE_FROM,
                PERSON.LEAVE_UNTIL);
    }

    private static Field<Result<Record>> sources() {
        return multiset(from(select(SOURCE_COLUMNS))
                        .where(SOURCE.CONTENT_ID.eq(ASSIGNMENT.CONTENT_ID))
                        .and(SOURCE.PERSON_ID.eq(ASSIGNMENT.PERSON_ID))
                        .orderBy(SOURCE.SINCE, SOURCE.RULE_ID))
                .as("sources");
    }

    /** Sources with what is known about them, to be limited by the caller. */
    static SelectOnConditionStep<Record> from(SelectSelectStep<Record> sources) {
        return sources.from(SOURCE)
                .leftJoin(RULE)
                .on(RULE.ID.eq(SOURCE.RULE_ID))
                .leftJoin(PEOPLE_GROUP)
                .on(PEOPLE_GROUP.ID.eq(RULE.GROUP_ID))
                .leftJoin(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ID.eq(coalesce(RULE.ENTRY_ID, SOURCE.ENTRY_ID)));
    }

    public static Training training(Record r, Settings.Values s, Instant now) {
        return training(r, r.get(SOURCES), s, now);
    }

    /** @param sources rows of {@link #from}, oldest first */
    public static Training training(Record r, List<? extends Record> sources, Settings.Values s, Instant now) {
        ZoneId zone = s.zone(r.get(PERSON.TIME_ZONE));
        LocalDate today = LocalDate.ofInstant(now, zone);
        Short renewal = r.get(ASSIGNMENT.RENEWAL);
        Status status =
                Status.of(State.of(r.get(ASSIGNMENT.STATE)), renewal != null, r.get(ASSIGNMENT.EXPIRES_ON), today);
        boolean required = r.get(ASSIGNMENT.REQUIRED);
        DueDay day = new DueDay(PersonLeave.of(r), zone, today, s.minimumDays());
        LocalDate due = day.of(r, sources, status);
        boolean away = day.leaves().on(today).isPresent();
        LocalDate openDue = status != Status.COMPLETED && required && !away ? due : null;
        return new Training(
                r.get(ASSIGNMENT.PERSON_ID),
                new ContentRef(r.get(CONTENT.ID), ContentRef.Kind.valueOf(r.get(CONTENT.KIND)), r.get(CONTENT.TITLE)),
                status,
                required,
                due,
                openDue != null && openDue.isBefore(today),
                openDue != null && !openDue.isBefore(today) && !openDue.isAfter(today.plusDays(s.dueSoonDays())),
                r.get(ASSIGNMENT.DUE_BY_HAND) != null,
                r.get(ASSIGNMENT.DUE_LIFTED),
                sources.stream().map(source -> source(source, day)).toList(),
                renewal != null && status == Status.IN_PROGRESS ? renewal : r.get(ASSIGNMENT.PROGRESS),
                r.get(ASSIGNMENT.SCORE) == null ? null : r.get(ASSIGNMENT.SCORE).intValue(),
                r.get(ASSIGNMENT.ASSIGNED_AT),
                r.get(ASSIGNMENT.STARTED_AT),
                r.get(ASSIGNMENT.COMPLETED_AT),
                r.get(ASSIGNMENT.EXPIRES_ON),
                r.get(ASSIGNMENT.VERSION) == null ? r.get(CONTENT.VERSION) : r.get(ASSIGNMENT.VERSION),
                r.get(ASSIGNMENT.COUNTS_UNTIL),
                renewal == null ? null : renewal.intValue(),
                status != Status.COMPLETED || isUpForRenewal(r, today),
                r.get(CONTENT.RENEWAL_WINDOW_DAYS),
                r.get(ASSIGNMENT.CREDIT_FROM),
                away,
                day.before(r, sources, status));
    }

    private static boolean isUpForRenewal(Record r, LocalDate today) {
        LocalDate lastDay = r.get(ASSIGNMENT.EXPIRES_ON);
        return lastDay != null && !today.isBefore(lastDay.minusDays(r.get(CONTENT.RENEWAL_WINDOW_DAYS)));
    }

    private static TrainingSource source(Record r, DueDay day) {
        int rule = r.get(SOURCE.RULE_ID);
        SourceKind type = SourceKind.of(rule, r.get(RULE.KIND));
        String groupName = r.get(PEOPLE_GROUP.NAME);
        return new TrainingSource(
                type,
                rule,
                type.isNamed() ? ruleOrGroup(r, rule) : null,
                groupName == null ? r.get(RULE.NAME) : groupName,
                r.get(SOURCE.SINCE),
                by(r),
                day.ofSource(r),
                r.get(SOURCE.KEPT),
                rule > 0 ? r.get(RULE.NOTE) : r.get(AUDIT_ENTRY.NOTE),
                r.get(AUDIT_ENTRY.APPROVED_BY),
                r.get(BEGUN_WHILE));
    }

    /** What the source is named after. */
    private static Integer ruleOrGroup(Record r, int rule) {
        Integer group = r.get(RULE.GROUP_ID);
        return group == null ? Integer.valueOf(rule) : group;
    }

    private static String by(Record r) {
        String name = r.get(AUDIT_ENTRY.ACTOR_NAME);
        return name == null ? "" : name;
    }
}
