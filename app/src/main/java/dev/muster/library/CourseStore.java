package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.CONTENT_VERSION;
import static dev.muster.generated.db.Tables.MODULE_COURSE;

import dev.muster.generated.db.tables.records.ContentRecord;
import dev.muster.shared.Actor;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.Conflict;
import dev.muster.shared.DueRuleJson;
import dev.muster.shared.NotThere;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Courses and their versions in the tables. */
@Component
class CourseStore {
    private final DSLContext db;
    private final StepStore steps;

    CourseStore(DSLContext db, StepStore steps) {
        this.db = db;
        this.steps = steps;
    }

    Optional<Course> find(int id) {
        return db.selectFrom(CONTENT)
                .where(CONTENT.ID.eq(id), CONTENT.KIND.eq("COURSE"))
                .fetchOptional()
                .map(this::course);
    }

    /**
     * The course, held for the rest of the transaction against other edits.
     *
     * @param edits as the caller last saw them; null: whatever they are
     * @throws Conflict if it was edited since
     */
    Course held(int id, @Nullable Integer edits) {
        Course course = db.selectFrom(CONTENT)
                .where(CONTENT.ID.eq(id), CONTENT.KIND.eq("COURSE"))
                .forUpdate()
                .fetchOptional()
                .map(this::course)
                .orElseThrow(() -> new NotThere("course"));
        if (edits != null && edits != course.edits()) {
            throw new Conflict(
                    "Somebody changed “" + course.title() + "” since you opened it. Look at it again first.");
        }
        return course;
    }

    private Course course(ContentRecord r) {
        Instant published = r.getVersion() == 0
                ? null
                : db.select(CONTENT_VERSION.PUBLISHED_AT)
                        .from(CONTENT_VERSION)
                        .where(CONTENT_VERSION.CONTENT_ID.eq(r.getId()), CONTENT_VERSION.VERSION.eq(r.getVersion()))
                        .fetchSingle()
                        .value1();
        List<Step> draft = steps.of(r.getId(), 0);
        return course(r, r.getVersion() == 0 ? List.of() : steps.of(r.getId(), r.getVersion()), draft, published);
    }

    static Course course(ContentRecord r, List<Step> steps, List<Step> draft, @Nullable Instant published) {
        return new Course(
                r.getId(),
                settings(r),
                ContentStatus.valueOf(r.getStatus()),
                r.getVersion(),
                r.getEdits(),
                steps,
                draft,
                r.getCreatedAt(),
                r.getUpdatedAt(),
                published);
    }

    private static CourseSettings settings(ContentRecord r) {
        return new CourseSettings(
                r.getTitle(),
                r.getDescription(),
                List.of(r.getTags()),
                r.getLanguage(),
                r.getValidityMonths(),
                r.getRenewalWindowDays(),
                DueRuleJson.parse(r.getDue() == null ? null : r.getDue().data()),
                AudienceJson.parse(r.getVisibility().data()),
                AssignableBy.valueOf(r.getAssignableBy()),
                r.getMandatory(),
                r.getNewStarterDefault());
    }

    int insert(Actor actor, CourseSettings settings, Instant at) {
        ContentRecord r = db.newRecord(CONTENT);
        r.setKind("COURSE");
        r.setCreatedAt(at);
        r.setCreatedBy(actor.personId() == 0 ? null : actor.personId());
        r.setUpdatedAt(at);
        fill(r, settings);
        r.store();
        return r.getId();
    }

    /** Writes the settings and counts the edit. */
    void update(int id, CourseSettings settings, Instant at) {
        ContentRecord r = db.newRecord(CONTENT);
        fill(r, settings);
        r.setUpdatedAt(at);
        db.update(CONTENT)
                .set(r)
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .where(CONTENT.ID.eq(id))
                .execute();
    }

    private static void fill(ContentRecord r, CourseSettings s) {
        String due = DueRuleJson.write(s.due());
        r.setTitle(s.title());
        r.setDescription(s.description());
        r.setTags(s.tags().toArray(String[]::new));
        r.setLanguage(s.language());
        r.setMandatory(s.mandatory());
        r.setNewStarterDefault(s.newStarterDefault());
        r.setValidityMonths(s.validityMonths());
        r.setRenewalWindowDays(s.renewalWindowDays());
        r.setDue(due == null ? null : JSONB.valueOf(due));
        r.setVisibility(JSONB.valueOf(AudienceJson.write(s.visibility())));
        r.setAssignableBy(s.assignableBy().name());
    }

    void edited(int id, Instant at) {
        db.update(CONTENT)
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .set(CONTENT.UPDATED_AT, at)
                .where(CONTENT.ID.eq(id))
                .execute();
    }

    void status(int id, ContentStatus status, Instant at) {
        db.update(CONTENT)
                .set(CONTENT.STATUS, status.name())
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .set(CONTENT.UPDATED_AT, at)
                .where(CONTENT.ID.eq(id))
                .execute();
    }

    void publish(int id, int version, Actor actor, @Nullable String note, boolean minor, List<Step> text, Instant at) {
        db.insertInto(CONTENT_VERSION)
                .set(CONTENT_VERSION.CONTENT_ID, id)
                .set(CONTENT_VERSION.VERSION, version)
                .set(CONTENT_VERSION.PUBLISHED_AT, at)
                .set(CONTENT_VERSION.PUBLISHED_BY, actor.personId() == 0 ? null : actor.personId())
                .set(CONTENT_VERSION.PUBLISHED_BY_NAME, actor.name())
                .set(CONTENT_VERSION.NOTE, note)
                .set(CONTENT_VERSION.MINOR, minor)
                .execute();
        steps.write(id, version, text);
        db.update(CONTENT)
                .set(CONTENT.VERSION, version)
                .set(CONTENT.STATUS, ContentStatus.ACTIVE.name())
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .set(CONTENT.UPDATED_AT, at)
                .where(CONTENT.ID.eq(id))
                .execute();
    }

    /** Titles of active modules that hold the course. */
    List<String> activeModulesWith(int courseId) {
        return db.select(CONTENT.TITLE)
                .from(MODULE_COURSE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(MODULE_COURSE.MODULE_ID), CONTENT.VERSION.eq(MODULE_COURSE.VERSION))
                .where(MODULE_COURSE.COURSE_ID.eq(courseId), CONTENT.STATUS.eq("ACTIVE"))
                .orderBy(CONTENT.TITLE)
                .fetch(CONTENT.TITLE);
    }
}
