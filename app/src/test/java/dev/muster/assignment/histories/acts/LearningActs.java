package dev.muster.assignment.histories.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownAssignment;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.histories.reference.KnownPerson;
import dev.muster.assignment.histories.reference.LearningReference;
import dev.muster.assignment.own.CatalogGrid;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Learners begin, go on, complete and renew what they have, begin from the catalog, and give up again. */
public final class LearningActs extends ActFamily {
    private final LearningReference learning;

    public LearningActs(History history) {
        super(history);
        learning = history.learning;
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(5, this::goesOn), new Act(2, this::fromCatalog), new Act(1, this::stops));
    }

    private static Actor learner(int person) {
        return new Actor(Actor.Kind.PERSON, person, "Learner", AccessLevel.LEARNER, null);
    }

    private boolean isReachable(Key k) {
        return !company.people.get(k.person()).deactivated && company.contents.get(k.content()).active;
    }

    private boolean goesOn() {
        List<Key> keys = company.assignments.keySet().stream()
                .filter(this::isReachable)
                .filter(k -> !company.contents.get(k.content()).module)
                .filter(k -> company.work(k).open != null || learning.mayBegin(k))
                .toList();
        if (keys.isEmpty()) {
            return false;
        }
        Key k = chance().any(keys);
        Set<Integer> done = company.work(k).open;
        if (done == null) {
            refusesToFinishWhatRanOut(history, k);
            told("%s begins", k);
            muster.own.begin(learner(k.person()), k.content());
            learning.begin(k);
            history.learned();
            // where there was credit it ended with that at once, and a second Begin renews it
            if (company.work(k).open != null) {
                history.twice.unchanged(() -> muster.own.begin(learner(k.person()), k.content()));
            }
            return true;
        }
        Integer step = company.contents.get(k.content()).steps.stream()
                .filter(s -> !done.contains(s))
                .findFirst()
                .orElse(null);
        if (step == null) {
            told("%s finishes", k);
            muster.own.finish(learner(k.person()), CourseInContext.of(k.content(), null));
            return true;
        }
        told("%s does step %d", k, step);
        muster.attempts.complete(learner(k.person()), k.person(), k.content(), 0, step, null);
        learning.complete(k, step);
        history.twice.unchanged(
                () -> muster.attempts.complete(learner(k.person()), k.person(), k.content(), 0, step, null));
        return true;
    }

    /** What ran out is taken again, not just completed once more. */
    public static void refusesToFinishWhatRanOut(History history, Key k) {
        if (history.learning.status(k) == Status.EXPIRED && history.chance().oneIn(3)) {
            history.twice.writesNothing(
                    "refused",
                    () -> assertThatThrownBy(() -> history.muster.own.finish(
                                    learner(k.person()), CourseInContext.of(k.content(), null)))
                            .isInstanceOf(Conflict.class));
        }
    }

    /** Somebody begins what they don't have; what they don't find is as if it were not there. */
    private boolean fromCatalog() {
        List<KnownPerson> active = company.active();
        if (active.isEmpty()) {
            return false;
        }
        KnownPerson p = chance().any(active);
        if (chance().coin()) {
            findsWhatIsVisibleOrTheirs(p);
        }
        KnownContent c = chance().any(company.contents.values());
        Key k = new Key(p.id, c.id);
        if (company.assignments.containsKey(k)) {
            return false;
        }
        boolean finds = c.active && company.isVisible(c, p);
        told("%s begins from the catalog%s", k, finds ? "" : ", where it is not");
        if (!finds) {
            history.twice.writesNothing(
                    "refused",
                    () -> assertThatThrownBy(() -> muster.own.begin(learner(p.id), c.id))
                            .isInstanceOf(NotThere.class));
            return true;
        }
        muster.own.begin(learner(p.id), c.id);
        company.assignments.put(k, new KnownAssignment());
        history.engine.voluntary(k);
        learning.begin(k);
        history.learned();
        if (company.work(k).open != null || !company.hasModules()) {
            history.twice.unchanged(() -> muster.own.begin(learner(p.id), c.id));
        }
        return true;
    }

    private void findsWhatIsVisibleOrTheirs(KnownPerson p) {
        Set<Integer> found = muster.catalog.find(p.id, CatalogGrid.Query.ALL, null, 50).page().items().stream()
                .map(i -> i.content().id())
                .collect(Collectors.toSet());
        Set<Integer> there = company.contents.values().stream()
                .filter(c -> c.active)
                .filter(c -> company.isVisible(c, p) || company.assignments.containsKey(new Key(p.id, c.id)))
                .map(c -> c.id)
                .collect(Collectors.toSet());
        assertThat(found).as("the catalog of %d", p.id).isEqualTo(there);
    }

    private boolean stops() {
        List<Key> keys =
                company.assignments.keySet().stream().filter(this::isReachable).toList();
        List<Key> own = keys.stream().filter(k -> !company.required(k)).toList();
        if (keys.isEmpty()) {
            return false;
        }
        Key k = chance().any(own.isEmpty() || chance().oneIn(4) ? keys : own);
        Status status = learning.status(k);
        boolean refused = company.required(k) || status == Status.COMPLETED || status == Status.EXPIRED;
        told("%s stops%s", k, refused ? ", which is refused" : "");
        if (refused) {
            history.twice.writesNothing(
                    "refused",
                    () -> assertThatThrownBy(() -> muster.own.stop(learner(k.person()), k.content()))
                            .isInstanceOf(Conflict.class));
            return true;
        }
        history.trail.oneEntry(() -> muster.own.stop(learner(k.person()), k.content()));
        company.sources(k).clear();
        company.assignments.remove(k);
        return true;
    }
}
