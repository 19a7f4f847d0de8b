package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.MODULE_COURSE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Courses of modules: one set of rows per version of a module; version 0 is the draft. */
@Component
public class ModuleStore {
    private final DSLContext db;

    ModuleStore(DSLContext db) {
        this.db = db;
    }

    public List<ModuleCourse> of(int moduleId, int version) {
        return of(List.of(new VersionKey(moduleId, version)))
                .getOrDefault(new VersionKey(moduleId, version), List.of());
    }

    /** Of many at once. */
    public Map<VersionKey, List<ModuleCourse>> of(Collection<VersionKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return select()
                .where(DSL.row(MODULE_COURSE.MODULE_ID, MODULE_COURSE.VERSION)
                        .in(keys.stream()
                                .map(k -> DSL.row(k.contentId(), k.version()))
                                .toList()))
                .orderBy(MODULE_COURSE.MODULE_ID, MODULE_COURSE.VERSION, MODULE_COURSE.POSITION)
                .fetch()
                .stream()
                .collect(Collectors.groupingBy(
                        r -> new VersionKey(r.get(MODULE_COURSE.MODULE_ID), r.get(MODULE_COURSE.VERSION)),
                        Collectors.mapping(ModuleStore::course, Collectors.toList())));
    }

    private SelectOnConditionStep<? extends Record> select() {
        return db.select(
                        MODULE_COURSE.MODULE_ID,
                        MODULE_COURSE.VERSION,
                        MODULE_COURSE.COURSE_ID,
                        CONTENT.TITLE,
                        CONTENT.STATUS,
                        MODULE_COURSE.OPTIONAL_BEFORE)
                .from(MODULE_COURSE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(MODULE_COURSE.COURSE_ID));
    }

    private static ModuleCourse course(Record r) {
        return new ModuleCourse(
                r.get(MODULE_COURSE.COURSE_ID),
                r.get(CONTENT.TITLE),
                ContentStatus.valueOf(r.get(CONTENT.STATUS)),
                r.get(MODULE_COURSE.OPTIONAL_BEFORE));
    }

    /** Those of the ids that are courses, as they would stand in a module. */
    public Map<Integer, ModuleCourse> courses(Collection<Integer> ids) {
        return courses(ids, false);
    }

    /** The same, held for the rest of the transaction against being archived. */
    public Map<Integer, ModuleCourse> heldCourses(Collection<Integer> ids) {
        return courses(ids, true);
    }

    private Map<Integer, ModuleCourse> courses(Collection<Integer> ids, boolean held) {
        var query = db.select(CONTENT.ID, CONTENT.TITLE, CONTENT.STATUS)
                .from(CONTENT)
                .where(CONTENT.ID.in(ids), CONTENT.KIND.eq(ContentRef.Kind.COURSE.name()))
                .orderBy(CONTENT.ID);
        return (held ? query.forShare() : query)
                .stream()
                        .map(r -> new ModuleCourse(r.value1(), r.value2(), ContentStatus.valueOf(r.value3()), null))
                        .collect(Collectors.toMap(ModuleCourse::id, c -> c));
    }

    public void replaceDraft(int moduleId, List<ModuleCourse> draft) {
        db.deleteFrom(MODULE_COURSE)
                .where(MODULE_COURSE.MODULE_ID.eq(moduleId), MODULE_COURSE.VERSION.eq(0))
                .execute();
        write(moduleId, 0, draft);
    }

    public void write(int moduleId, int version, List<ModuleCourse> courses) {
        var rows = new ArrayList<dev.muster.generated.db.tables.records.ModuleCourseRecord>();
        for (ModuleCourse c : courses) {
            var r = db.newRecord(MODULE_COURSE);
            r.setModuleId(moduleId);
            r.setVersion(version);
            r.setPosition(rows.size() + 1);
            r.setCourseId(c.id());
            r.setOptionalBefore(c.optionalBefore());
            rows.add(r);
        }
        db.batchInsert(rows).execute();
    }

    /** Modules in use that hold the course in the version that is published. */
    public List<ContentRef> activeWith(int courseId) {
        return db.select(CONTENT.ID, CONTENT.TITLE)
                .from(MODULE_COURSE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(MODULE_COURSE.MODULE_ID), CONTENT.VERSION.eq(MODULE_COURSE.VERSION))
                .where(MODULE_COURSE.COURSE_ID.eq(courseId), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .orderBy(CONTENT.TITLE, CONTENT.ID)
                .fetch(r -> new ContentRef(r.value1(), ContentRef.Kind.MODULE, r.value2()));
    }
}
