package dev.muster.library;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.rules.SettingsCheck;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Making courses, changing their settings, and taking them out of use and back (behaviour 1, 3). */
@Component
@Transactional
public class Courses {
    private final CourseStore store;
    private final Drafts drafts;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Courses(CourseStore store, Drafts drafts, AuditLog audit, ApplicationEventPublisher news, Clock clock) {
        this.store = store;
        this.drafts = drafts;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /** @throws NotThere if there is no such course */
    @Transactional(readOnly = true)
    public Course get(int id) {
        return store.find(id).orElseThrow(() -> new NotThere("course"));
    }

    /** A new course, as a draft. */
    public Course create(Actor actor, CourseSettings settings, List<Step> steps) {
        CourseSettings s = checked(settings);
        if (s.mandatory() || s.newStarterDefault()) {
            throw new IllegalArgumentException("Made first, given by rules afterwards: ContentRules.change");
        }
        refuse(actor, CourseSettings.named(s.title()), s);
        int id = store.insert(actor, s, clock.instant());
        drafts.write(id, steps);
        audit.write(Act.of(actor, "course.create").content(id));
        return get(id);
    }

    /** Changes settings that nothing follows from. */
    public Course change(Actor actor, int id, @Nullable Integer edits, UnaryOperator<CourseSettings> change) {
        change(actor, id, edits, change, (_, act) -> act);
        return get(id);
    }

    /** Puts settings back as they were, under the entry of an undo. */
    public void putBack(Actor actor, int id, UnaryOperator<CourseSettings> change, Written entry) {
        Course before = store.held(id, null);
        CourseSettings after = checked(change.apply(before.settings()));
        if (!after.equals(before.settings())) {
            refuse(actor, before.settings(), after);
            store.update(id, after, clock.instant());
            audit.line(entry, id, 0, SettingsJson.tree(before.settings()), SettingsJson.tree(after));
        }
    }

    /** Settings before and after a change. */
    public record Change(CourseSettings before, CourseSettings after) {}

    /**
     * Changes settings. What follows for people (mandatory, new starters, due rule) is not done here: edges go through
     * {@code assignment.ContentRules}.
     *
     * @param edits as the caller last saw them; null: whatever they are
     * @param told adds to the act what else it does, before it is written
     * @return the entry; empty where nothing changed
     */
    public Optional<Written> change(
            Actor actor,
            int id,
            @Nullable Integer edits,
            UnaryOperator<CourseSettings> change,
            BiFunction<Change, Act, Act> told) {
        Course before = store.held(id, edits);
        CourseSettings after = checked(change.apply(before.settings()));
        if (after.equals(before.settings())) {
            return Optional.empty();
        }
        refuse(actor, before.settings(), after);
        store.update(id, after, clock.instant());
        Act act = told.apply(
                new Change(before.settings(), after),
                Act.of(actor, "course.change").content(id));
        Written entry = audit.write(act);
        audit.line(entry, id, 0, SettingsJson.tree(before.settings()), SettingsJson.tree(after));
        return Optional.of(entry);
    }

    /** Out of use: can't be assigned, fires no rules, is shown to no learner; keeps every record. */
    public Course archive(Actor actor, int id, @Nullable Integer edits) {
        Course course = store.held(id, edits);
        if (course.status() == ContentStatus.ARCHIVED) {
            return course;
        }
        List<String> modules = store.activeModulesWith(id);
        if (!modules.isEmpty()) {
            throw new Conflict("“" + course.title() + "” is part of " + String.join(", ", modules)
                    + ". Take it out of there, or archive that first.");
        }
        return moved(actor, course, ContentStatus.ARCHIVED, "course.archive");
    }

    /** Back in use; a course that was never published goes back to being a draft. */
    public Course activate(Actor actor, int id, @Nullable Integer edits) {
        Course course = store.held(id, edits);
        if (course.status() == ContentStatus.DRAFT) {
            throw new Conflict("“" + course.title() + "” was never published. Publish it to make it active.");
        }
        if (course.status() == ContentStatus.ACTIVE) {
            return course;
        }
        return moved(
                actor, course, course.version() > 0 ? ContentStatus.ACTIVE : ContentStatus.DRAFT, "course.activate");
    }

    private Course moved(Actor actor, Course course, ContentStatus to, String action) {
        store.status(course.id(), to, clock.instant());
        var entry = audit.write(Act.of(actor, action).content(course.id()));
        audit.line(entry, course.id(), 0, status(course.status()), status(to));
        news.publishEvent(new ContentMoved(course.id()));
        return get(course.id());
    }

    private static JsonNode status(ContentStatus s) {
        return JsonNodeFactory.instance.objectNode().put("status", s.name());
    }

    private static CourseSettings checked(CourseSettings s) {
        CourseSettings clean = s.titled(s.title().strip(), s.description().strip());
        List<BadInput.Error> errors = SettingsCheck.check(clean);
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        return clean;
    }

    /** Authors have the library without mandatory, starter and visibility (behaviour 9). */
    private static void refuse(Actor actor, CourseSettings before, CourseSettings after) {
        boolean reserved = before.mandatory() != after.mandatory()
                || before.newStarterDefault() != after.newStarterDefault()
                || !before.visibility().equals(after.visibility());
        if (reserved && actor.level() != AccessLevel.ADMIN) {
            throw new NotAllowed("Only administrators change who sees a course, or whom it is mandatory for.");
        }
    }
}
