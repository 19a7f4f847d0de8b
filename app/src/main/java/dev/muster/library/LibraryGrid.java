package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.CONTENT_VERSION;

import dev.muster.generated.db.tables.records.ContentRecord;
import dev.muster.shared.Cursor;
import dev.muster.shared.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The list of courses, by title. */
@Component
@Transactional(readOnly = true)
public class LibraryGrid {
    private final DSLContext db;
    private final StepStore steps;

    LibraryGrid(DSLContext db, StepStore steps) {
        this.db = db;
        this.steps = steps;
    }

    /**
     * What to list.
     *
     * @param search in title, description and tags; empty: everything
     * @param statuses any of; empty: all
     * @param managersOnly only active courses that managers may assign
     */
    public record Query(String search, Collection<ContentStatus> statuses, boolean managersOnly) {
        public static final Query ALL = new Query("", List.of(), false);

        public boolean isFiltered() {
            return !search.isBlank() || !statuses.isEmpty();
        }
    }

    /** @param limit rows of a page */
    public Page<Course> page(Query query, int limit, @Nullable String cursor) {
        Condition matching = condition(query);
        List<ContentRecord> rows = new ArrayList<>(db.selectFrom(CONTENT)
                .where(matching.and(after(cursor)))
                .orderBy(DSL.lower(CONTENT.TITLE), CONTENT.ID)
                .limit(limit + 1)
                .fetch());
        String next = null;
        if (rows.size() > limit) {
            rows.removeLast();
            ContentRecord last = rows.getLast();
            next = Cursor.write(last.getTitle(), last.getId());
        }
        return new Page<>(courses(rows), next, db.fetchCount(CONTENT, matching));
    }

    private static Condition condition(Query query) {
        Condition c = CONTENT.KIND.eq("COURSE").and(matching(query.search()));
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
        for (String word : search.strip().split("\\s+", -1)) {
            c = word.isEmpty()
                    ? c
                    : c.and(CONTENT.TITLE
                            .containsIgnoreCase(word)
                            .or(CONTENT.DESCRIPTION.containsIgnoreCase(word))
                            .or(DSL.arrayToString(CONTENT.TAGS, DSL.inline(" ")).containsIgnoreCase(word)));
        }
        return c;
    }

    private static Condition after(@Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return DSL.noCondition();
        }
        Cursor c = Cursor.read(cursor, 2);
        return DSL.row(DSL.lower(CONTENT.TITLE), CONTENT.ID).gt(DSL.lower(DSL.val(c.text(0))), DSL.val(c.number(1)));
    }

    private List<Course> courses(List<ContentRecord> rows) {
        Map<Integer, Integer> published = new HashMap<>();
        Map<Integer, Integer> drafts = new HashMap<>();
        rows.forEach(r -> {
            published.put(r.getId(), r.getVersion());
            drafts.put(r.getId(), 0);
        });
        Map<Integer, List<Step>> text = steps.of(published);
        Map<Integer, List<Step>> draft = steps.of(drafts);
        Map<Integer, Instant> at = publishedAt(published);
        return rows.stream()
                .map(r -> CourseStore.course(
                        r,
                        r.getVersion() == 0 ? List.of() : text.getOrDefault(r.getId(), List.of()),
                        draft.getOrDefault(r.getId(), List.of()),
                        at.get(r.getId())))
                .toList();
    }

    private Map<Integer, Instant> publishedAt(Map<Integer, Integer> versions) {
        return db.select(CONTENT_VERSION.CONTENT_ID, CONTENT_VERSION.PUBLISHED_AT)
                .from(CONTENT_VERSION)
                .join(CONTENT)
                .on(CONTENT.ID.eq(CONTENT_VERSION.CONTENT_ID), CONTENT.VERSION.eq(CONTENT_VERSION.VERSION))
                .where(CONTENT.ID.in(versions.keySet()))
                .fetchMap(CONTENT_VERSION.CONTENT_ID, CONTENT_VERSION.PUBLISHED_AT);
    }
}
