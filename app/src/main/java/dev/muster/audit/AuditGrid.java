package dev.muster.audit;

import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.generated.db.Tables.AUDIT_LINE;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.UNDONE;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;

import dev.muster.shared.Actor;
import dev.muster.shared.Keyset;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The log as people read it: newest first. */
@Component
public class AuditGrid {
    private static final List<SelectField<?>> COLUMNS = List.of(
            AUDIT_ENTRY.ID,
            AUDIT_ENTRY.AT,
            AUDIT_ENTRY.ACTOR_KIND,
            AUDIT_ENTRY.ACTOR_ID,
            AUDIT_ENTRY.ACTOR_NAME,
            AUDIT_ENTRY.ACTION,
            AUDIT_ENTRY.PEOPLE,
            AUDIT_ENTRY.CONTENT_ID,
            CONTENT.KIND,
            CONTENT.TITLE,
            AUDIT_ENTRY.NOTE,
            AUDIT_ENTRY.APPROVED_BY,
            AUDIT_ENTRY.DETAIL,
            UNDONE.BY_ENTRY);
    private static final Keyset NEWEST = Keyset.newest(AUDIT_ENTRY.ID);
    private static final int HISTORY = 50;
    private static final int LINES = 200;

    private final DSLContext db;

    AuditGrid(DSLContext db) {
        this.db = db;
    }

    /**
     * Which entries.
     *
     * @param personId, contentId, from, to null: any; {@code to} is exclusive
     * @param actor part of the name of who acted; empty: anybody
     * @param actions any of them; empty: all
     */
    public record Filter(
            @Nullable Integer personId,
            @Nullable Integer contentId,
            @Nullable Instant from,
            @Nullable Instant to,
            String actor,
            List<AuditAction> actions) {
        public static final Filter ALL = new Filter(null, null, null, null);

        public Filter {
            actions = List.copyOf(actions);
        }

        public Filter(
                @Nullable Integer personId, @Nullable Integer contentId, @Nullable Instant from, @Nullable Instant to) {
            this(personId, contentId, from, to, "", List.of());
        }

        public Filter by(String name, List<AuditAction> anyOf) {
            return new Filter(personId, contentId, from, to, name.strip(), anyOf);
        }
    }

    /** @param contentTitle null where the act was not about one content; detail: JSON; undoneBy: the entry that took it back */
    public record Row(
            long id,
            Instant at,
            Actor.Kind actorKind,
            @Nullable Integer actorId,
            String actorName,
            String action,
            int people,
            @Nullable Integer contentId,
            @Nullable String contentKind,
            @Nullable String contentTitle,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String detail,
            @Nullable Long undoneBy) {
        Row withoutCount() {
            return new Row(
                    id,
                    at,
                    actorKind,
                    actorId,
                    actorName,
                    action,
                    0,
                    contentId,
                    contentKind,
                    contentTitle,
                    note,
                    approvedBy,
                    null,
                    undoneBy);
        }
    }

    /** @param personId 0: none; before, after: JSON */
    public record Line(
            int personId,
            @Nullable String personName,
            int contentId,
            @Nullable String contentTitle,
            @Nullable String before,
            @Nullable String after) {}

    /** @param lines the first 200 */
    public record Whole(Row entry, List<Line> lines, int lineCount) {
        public Whole {
            lines = List.copyOf(lines);
        }

        /** What the lines say, as {@code seen} shows it. */
        public Whole withLines(UnaryOperator<@Nullable String> seen) {
            return new Whole(
                    entry,
                    lines.stream()
                            .map(l -> new Line(
                                    l.personId,
                                    l.personName,
                                    l.contentId,
                                    l.contentTitle,
                                    seen.apply(l.before),
                                    seen.apply(l.after)))
                            .toList(),
                    lineCount);
        }
    }

    /** @param scope over PERSON; null: everybody. Else only entries that touch somebody within it, without counts */
    public Page<Row> page(Filter filter, @Nullable Condition scope, @Nullable String cursor, int limit) {
        Condition where = matching(filter).and(within(scope)).and(NEWEST.after(cursor));
        return NEWEST.page(rows(where, limit + 1), limit, r -> new Object[] {r.id()})
                .map(r -> scope == null ? r : r.withoutCount());
    }

    /** What touched this person's training of this content, newest first. */
    public List<Row> ofPersonAndContent(int personId, int contentId) {
        return rows(
                AUDIT_ENTRY.ID.in(select(AUDIT_LINE.ENTRY_ID)
                        .from(AUDIT_LINE)
                        .where(AUDIT_LINE.CONTENT_ID.eq(contentId))
                        .and(AUDIT_LINE.PERSON_ID.eq(personId))),
                HISTORY);
    }

    /** @throws NotThere if there is no such entry */
    public Whole find(long id, @Nullable Condition scope) {
        List<Row> found = rows(AUDIT_ENTRY.ID.eq(id).and(within(scope)), 1);
        if (found.isEmpty()) {
            throw new NotThere("entry");
        }
        Row entry = scope == null ? found.getFirst() : found.getFirst().withoutCount();
        Condition ofEntry =
                AUDIT_LINE.ENTRY_ID.eq(id).and(AUDIT_LINE.AT.eq(entry.at())).and(scope == null ? noCondition() : scope);
        List<Line> lines = db.select(
                        AUDIT_LINE.PERSON_ID,
                        PersonName.NAME,
                        AUDIT_LINE.CONTENT_ID,
                        CONTENT.TITLE,
                        AUDIT_LINE.BEFORE,
                        AUDIT_LINE.AFTER)
                .from(AUDIT_LINE)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(AUDIT_LINE.PERSON_ID))
                .leftJoin(CONTENT)
                .on(CONTENT.ID.eq(AUDIT_LINE.CONTENT_ID))
                .where(ofEntry)
                .orderBy(PERSON.SORT_NAME, AUDIT_LINE.PERSON_ID, AUDIT_LINE.CONTENT_ID)
                .limit(LINES)
                .fetch(r ->
                        new Line(r.value1(), r.value2(), r.value3(), r.value4(), data(r.value5()), data(r.value6())));
        return new Whole(entry, lines, count(ofEntry));
    }

    private int count(Condition lines) {
        return db.fetchCount(select(AUDIT_LINE.ENTRY_ID)
                .from(AUDIT_LINE)
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(AUDIT_LINE.PERSON_ID))
                .where(lines));
    }

    private static Condition within(@Nullable Condition scope) {
        return scope == null
                ? noCondition()
                : AUDIT_ENTRY.ID.in(select(AUDIT_LINE.ENTRY_ID)
                        .from(AUDIT_LINE)
                        .join(PERSON)
                        .on(PERSON.ID.eq(AUDIT_LINE.PERSON_ID))
                        .where(scope));
    }

    private List<Row> rows(Condition where, int limit) {
        return db.select(COLUMNS)
                .from(AUDIT_ENTRY)
                .leftJoin(CONTENT)
                .on(CONTENT.ID.eq(AUDIT_ENTRY.CONTENT_ID))
                .leftJoin(UNDONE)
                .on(UNDONE.ENTRY_ID.eq(AUDIT_ENTRY.ID))
                .where(where)
                .orderBy(NEWEST.order())
                .limit(limit)
                .fetch(AuditGrid::row);
    }

    private static Condition matching(Filter f) {
        Condition c = noCondition();
        if (f.personId() != null || f.contentId() != null) {
            Condition touched = noCondition();
            if (f.personId() != null) {
                touched = touched.and(AUDIT_LINE.PERSON_ID.eq(f.personId()));
            }
            if (f.contentId() != null) {
                touched = touched.and(AUDIT_LINE.CONTENT_ID.eq(f.contentId()));
            }
            Condition byLine = AUDIT_ENTRY.ID.in(
                    select(AUDIT_LINE.ENTRY_ID).from(AUDIT_LINE).where(touched));
            Condition byEntry = f.personId() == null ? AUDIT_ENTRY.CONTENT_ID.eq(f.contentId()) : null;
            c = byEntry == null ? byLine : byLine.or(byEntry);
        }
        if (!f.actor().isEmpty()) {
            c = c.and(AUDIT_ENTRY.ACTOR_NAME.containsIgnoreCase(f.actor()));
        }
        if (!f.actions().isEmpty()) {
            c = c.and(AUDIT_ENTRY.ACTION.in(
                    f.actions().stream().map(AuditAction::word).toList()));
        }
        if (f.from() != null) {
            c = c.and(AUDIT_ENTRY.AT.ge(f.from()));
        }
        return f.to() == null ? c : c.and(AUDIT_ENTRY.AT.lt(f.to()));
    }

    private static Row row(Record r) {
        return new Row(
                r.get(AUDIT_ENTRY.ID),
                r.get(AUDIT_ENTRY.AT),
                Actor.Kind.valueOf(r.get(AUDIT_ENTRY.ACTOR_KIND)),
                r.get(AUDIT_ENTRY.ACTOR_ID),
                r.get(AUDIT_ENTRY.ACTOR_NAME),
                r.get(AUDIT_ENTRY.ACTION),
                r.get(AUDIT_ENTRY.PEOPLE),
                r.get(AUDIT_ENTRY.CONTENT_ID),
                r.get(CONTENT.KIND),
                r.get(CONTENT.TITLE),
                r.get(AUDIT_ENTRY.NOTE),
                r.get(AUDIT_ENTRY.APPROVED_BY),
                data(r.get(AUDIT_ENTRY.DETAIL)),
                r.get(UNDONE.BY_ENTRY));
    }

    private static @Nullable String data(@Nullable JSONB json) {
        return json == null ? null : json.data();
    }
}
