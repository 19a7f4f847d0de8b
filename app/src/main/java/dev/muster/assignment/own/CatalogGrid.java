package dev.muster.assignment.own;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.assignment.Training;
import dev.muster.assignment.lists.TrainingRows;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Page;
import dev.muster.shared.Same;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person finds: active content that is visible to them, and everything assigned to them, by title. */
@Component
@Transactional(readOnly = true)
public class CatalogGrid {
    private final DSLContext db;
    private final Visibility visibility;
    private final Settings settings;
    private final Clock clock;

    CatalogGrid(DSLContext db, Visibility visibility, Settings settings, Clock clock) {
        this.db = db;
        this.visibility = visibility;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param training null: they don't have it */
    public record Item(
            ContentRef content,
            String description,
            List<String> tags,
            @Nullable Training training) {
        public Item {
            tags = List.copyOf(tags);
        }
    }

    /** @param search words of title, description and tags; tags: any of, whatever their case; empty: everything */
    public record Query(String search, List<String> tags) {
        public static final Query ALL = new Query("", List.of());

        public Query {
            tags = List.copyOf(tags);
        }

        public boolean isFiltered() {
            return !search.isBlank() || !tags.isEmpty();
        }
    }

    /** What one person finds; tags of all of it, in order. */
    public record Found(Page<Item> page, List<String> tags) {
        public Found {
            tags = List.copyOf(tags);
        }
    }

    public Found find(int personId, Query query, @Nullable String cursor, int limit) {
        Condition findable = CONTENT.STATUS
                .eq(ContentStatus.ACTIVE.name())
                .and(VisibilityStore.anyOf(visibility.holding(personId)).or(assigned(personId)));
        Condition matching = findable.and(LibraryGrid.matching(query.search())).and(tagged(query.tags()));
        Settings.Values s = settings.current();
        Page<Item> page = LibraryGrid.BY_TITLE
                .page(rows(personId, matching, cursor, limit + 1), limit)
                .map(r -> item(r, s));
        return new Found(page.of(db.fetchCount(CONTENT, matching)), tags(findable));
    }

    /** @throws dev.muster.shared.NotThere if the person does not find it */
    public Item open(int personId, int contentId) {
        Condition findable = VisibilityStore.anyOf(visibility.holding(personId)).or(assigned(personId));
        return rows(
                        personId,
                        CONTENT.STATUS
                                .eq(ContentStatus.ACTIVE.name())
                                .and(CONTENT.ID.eq(contentId))
                                .and(findable),
                        null,
                        1)
                .stream()
                .findFirst()
                .map(r -> item(r, settings.current()))
                .orElseThrow(() -> new dev.muster.shared.NotThere("training"));
    }

    private List<Record> rows(int personId, Condition which, @Nullable String cursor, int limit) {
        List<SelectField<?>> columns = new ArrayList<>(TrainingRows.columns());
        columns.addAll(List.of(CONTENT.DESCRIPTION, CONTENT.TAGS));
        return db.select(columns)
                .from(CONTENT)
                .leftJoin(ASSIGNMENT)
                .on(ASSIGNMENT.CONTENT_ID.eq(CONTENT.ID), ASSIGNMENT.PERSON_ID.eq(personId))
                .leftJoin(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(which.and(LibraryGrid.BY_TITLE.after(cursor)))
                .orderBy(LibraryGrid.BY_TITLE.order())
                .limit(limit)
                .fetch();
    }

    private Item item(Record r, Settings.Values s) {
        Training training = r.get(ASSIGNMENT.PERSON_ID) == null ? null : TrainingRows.training(r, s, clock.instant());
        return new Item(
                new ContentRef(r.get(CONTENT.ID), ContentRef.Kind.valueOf(r.get(CONTENT.KIND)), r.get(CONTENT.TITLE)),
                r.get(CONTENT.DESCRIPTION),
                List.of(r.get(CONTENT.TAGS)),
                training);
    }

    private static Condition assigned(int personId) {
        return DSL.exists(DSL.selectOne()
                .from(ASSIGNMENT)
                .where(ASSIGNMENT.CONTENT_ID.eq(CONTENT.ID), ASSIGNMENT.PERSON_ID.eq(personId)));
    }

    private static Condition tagged(List<String> tags) {
        if (tags.isEmpty()) {
            return DSL.noCondition();
        }
        String[] any = Same.keys(tags);
        return DSL.condition(
                "exists (select from unnest({0}) t where same_key(t) = any({1}))", CONTENT.TAGS, DSL.val(any));
    }

    private List<String> tags(Condition findable) {
        return db.fetch("select distinct t from content, unnest(content.tags) t where {0} order by 1", findable)
                .into(String.class);
    }
}
