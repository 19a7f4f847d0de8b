package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.generated.db.tables.records.ContentRecord;
import dev.muster.shared.Cursor;
import dev.muster.shared.Found;
import dev.muster.shared.Page;
import dev.muster.shared.SqlKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of courses and modules, by title. */
@Component
@Transactional(readOnly = true)
public class LibraryGrid {
    private final DSLContext db;
    private final ContentStore contents;

    LibraryGrid(DSLContext db, ContentStore contents) {
        this.db = db;
        this.contents = contents;
    }

    /**
     * What to list.
     *
     * @param search in title, description and tags; empty: everything
     * @param statuses any of; empty: all
     * @param managersOnly only active content that managers may assign
     * @param kind null: both
     */
    public record Query(
            String search, Collection<ContentStatus> statuses, boolean managersOnly, ContentRef.@Nullable Kind kind) {
        public Query(String search, Collection<ContentStatus> statuses, boolean managersOnly) {
            this(search, statuses, managersOnly, null);
        }

        public boolean isFiltered() {
            return !search.isBlank() || !statuses.isEmpty() || kind != null;
        }
    }

    /** @param limit rows of a page */
    public Page<Content> page(Query query, int limit, @Nullable String cursor) {
        Condition matching = condition(query);
        List<ContentRecord> rows = new ArrayList<>(db.selectFrom(CONTENT)
                .where(matching.and(after(cursor)))
                .orderBy(CONTENT.TITLE, CONTENT.ID)
                .limit(limit + 1)
                .fetch());
        String next = null;
        if (rows.size() > limit) {
            rows.removeLast();
            ContentRecord last = rows.getLast();
            next = Cursor.write(last.getTitle(), last.getId());
        }
        return new Page<>(contents.read(rows), next, db.fetchCount(CONTENT, matching));
    }

    private static Condition condition(Query query) {
        Condition c = matching(query.search());
        if (query.kind() != null) {
            c = c.and(CONTENT.KIND.eq(query.kind().name()));
        }
        if (!query.statuses().isEmpty()) {
            c = c.and(
                    CONTENT.STATUS.in(query.statuses().stream().map(Enum::name).toList()));
        }
        if (query.managersOnly()) {
            c = c.and(CONTENT.STATUS.eq("ACTIVE")).and(CONTENT.ASSIGNABLE_BY.eq("MANAGERS"));
        }
        return c;
    }

    /** Every word of the search in title, description or tags; over {@code CONTENT}. */
    public static Condition matching(String search) {
        Condition c = DSL.noCondition();
        for (String word : Found.words(search)) {
            c = c.and(SqlKeys.found(CONTENT.TITLE)
                    .contains(word)
                    .or(SqlKeys.found(CONTENT.DESCRIPTION).contains(word))
                    .or(SqlKeys.found(DSL.arrayToString(CONTENT.TAGS, DSL.inline(" ")))
                            .contains(word)));
        }
        return c;
    }

    private static Condition after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return DSL.noCondition();
        }
        Cursor c = Cursor.read(cursor, 2);
        return DSL.row(CONTENT.TITLE, CONTENT.ID).gt(c.text(0), c.number(1));
    }
}
