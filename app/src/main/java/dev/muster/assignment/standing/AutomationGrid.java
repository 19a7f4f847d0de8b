package dev.muster.assignment.standing;

import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.LEFT_OUT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.generated.db.Tables.RULE_VERSION;
import static dev.muster.generated.db.Tables.SOURCE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.selectCount;

import dev.muster.assignment.Automation;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.audience.PersonRef;
import dev.muster.audience.Scopes;
import dev.muster.people.PersonStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import dev.muster.shared.SqlKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lists of automations, of whom they leave out, and of their versions. People outside the actor's scope don't count. */
@Component
public class AutomationGrid {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<Field<?>, String> TERMS = terms();

    private static final Keyset BY_NAME = Keyset.of(RULE.NAME, RULE.ID);

    private final DSLContext db;
    private final Scopes scopes;
    private final Clock clock;

    AutomationGrid(DSLContext db, Scopes scopes, Clock clock) {
        this.db = db;
        this.scopes = scopes;
        this.clock = clock;
    }

    private static Map<Field<?>, String> terms() {
        Map<Field<?>, String> terms = new LinkedHashMap<>();
        terms.put(RULE_VERSION.NAME, "name");
        terms.put(RULE_VERSION.AUDIENCE, "who");
        terms.put(RULE_VERSION.APPLIES_TO, "applies to");
        terms.put(RULE_VERSION.STARTS_AT, "start");
        terms.put(RULE_VERSION.ENDS_AT, "end");
        terms.put(RULE_VERSION.DUE, "due");
        terms.put(RULE_VERSION.WHEN_NO_LONGER_MATCHING, "when no longer matching");
        terms.put(RULE_VERSION.ENABLED, "on or off");
        terms.put(RULE_VERSION.NOTE, "note");
        return terms;
    }

    /** @param people who have its content by it now; leftOut: whom it leaves out as existing */
    public record Row(Automation automation, int people, int leftOut) {}

    /**
     * What an act, or the clock, made of it.
     *
     * @param changed which of its terms; gain, lose, kept and leftOut: people, as the act left it
     */
    public record Version(
            int version,
            Instant at,
            String action,
            String by,
            @Nullable String note,
            List<String> changed,
            int gain,
            int lose,
            int kept,
            int leftOut) {
        public Version {
            changed = List.copyOf(changed);
        }
    }

    public record LeftOut(PersonRef person, Instant since) {}

    /** By name. @param contentId null: of any content */
    public Page<Row> page(Actor actor, String search, @Nullable Integer contentId, @Nullable String cursor, int limit) {
        Condition wanted = RULE.KIND
                .eq(SourceKind.AUTOMATION.name())
                .and(RULE.DELETED_AT.isNull())
                .and(contentId == null ? noCondition() : RULE.CONTENT_ID.eq(contentId))
                .and(found(search));
        List<Row> rows = rows(actor, wanted.and(BY_NAME.after(cursor)), limit + 1);
        int total = db.fetchCount(db.selectOne()
                .from(RULE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(RULE.CONTENT_ID))
                .where(wanted));
        return BY_NAME.page(rows, limit, AutomationGrid::key).of(total);
    }

    /** The first by name, without counting whom they hold. */
    public List<Automation> first(String search, int limit) {
        return db.select(AutomationStore.FIELDS)
                .from(RULE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(RULE.CONTENT_ID))
                .where(RULE.KIND.eq(SourceKind.AUTOMATION.name()), RULE.DELETED_AT.isNull(), found(search))
                .orderBy(BY_NAME.order())
                .limit(limit)
                .fetch(AutomationStore::automation);
    }

    private static Object[] key(Row r) {
        return new Object[] {r.automation().terms().name(), r.automation().id()};
    }

    /** The automation as the lists show it. */
    public Row row(Actor actor, Automation a) {
        return rows(actor, RULE.ID.eq(a.id()), 1).stream().findFirst().orElse(new Row(a, 0, 0));
    }

    /** The same of one that was just made: whom it holds by now was counted with the making. */
    public Row newRow(Actor actor, Automation a, AutomationEffect effect) {
        return actor.seesEverybody() ? new Row(a, effect.change().people(), effect.leftOut()) : row(actor, a);
    }

    /** All that give this content, by name. */
    public List<Row> ofContent(Actor actor, int contentId) {
        return rows(
                actor,
                RULE.KIND
                        .eq(SourceKind.AUTOMATION.name())
                        .and(RULE.DELETED_AT.isNull())
                        .and(RULE.CONTENT_ID.eq(contentId)),
                Integer.MAX_VALUE);
    }

    /** How many can't be evaluated. */
    public int frozen() {
        return db.fetchCount(
                RULE, RULE.KIND.eq(SourceKind.AUTOMATION.name()), RULE.DELETED_AT.isNull(), RULE.FROZEN.isNotNull());
    }

    private List<Row> rows(Actor actor, Condition which, int limit) {
        Condition scope = scopes.condition(actor);
        Field<Integer> people = field(selectCount()
                        .from(SOURCE)
                        .join(PERSON)
                        .on(PERSON.ID.eq(SOURCE.PERSON_ID))
                        .where(
                                SOURCE.CONTENT_ID.eq(RULE.CONTENT_ID),
                                SOURCE.RULE_ID.eq(RULE.ID),
                                PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()),
                                scope))
                .as("people");
        Field<Integer> out = field(selectCount()
                        .from(LEFT_OUT)
                        .join(PERSON)
                        .on(PERSON.ID.eq(LEFT_OUT.PERSON_ID))
                        .where(LEFT_OUT.RULE_ID.eq(RULE.ID), scope))
                .as("left_out");
        List<SelectFieldOrAsterisk> fields = new ArrayList<>(AutomationStore.FIELDS);
        fields.add(people);
        fields.add(out);
        return db.select(fields)
                .from(RULE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(RULE.CONTENT_ID))
                .where(which)
                .orderBy(BY_NAME.order())
                .limit(limit)
                .fetch(r -> new Row(AutomationStore.automation(r), r.get(people), r.get(out)));
    }

    private static Condition found(String search) {
        return SqlKeys.holds(search, RULE.NAME, CONTENT.TITLE);
    }

    /** Whom it leaves out, by name. */
    public Page<LeftOut> leftOut(Actor actor, int id, @Nullable String cursor, int limit) {
        Condition wanted = LEFT_OUT.RULE_ID.eq(id).and(scopes.condition(actor));
        List<Record> rows = new ArrayList<>(
                db.select(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.SORT_NAME, LEFT_OUT.SINCE)
                        .from(LEFT_OUT)
                        .join(PERSON)
                        .on(PERSON.ID.eq(LEFT_OUT.PERSON_ID))
                        .where(wanted, PersonName.BY_NAME.after(cursor))
                        .orderBy(PersonName.BY_NAME.order())
                        .limit(limit + 1)
                        .fetch());
        int total = db.fetchCount(db.selectOne()
                .from(LEFT_OUT)
                .join(PERSON)
                .on(PERSON.ID.eq(LEFT_OUT.PERSON_ID))
                .where(wanted));
        return PersonName.BY_NAME
                .page(rows, limit)
                .map(r -> new LeftOut(PersonRef.of(r), r.get(LEFT_OUT.SINCE)))
                .of(total);
    }

    /** Newest first. */
    public List<Version> versions(int id) {
        List<Record> rows = new ArrayList<>(db.select(RULE_VERSION.fields())
                .select(AUDIT_ENTRY.ACTION, AUDIT_ENTRY.ACTOR_NAME, AUDIT_ENTRY.NOTE.as("why"))
                .from(RULE_VERSION)
                .join(AUDIT_ENTRY)
                .on(AUDIT_ENTRY.ID.eq(RULE_VERSION.ENTRY_ID), AUDIT_ENTRY.AT.eq(RULE_VERSION.AT))
                .where(RULE_VERSION.RULE_ID.eq(id))
                .orderBy(RULE_VERSION.ID)
                .fetch());
        List<Version> versions = new ArrayList<>();
        Record before = null;
        for (Record r : rows) {
            JsonNode effect = JSON.readTree(r.get(RULE_VERSION.EFFECT).data());
            versions.add(new Version(
                    r.get(RULE_VERSION.VERSION),
                    r.get(RULE_VERSION.AT),
                    r.get(AUDIT_ENTRY.ACTION),
                    r.get(AUDIT_ENTRY.ACTOR_NAME),
                    r.get("why", String.class),
                    before == null ? List.of() : changed(before, r),
                    effect.path("gain").asInt(0),
                    effect.path("lose").asInt(0),
                    effect.path("kept").asInt(0),
                    effect.path("leftOut").asInt(0)));
            before = r;
        }
        return versions.reversed();
    }

    private static List<String> changed(Record before, Record after) {
        return TERMS.entrySet().stream()
                .filter(t -> !Objects.equals(before.get(t.getKey()), after.get(t.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    public Instant now() {
        return clock.instant();
    }
}
