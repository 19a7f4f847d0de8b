package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.generated.db.tables.records.ContentRecord;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.shared.SqlKeys;
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
    public static final Keyset BY_TITLE = Keyset.of(CONTENT.TITLE, CONTENT.ID);

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
        List<ContentRecord> rows = db.selectFrom(CONTENT)
                .where(matching.and(BY_TITLE.after(cursor)))
                .orderBy(BY_TITLE.order())
                .limit(limit + 1)
                .fetch();
        return BY_TITLE.page(rows, limit).mapAll(contents::read).of(db.fetchCount(CONTENT, matching));
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
            c = c.and(CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                    .and(CONTENT.ASSIGNABLE_BY.eq(AssignableBy.MANAGERS.name()));
        }
        return c;
    }

    /** Every word of the search in title, description or tags; over {@code CONTENT}. */
    public static Condition matching(String search) {
        return SqlKeys.holds(
                search, CONTENT.TITLE, CONTENT.DESCRIPTION, DSL.arrayToString(CONTENT.TAGS, DSL.inline(" ")));
    }
}
