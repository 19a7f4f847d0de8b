package dev.muster.library.drafts;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.library.ContentStore;
import dev.muster.library.Course;
import dev.muster.library.Step;
import dev.muster.library.StepStore;
import dev.muster.library.files.FileStore;
import dev.muster.library.rules.Publishing;
import dev.muster.library.rules.StepCheck;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.BadInput.Error;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Editing a course's text as a draft, and publishing it as the next version. */
@Component
@Transactional
public class Drafts {
    private static final int MOST_STEPS = 200;
    private final ContentStore store;
    private final StepStore steps;
    private final FileStore files;
    private final AuditLog audit;
    private final Publication publication;
    private final Clock clock;

    Drafts(ContentStore store, StepStore steps, FileStore files, AuditLog audit, Publication publication, Clock clock) {
        this.store = store;
        this.steps = steps;
        this.files = files;
        this.audit = audit;
        this.publication = publication;
        this.clock = clock;
    }

    /** The whole text at once. A step with an id continues that step. */
    public void replace(Actor actor, int courseId, @Nullable Integer edits, List<Step> text) {
        edit(actor, courseId, edits, before -> text);
    }

    /** @return the id of the new step, which stands last */
    public int add(Actor actor, int courseId, Step step) {
        refuse(step);
        edit(actor, courseId, null, before -> {
            List<Step> text = new ArrayList<>(before);
            text.add(step.withId(0));
            return text;
        });
        return steps.of(courseId, 0).getLast().id();
    }

    /** Puts the step in the place of the one with its id. */
    public void put(Actor actor, int courseId, Step step) {
        refuse(step);
        edit(actor, courseId, null, before -> {
            List<Step> text = new ArrayList<>(before);
            text.set(index(before, step.id()), step);
            return text;
        });
    }

    public void remove(Actor actor, int courseId, int stepId) {
        edit(actor, courseId, null, before -> {
            List<Step> text = new ArrayList<>(before);
            text.remove(index(before, stepId));
            return text;
        });
    }

    /** @param by -1: one up, 1: one down; at the ends nothing happens */
    public void move(Actor actor, int courseId, int stepId, int by) {
        edit(actor, courseId, null, before -> {
            List<Step> text = new ArrayList<>(before);
            int from = index(before, stepId);
            Step step = text.remove(from);
            text.add(Math.clamp((long) from + by, 0, text.size()), step);
            return text;
        });
    }

    /** Back to the published text. */
    public void discard(Actor actor, int courseId) {
        Course course = held(courseId, null);
        if (course.version() == 0) {
            throw new Conflict("This course was never published: there is nothing to go back to.");
        }
        edit(actor, courseId, null, before -> course.steps());
    }

    private void edit(Actor actor, int courseId, @Nullable Integer edits, Function<List<Step>, List<Step>> change) {
        Course course = held(courseId, edits);
        List<Step> after = change.apply(course.draft());
        if (after.equals(course.draft())) {
            return;
        }
        write(courseId, after);
        store.edited(courseId, clock.instant());
        audit.write(Act.of(actor, AuditAction.COURSE_EDIT).content(courseId));
    }

    /** Checks and stores a draft; new steps get their identity here. */
    void write(int courseId, List<Step> text) {
        List<Error> errors = new ArrayList<>();
        Set<Integer> known = new HashSet<>(steps.known(courseId));
        Set<Integer> seen = new HashSet<>();
        List<Step> clean = new ArrayList<>();
        if (text.size() > MOST_STEPS) {
            errors.add(new Error("steps", "A course has at most " + MOST_STEPS + " steps."));
        }
        for (int i = 0; i < text.size(); i++) {
            Step step = text.get(i).changed(0, null);
            String at = "steps[" + i + "].";
            errors.addAll(StepCheck.check(step, at));
            errors.addAll(identity(step, at, known, seen));
            errors.addAll(file(step, at));
            clean.add(step);
        }
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        steps.replaceDraft(courseId, identified(clean));
    }

    private static List<Error> identity(Step step, String at, Set<Integer> known, Set<Integer> seen) {
        if (step.id() == 0) {
            return List.of();
        }
        if (!known.contains(step.id())) {
            return List.of(
                    new Error(at + "id", "This course has no step " + step.id() + ". Leave id out for a new one."));
        }
        return seen.add(step.id()) ? List.of() : List.of(new Error(at + "id", "Two steps have the same id."));
    }

    private List<Error> file(Step step, String at) {
        boolean missing = step.fileId() != null && !files.exists(step.fileId());
        return missing ? List.of(new Error(at + "fileId", "There is no such file. Upload it first.")) : List.of();
    }

    private List<Step> identified(List<Step> text) {
        int missing = (int) text.stream().filter(s -> s.id() == 0).count();
        var ids = steps.newIds(missing).iterator();
        return text.stream().map(s -> s.id() == 0 ? s.withId(ids.next()) : s).toList();
    }

    /**
     * Makes the draft the next version and the course active.
     *
     * @param note what changed
     * @param minor nobody under way has to do a changed step again
     */
    public Course publish(Actor actor, int courseId, @Nullable Integer edits, @Nullable String note, boolean minor) {
        Course course = held(courseId, edits);
        Publication.refuseArchived(course);
        if (course.draft().stream().noneMatch(Step::required)) {
            throw new BadInput("steps", "A course needs at least one step that has to be done. Add one first.");
        }
        publication.write(
                actor,
                course,
                note,
                minor,
                (version, at) -> steps.write(
                        courseId, version, Publishing.next(course.draft(), course.steps(), version, minor, at)));
        return (Course) store.find(courseId).orElseThrow();
    }

    private Course held(int courseId, @Nullable Integer edits) {
        if (store.held(courseId, edits) instanceof Course c) {
            return c;
        }
        throw new NotThere("course");
    }

    private static void refuse(Step step) {
        List<Error> errors = StepCheck.check(step, "");
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
    }

    private static int index(List<Step> text, int stepId) {
        for (int i = 0; i < text.size(); i++) {
            if (text.get(i).id() == stepId) {
                return i;
            }
        }
        throw new NotThere("step");
    }
}
