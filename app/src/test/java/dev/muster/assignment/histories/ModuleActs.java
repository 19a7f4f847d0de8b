package dev.muster.assignment.histories;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Publishings;
import dev.muster.library.Content;
import dev.muster.library.ContentSettings;
import dev.muster.library.Module;
import dev.muster.library.Step;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Behaviour 6 and 7: modules that share courses are learnt, and they and their courses get new versions. */
final class ModuleActs extends Family {
    private int edits;

    ModuleActs(Life life) {
        super(life);
    }

    @Override
    List<Act> acts() {
        return List.of(new Act(5, this::goesOn), new Act(1, this::coursesChange), new Act(1, this::stepsChange));
    }

    void make(String title, @Nullable Integer months) {
        List<Integer> courses = chance().shuffled(courses()).subList(0, 2 + chance().below(2));
        Module made = muster.modules.create(ADMIN, validFor(title, months), courses);
        Content c = muster.moduleDrafts.publish(ADMIN, made.id(), null, null, false);
        told("%s, %d, has %s", title, c.id(), courses);
        company.contents.put(c.id(), new Subject(c.id(), new ArrayList<>(courses), null, months, true));
    }

    private static ContentSettings validFor(String title, @Nullable Integer months) {
        ContentSettings plain = ContentSettings.named(title);
        return new ContentSettings(
                plain.title(),
                plain.description(),
                plain.tags(),
                plain.language(),
                months,
                Subject.RENEWAL_WINDOW_DAYS,
                null,
                plain.visibility(),
                plain.assignableBy(),
                false,
                false);
    }

    private List<Integer> courses() {
        return company.contents.values().stream()
                .filter(c -> !c.module && c.active)
                .map(c -> c.id)
                .toList();
    }

    private List<Subject> modules() {
        return company.contents.values().stream()
                .filter(c -> c.module && c.active)
                .toList();
    }

    /** Somebody who has a module begins it and does some of its steps. */
    private boolean goesOn() {
        List<Key> keys = company.assignments.keySet().stream()
                .filter(k -> modules().contains(company.contents.get(k.content())))
                .filter(k -> !company.people.get(k.person()).deactivated)
                .toList();
        if (keys.isEmpty()) {
            return false;
        }
        Key k = chance().any(keys);
        for (int n = 1 + chance().below(4); n > 0; n--) {
            step(k);
            life.pass(Duration.ofSeconds(1));
            life.learned();
        }
        return true;
    }

    private void step(Key k) {
        Actor learner = new Actor(Actor.Kind.PERSON, k.person(), "Learner", AccessLevel.LEARNER, null);
        List<Integer> left = company.contents.get(k.content()).steps.stream()
                .filter(c -> !life.learning.isDone(k, c))
                .toList();
        boolean underWay = company.work(k).open != null;
        if (!underWay && !life.learning.mayBegin(k)) {
            return;
        }
        if (!underWay && (left.isEmpty() || chance().coin())) {
            told("%s begins", k);
            muster.own.begin(learner, k.content());
            life.twice.unchanged(() -> muster.own.begin(learner, k.content()));
        } else if (left.isEmpty()) {
            told("%s finishes", k);
            muster.own.finish(learner, k.content(), k.content());
        } else {
            step(learner, k, chance().any(left));
        }
    }

    private void step(Actor learner, Key k, int course) {
        Set<Integer> done = company.inside(k, course).open;
        Integer step = company.contents.get(course).steps.stream()
                .filter(s -> done == null || !done.contains(s))
                .findFirst()
                .orElse(null);
        if (step == null) {
            told("%s finishes %d in it", k, course);
            muster.own.finish(learner, k.content(), course);
        } else {
            told("%s does step %d of %d in it", k, step, course);
            muster.own.complete(learner, k.content(), course, step, null);
            life.twice.unchanged(() -> muster.attempts.complete(learner, k.person(), course, k.content(), step, null));
        }
    }

    private boolean coursesChange() {
        if (modules().isEmpty()) {
            return false;
        }
        Subject m = chance().any(modules());
        List<Integer> courses = new ArrayList<>(m.steps);
        List<Integer> others =
                courses().stream().filter(c -> !courses.contains(c)).toList();
        if (others.isEmpty() || courses.size() > 1 && chance().coin()) {
            if (courses.size() == 1) {
                return false;
            }
            courses.remove(chance().below(courses.size()));
        } else {
            courses.add(chance().any(others));
        }
        boolean minor = chance().oneIn(3);
        told("%d now has %s%s", m.id, courses, minor ? ", minor" : "");
        muster.moduleDrafts.replace(ADMIN, m.id, null, courses);
        published(m.id, minor);
        return true;
    }

    private boolean stepsChange() {
        if (modules().isEmpty() || courses().isEmpty()) {
            return false;
        }
        int id = chance().any(courses());
        List<Step> text = new ArrayList<>(muster.courses.get(id).steps());
        int which = chance().below(text.size());
        int how = chance().below(3);
        if (how == 0) {
            text.set(
                    which,
                    Step.text("Edited " + ++edits, "z").withId(text.get(which).id()));
        } else if (how == 1 || text.size() == 1) {
            text.add(Step.text("New " + ++edits, "n"));
        } else {
            text.remove(which);
        }
        boolean minor = chance().oneIn(3);
        told("the steps of %d are %s%s", id, text.stream().map(Step::title).toList(), minor ? ", minor" : "");
        muster.drafts.replace(ADMIN, id, null, text);
        published(id, minor);
        return true;
    }

    /** Behaviour 6: a publish completes nothing for anybody, nor takes it away. */
    private void published(int content, boolean minor) {
        String before = completed();
        Publishings.Done done = muster.publishings.publish(ADMIN, content, null, "Changed", minor, null);
        assertThat(done.again().answer().assigned()).isEmpty();
        assertThat(completed()).as("a publish completes for nobody").isEqualTo(before);
        life.pass(Duration.ofSeconds(1));
    }

    private String completed() {
        return muster.row("""
            select (select string_agg(concat_ws(' ', person_id, content_id, completed_at, version, expires_on), ',' order by person_id, content_id)
                    from assignment where state = 2),
                   (select count(*) from completion where credited_from is null)""");
    }
}
