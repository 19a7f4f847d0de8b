package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.library.Content;
import dev.muster.library.ContentSettings;
import dev.muster.library.Module;
import dev.muster.library.rules.Validity;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.BooleanNode;

/** docs/rules.md 2 and 7: modules that share courses are learnt; what is completed standalone counts in them, or not. */
public final class ModuleActs extends ActFamily {
    public ModuleActs(History history) {
        super(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(5, this::goesOn), new Act(1, this::standaloneCounts));
    }

    public void make(String title, Validity counts) {
        List<Integer> courses = chance().shuffled(courses()).subList(0, 2 + chance().below(2));
        Module made = muster.modules.create(ADMIN, ContentSettings.named(title).valid(counts), courses);
        Content c = muster.moduleDrafts.publish(ADMIN, made.id(), null, null, false);
        told("%s, %d, has %s", title, c.id(), courses);
        company.contents.put(c.id(), new KnownContent(c.id(), new ArrayList<>(courses), null, counts, true));
    }

    private List<Integer> courses() {
        return company.contents.values().stream()
                .filter(c -> !c.module && c.active)
                .map(c -> c.id)
                .toList();
    }

    private List<KnownContent> modules() {
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
            history.pass(Duration.ofSeconds(1));
            history.learned();
        }
        return true;
    }

    private void step(Key k) {
        Actor learner = new Actor(Actor.Kind.PERSON, k.person(), "Learner", AccessLevel.LEARNER, null);
        List<Integer> left = company.contents.get(k.content()).steps.stream()
                .filter(c -> !history.learning.isDone(k, c))
                .toList();
        boolean underWay = company.work(k).open != null;
        if (!underWay && !history.learning.mayBegin(k)) {
            refusesWhatNobodyAsks(learner, k, left);
            return;
        }
        // begun again and done in one, at the same instant, it would count as done before
        boolean again = company.work(k).newest() != null;
        if (!underWay && (again || left.isEmpty() || chance().coin())) {
            LearningActs.refusesToFinishWhatRanOut(history, k);
            told("%s begins", k);
            muster.own.begin(learner, k.content());
            history.learned();
            // with credit it may be completed by that
            if (company.work(k).open != null) {
                history.twice.unchanged(() -> muster.own.begin(learner, k.content()));
            }
        } else if (left.isEmpty()) {
            told("%s finishes", k);
            muster.own.finish(learner, CourseInContext.of(k.content(), null));
        } else {
            step(learner, k, chance().any(left));
        }
    }

    /** A course that was added to a module since it was completed. */
    private void refusesWhatNobodyAsks(Actor learner, Key k, List<Integer> left) {
        List<Integer> added =
                left.stream().filter(c -> company.inside(k, c).open == null).toList();
        if (!added.isEmpty() && chance().oneIn(3)) {
            int course = chance().any(added);
            int step = chance().any(company.contents.get(course).steps);
            history.twice.writesNothing(
                    "refused",
                    () -> assertThatThrownBy(() ->
                                    muster.own.complete(learner, new CourseInContext(k.content(), course), step, null))
                            .isInstanceOf(Conflict.class));
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
            muster.own.finish(learner, new CourseInContext(k.content(), course));
        } else {
            told("%s does step %d of %d in it", k, step, course);
            muster.own.complete(learner, new CourseInContext(k.content(), course), step, null);
            isDone(k, course, step);
            history.twice.unchanged(
                    () -> muster.attempts.complete(learner, k.person(), course, k.content(), step, null));
        }
    }

    /** Or all of the course, by this step or by credit. */
    private void isDone(Key k, int course, int step) {
        history.learned();
        Set<Integer> done = company.inside(k, course).open;
        assertThat(done != null ? done.contains(step) : history.learning.isDone(k, course))
                .as("step %d of %d in %s is done", step, course, k)
                .isTrue();
    }

    /** The setting by which standalone completions count in modules. Switched on it reaches people when they next get or work on a module. */
    private boolean standaloneCounts() {
        if (modules().isEmpty()) {
            return false;
        }
        boolean on = company.standaloneCountsSince == null;
        told("standalone completions count inside modules: %s", on);
        muster.settingsChange.change(ADMIN, Map.of("standaloneCompletionsCountInModules", BooleanNode.valueOf(on)));
        if (!on) {
            company.standaloneCounted.put(company.standaloneCountsSince, company.now);
        }
        company.standaloneCountsSince = on ? company.now : null;
        history.pass(Duration.ofSeconds(1));
        return true;
    }
}
