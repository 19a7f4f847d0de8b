package dev.muster.library.drafts;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.library.ContentStore;
import dev.muster.library.Module;
import dev.muster.library.ModuleCourse;
import dev.muster.library.ModuleStore;
import dev.muster.library.rules.ModuleCheck;
import dev.muster.library.rules.Publishing;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.BadInput.Error;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Editing which courses a module has as a draft, and publishing it as the next version. */
@Component
@Transactional
public class ModuleDrafts {
    private final ContentStore store;
    private final ModuleStore courses;
    private final Publication publication;
    private final AuditLog audit;
    private final Clock clock;

    ModuleDrafts(ContentStore store, ModuleStore courses, Publication publication, AuditLog audit, Clock clock) {
        this.store = store;
        this.courses = courses;
        this.publication = publication;
        this.audit = audit;
        this.clock = clock;
    }

    /** All of its courses at once. */
    public void replace(Actor actor, int moduleId, @Nullable Integer edits, List<Integer> courseIds) {
        edit(actor, moduleId, edits, before -> courseIds);
    }

    /** At the end; a course that is in it already stays where it is. */
    public void add(Actor actor, int moduleId, int courseId) {
        edit(actor, moduleId, null, before -> {
            List<Integer> ids = new ArrayList<>(before);
            if (!ids.contains(courseId)) {
                ids.add(courseId);
            }
            return ids;
        });
    }

    public void remove(Actor actor, int moduleId, int courseId) {
        edit(actor, moduleId, null, before -> {
            List<Integer> ids = new ArrayList<>(before);
            ids.remove(index(ids, courseId));
            return ids;
        });
    }

    /** @param by -1: one up, 1: one down; at the ends nothing happens */
    public void move(Actor actor, int moduleId, int courseId, int by) {
        edit(actor, moduleId, null, before -> {
            List<Integer> ids = new ArrayList<>(before);
            int from = index(ids, courseId);
            ids.remove(from);
            ids.add(Math.clamp((long) from + by, 0, ids.size()), courseId);
            return ids;
        });
    }

    /** Back to the published courses. */
    public void discard(Actor actor, int moduleId) {
        Module module = held(moduleId, null);
        if (module.version() == 0) {
            throw new Conflict("This module was never published: there is nothing to go back to.");
        }
        edit(actor, moduleId, null, before -> Module.ids(module.courses()));
    }

    private void edit(Actor actor, int moduleId, @Nullable Integer edits, UnaryOperator<List<Integer>> change) {
        Module module = held(moduleId, edits);
        List<Integer> after = change.apply(Module.ids(module.draft()));
        if (after.equals(Module.ids(module.draft()))) {
            return;
        }
        write(moduleId, after);
        store.edited(moduleId, clock.instant());
        audit.write(Act.of(actor, AuditAction.MODULE_EDIT).content(moduleId));
    }

    /** Checks and stores a draft. */
    void write(int moduleId, List<Integer> courseIds) {
        Map<Integer, ModuleCourse> known = courses.courses(courseIds);
        List<Error> errors = ModuleCheck.check(courseIds, known.keySet());
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        courses.replaceDraft(moduleId, in(courseIds, known));
    }

    private static List<ModuleCourse> in(List<Integer> order, Map<Integer, ModuleCourse> known) {
        return order.stream().map(id -> Objects.requireNonNull(known.get(id))).toList();
    }

    /**
     * Makes the draft the next version and the module active.
     *
     * @param note what changed
     * @param minor nobody under way has to do an added course
     */
    public Module publish(Actor actor, int moduleId, @Nullable Integer edits, @Nullable String note, boolean minor) {
        Module module = held(moduleId, edits);
        Publication.refuseArchived(module);
        List<Integer> order = Module.ids(module.draft());
        if (order.isEmpty()) {
            throw new BadInput("courses", "A module needs at least one course. Add one first.");
        }
        List<ModuleCourse> draft = in(order, courses.heldCourses(order));
        ModuleCheck.refuseUnlessActive(module, draft);
        publication.write(
                actor,
                module,
                note,
                minor,
                (version, at) -> courses.write(
                        moduleId, version, Publishing.nextCourses(draft, module.courses(), version, minor, at)));
        return (Module) store.find(moduleId).orElseThrow();
    }

    private Module held(int moduleId, @Nullable Integer edits) {
        if (store.held(moduleId, edits) instanceof Module m) {
            return m;
        }
        throw new NotThere("module");
    }

    private static int index(List<Integer> ids, int courseId) {
        int at = ids.indexOf(courseId);
        if (at < 0) {
            throw new NotThere("course in this module");
        }
        return at;
    }
}
