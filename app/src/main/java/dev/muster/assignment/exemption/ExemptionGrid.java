package dev.muster.assignment.exemption;

import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.EXEMPTION;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;

import dev.muster.assignment.ledger.LabelStore;
import dev.muster.assignment.lists.TrainingConditions;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.PersonName;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exemptions that stand: who need not do what, why, by whom and until when. */
@Component
public class ExemptionGrid {
    private static final List<Field<?>> COLUMNS = List.of(
            EXEMPTION.ID,
            EXEMPTION.PERSON_ID,
            PERSON.GIVEN_NAME,
            PERSON.FAMILY_NAME,
            EXEMPTION.CONTENT_ID,
            CONTENT.TITLE,
            EXEMPTION.RULE_ID,
            RULE.KIND,
            RULE.NAME,
            PEOPLE_GROUP.NAME,
            EXEMPTION.TYPE,
            EXEMPTION.REASON,
            EXEMPTION.APPROVED_BY,
            EXEMPTION.UNTIL_ON,
            EXEMPTION.SINCE,
            AUDIT_ENTRY.ACTOR_NAME);

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    ExemptionGrid(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param rule label of the rule it is from; null: from the content
     * @param until last day; null: until it is lifted
     * @param by who granted it
     */
    public record Row(
            int id,
            int personId,
            String name,
            int contentId,
            String title,
            @Nullable Integer ruleId,
            @Nullable String rule,
            String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable LocalDate until,
            Instant since,
            String by) {}

    public List<Row> ofPerson(int personId) {
        return rows(EXEMPTION.PERSON_ID.eq(personId));
    }

    /** @param scope over PERSON: whom the viewer may see */
    public List<Row> ofContent(int contentId, Condition scope) {
        return rows(
                EXEMPTION.CONTENT_ID.eq(contentId).and(scope).and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name())));
    }

    /** Whether this live rule gives this content. */
    boolean gives(int ruleId, int contentId) {
        return db.fetchExists(
                RULE, RULE.ID.eq(ruleId).and(RULE.CONTENT_ID.eq(contentId)).and(RULE.DELETED_AT.isNull()));
    }

    private List<Row> rows(Condition which) {
        TrainingConditions days = new TrainingConditions(settings.current(), clock.instant());
        return db.select(COLUMNS)
                .from(EXEMPTION)
                .join(PERSON)
                .on(PERSON.ID.eq(EXEMPTION.PERSON_ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(EXEMPTION.CONTENT_ID))
                .leftJoin(RULE)
                .on(RULE.ID.eq(EXEMPTION.RULE_ID))
                .leftJoin(PEOPLE_GROUP)
                .on(PEOPLE_GROUP.ID.eq(RULE.GROUP_ID))
                .leftJoin(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ID.eq(EXEMPTION.ENTRY_ID))
                .where(which)
                .and(EXEMPTION.ENDED_AT.isNull())
                .and(EXEMPTION.UNTIL_ON.isNull().or(EXEMPTION.UNTIL_ON.ge(days.today())))
                .orderBy(PERSON.SORT_NAME, PERSON.ID, CONTENT.TITLE, EXEMPTION.ID)
                .fetch(ExemptionGrid::row);
    }

    private static Row row(Record r) {
        Integer rule = r.get(EXEMPTION.RULE_ID);
        String by = r.get(AUDIT_ENTRY.ACTOR_NAME);
        return new Row(
                r.get(EXEMPTION.ID),
                r.get(EXEMPTION.PERSON_ID),
                PersonName.of(r),
                r.get(EXEMPTION.CONTENT_ID),
                r.get(CONTENT.TITLE),
                rule,
                rule == null ? null : LabelStore.label(r.get(RULE.KIND), r.get(RULE.NAME), r.get(PEOPLE_GROUP.NAME)),
                r.get(EXEMPTION.TYPE),
                r.get(EXEMPTION.REASON),
                r.get(EXEMPTION.APPROVED_BY),
                r.get(EXEMPTION.UNTIL_ON),
                r.get(EXEMPTION.SINCE),
                by == null ? "" : by);
    }
}
