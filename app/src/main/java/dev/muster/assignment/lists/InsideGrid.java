package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.MODULE_COURSE;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.select;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.rules.Status;
import dev.muster.learning.LearningFacts.Key;
import dev.muster.people.PersonStatus;
import dev.muster.shared.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who has a course inside a module, by name, with how the course stands there. */
@Component
@Transactional(readOnly = true)
public class InsideGrid {
    private final DSLContext db;
    private final AssignmentsGrid assignments;
    private final ModuleTrainings modules;

    InsideGrid(DSLContext db, AssignmentsGrid assignments, ModuleTrainings modules) {
        this.db = db;
        this.assignments = assignments;
        this.modules = modules;
    }

    /** @param module the training of the module; course: of this course in it */
    public record Row(int personId, String name, List<String> place, Training module, TrainingPart course) {
        public Row {
            place = List.copyOf(place);
        }
    }

    /** The modules whose newest version holds the course and that somebody has: how many such assignments there are. */
    public int count(int courseId, Condition scope) {
        return db.fetchCount(select(ASSIGNMENT.PERSON_ID)
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(within(courseId))
                .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .and(scope));
    }

    /**
     * Without a total.
     *
     * @param filter its status is the course's in the module; flags are the module's
     */
    public Page<Row> page(int courseId, AssignmentsFilter filter, Condition scope, @Nullable String cursor, int limit) {
        AssignmentsFilter others =
                new AssignmentsFilter(filter.search(), List.of(), filter.locations(), filter.flags());
        Condition all = within(courseId).and(assignments.matching(others)).and(scope);
        List<Row> found = new ArrayList<>();
        String at = cursor;
        while (true) {
            List<AssignmentsGrid.Row> some =
                    assignments.ordered(all.and(AssignmentsGrid.BY_NAME_AND_CONTENT.after(at)), limit + 1);
            Map<Key, List<TrainingPart>> parts =
                    modules.of(some.stream().map(AssignmentsGrid.Row::training).toList());
            for (AssignmentsGrid.Row r : some) {
                if (found.size() == limit) {
                    return new Page<>(found, at, null);
                }
                at = AssignmentsGrid.BY_NAME_AND_CONTENT.cursor(
                        r.sortName(), r.personId(), r.training().content().id());
                parts.getOrDefault(new Key(r.personId(), r.training().content().id()), List.of()).stream()
                        .filter(p -> p.course().id() == courseId && isAsked(filter, p.status()))
                        .findFirst()
                        .ifPresent(p -> found.add(new Row(r.personId(), r.name(), r.place(), r.training(), p)));
            }
            if (some.size() <= limit) {
                return new Page<>(found, null, null);
            }
        }
    }

    private static boolean isAsked(AssignmentsFilter filter, Status status) {
        return filter.status().isEmpty() || filter.status().contains(status);
    }

    private static Condition within(int courseId) {
        return ASSIGNMENT.CONTENT_ID.in(select(MODULE_COURSE.MODULE_ID)
                .from(MODULE_COURSE)
                .join(CONTENT.as("m"))
                .on(CONTENT.as("m").ID.eq(MODULE_COURSE.MODULE_ID))
                .and(CONTENT.as("m").VERSION.eq(MODULE_COURSE.VERSION))
                .where(MODULE_COURSE.COURSE_ID.eq(courseId))
                .and(MODULE_COURSE.VERSION.gt(0)));
    }
}
