package dev.muster.assignment.ledger;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.EXEMPTION;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.generated.db.Tables.SOURCE;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import dev.muster.assignment.rules.Situation;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.State;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.library.AssignableBy;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentStatus;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import dev.muster.shared.NotThere;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what decisions by hand are made of: people's states for a content. */
@Component
public class SituationStore {
    private static final List<Field<?>> COLUMNS = List.of(
            PERSON.ID,
            PERSON.GIVEN_NAME,
            PERSON.FAMILY_NAME,
            PERSON.STATUS,
            PERSON.TIME_ZONE,
            PERSON.HIRED_ON,
            EXEMPTION.ID,
            EXEMPTION.UNTIL_ON,
            ASSIGNMENT.STATE,
            ASSIGNMENT.EXPIRES_ON,
            ASSIGNMENT.RENEWAL,
            ASSIGNMENT.PROGRESS,
            ASSIGNMENT.COMPLETED_AT,
            ASSIGNMENT.COUNTS_UNTIL);

    private final DSLContext db;
    private final Audiences audiences;
    private final Settings settings;

    SituationStore(DSLContext db, Audiences audiences, Settings settings) {
        this.db = db;
        this.audiences = audiences;
        this.settings = settings;
    }

    /**
     * Content as deciding needs it.
     *
     * @param visibility who sees it unassigned: an audience as JSON
     */
    public record Target(
            ContentRef ref,
            boolean active,
            boolean managersToo,
            @Nullable DueRule due,
            String visibility) {
        boolean isPermittedTo(Actor actor) {
            return actor.isAdmin() || (actor.level() == AccessLevel.MANAGER && managersToo);
        }
    }

    /**
     * @param today of the person, in their zone
     * @param expiresOn last valid day of what was completed
     * @param countsUntil of what was reassigned: until when the old completion counts
     */
    public record Known(
            int personId,
            String name,
            LocalDate today,
            ZoneId zone,
            @Nullable LocalDate hiredOn,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate countsUntil,
            Situation situation) {}

    public Target target(int contentId) {
        return db.select(
                        CONTENT.ID,
                        CONTENT.KIND,
                        CONTENT.TITLE,
                        CONTENT.STATUS,
                        CONTENT.ASSIGNABLE_BY,
                        CONTENT.DUE,
                        CONTENT.VISIBILITY)
                .from(CONTENT)
                .where(CONTENT.ID.eq(contentId))
                .fetchOptional(r -> new Target(
                        new ContentRef(r.value1(), ContentRef.Kind.valueOf(r.value2()), r.value3()),
                        r.value4().equals(ContentStatus.ACTIVE.name()),
                        r.value5().equals(AssignableBy.MANAGERS.name()),
                        DueRuleJson.parse(r.value6() == null ? null : r.value6().data()),
                        r.value7().data()))
                .orElseThrow(() -> new NotThere("content"));
    }

    /** Those of the people who would not find the content unassigned; nobody where that can't be evaluated. */
    public Set<Integer> outside(Target target, Collection<Integer> personIds) {
        if (!(audiences.compileStored(target.visibility()) instanceof Compilation.Ready ready)
                || ready.audience().source().all().isEmpty()) {
            return Set.of();
        }
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(org.jooq.impl.DSL.any(personIds.toArray(Integer[]::new))))
                .and(org.jooq.impl.DSL.not(audiences.condition(ready.audience(), audiences.today())))
                .fetchSet(PERSON.ID);
    }

    /** Those of the people whom the scope holds, by name. */
    List<Integer> byName(Collection<Integer> personIds, Condition scope) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(org.jooq.impl.DSL.any(personIds.toArray(Integer[]::new))))
                .and(scope)
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch(PERSON.ID);
    }

    /** The people, by name. @param permitted whether who asks may assign the content */
    List<Known> of(Target target, Collection<Integer> personIds, boolean permitted, Instant at) {
        int contentId = target.ref().id();
        Field<Result<Record3<Integer, String, Boolean>>> sources = sources(contentId);
        return db.select(COLUMNS)
                .select(sources)
                .from(PERSON)
                .leftJoin(ASSIGNMENT)
                .on(ASSIGNMENT.PERSON_ID.eq(PERSON.ID).and(ASSIGNMENT.CONTENT_ID.eq(contentId)))
                .leftJoin(EXEMPTION)
                .on(EXEMPTION.PERSON_ID.eq(PERSON.ID).and(EXEMPTION.CONTENT_ID.eq(contentId)))
                .and(EXEMPTION.RULE_ID.isNull())
                .and(EXEMPTION.ENDED_AT.isNull())
                .where(PERSON.ID.eq(org.jooq.impl.DSL.any(personIds.toArray(Integer[]::new))))
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch(r -> known(target, permitted, r, r.get(sources).map(SituationStore::held), at));
    }

    private static Field<Result<Record3<Integer, String, Boolean>>> sources(int contentId) {
        return multiset(select(SOURCE.RULE_ID, RULE.KIND, SOURCE.KEPT)
                        .from(SOURCE)
                        .leftJoin(RULE)
                        .on(RULE.ID.eq(SOURCE.RULE_ID))
                        .where(SOURCE.CONTENT_ID.eq(contentId).and(SOURCE.PERSON_ID.eq(PERSON.ID)))
                        .orderBy(SOURCE.RULE_ID))
                .as("sources");
    }

    private Known known(Target target, boolean permitted, Record r, List<Situation.Held> held, Instant at) {
        ZoneId zone = settings.current().zone(r.get(PERSON.TIME_ZONE));
        LocalDate today = LocalDate.ofInstant(at, zone);
        Instant completed = r.get(ASSIGNMENT.COMPLETED_AT);
        Situation situation = new Situation(
                !r.get(PERSON.STATUS).equals(PersonStatus.DEACTIVATED.name()),
                target.active(),
                permitted,
                isExempt(r, today),
                status(r, today),
                held,
                r.get(ASSIGNMENT.PROGRESS) == null ? 0 : r.get(ASSIGNMENT.PROGRESS),
                completed == null ? null : LocalDate.ofInstant(completed, zone));
        return new Known(
                r.get(PERSON.ID),
                PersonName.of(r),
                today,
                zone,
                r.get(PERSON.HIRED_ON),
                r.get(ASSIGNMENT.EXPIRES_ON),
                r.get(ASSIGNMENT.COUNTS_UNTIL),
                situation);
    }

    private static @Nullable Status status(Record r, LocalDate today) {
        Short state = r.get(ASSIGNMENT.STATE);
        return state == null
                ? null
                : Status.of(State.of(state), r.get(ASSIGNMENT.RENEWAL) != null, r.get(ASSIGNMENT.EXPIRES_ON), today);
    }

    private static Situation.Held held(Record3<Integer, String, Boolean> r) {
        return new Situation.Held(r.value1(), SourceKind.of(r.value1(), r.value2()), r.value3());
    }

    private static boolean isExempt(Record r, LocalDate today) {
        LocalDate until = r.get(EXEMPTION.UNTIL_ON);
        return r.get(EXEMPTION.ID) != null && (until == null || !until.isBefore(today));
    }
}
