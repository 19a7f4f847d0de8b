package dev.muster.assignment.progress;

import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.Execution;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.ledger.ProgressStore;
import dev.muster.assignment.ledger.ProgressStore.Showing;
import dev.muster.assignment.ledger.RulesActor;
import dev.muster.assignment.lists.LearningAsFacts;
import dev.muster.assignment.progress.ShownProgressStore.Known;
import dev.muster.assignment.rules.Facts;
import dev.muster.assignment.rules.State;
import dev.muster.learning.AttemptChanged;
import dev.muster.learning.Credits;
import dev.muster.learning.LearningFacts;
import dev.muster.learning.LearningFacts.Fact;
import dev.muster.learning.LearningFacts.Key;
import dev.muster.learning.ModuleFacts;
import dev.muster.learning.ModuleProgress;
import dev.muster.learning.ModuleRuns;
import dev.muster.learning.Part;
import dev.muster.shared.Actor;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what an assignment shows (state, progress, score) in step with what the person has done, and gives credit where
 * it is due: in the transaction of the learner's act, and when an assignment is new for somebody who has been at the
 * content before.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class ShownProgress {
    private static final int STANDALONE = 0;

    private final LearningFacts learning;
    private final ModuleFacts modules;
    private final ModuleRuns runs;
    private final Credits credits;
    private final ShownProgressStore store;
    private final ContentLocks locks;
    private final ProgressStore assignments;

    ShownProgress(
            LearningFacts learning,
            ModuleFacts modules,
            ModuleRuns runs,
            Credits credits,
            ShownProgressStore store,
            ContentLocks locks,
            ProgressStore assignments) {
        this.learning = learning;
        this.modules = modules;
        this.runs = runs;
        this.credits = credits;
        this.store = store;
        this.locks = locks;
        this.assignments = assignments;
    }

    @EventListener
    public void on(AttemptChanged news) {
        Set<Integer> contents = touchedBy(news.contentId(), news.context());
        locks.shared(contents);
        List<Pair> pairs =
                contents.stream().map(c -> new Pair(news.personId(), c)).toList();
        follow(news.by(), pairs, Set.of(new Key(news.personId(), news.context())));
    }

    /** What a learner's act on a course can reach: the course, and every module it is in, whoever has that. */
    public Set<Integer> touchedBy(int contentId, int context) {
        Set<Integer> contents = new TreeSet<>(modules.modulesWith(contentId));
        contents.add(contentId);
        if (context != STANDALONE) {
            contents.add(context);
        }
        return contents;
    }

    public void follow(Collection<Pair> pairs) {
        for (List<Pair> some : Execution.batches(List.copyOf(pairs))) {
            follow(RulesActor.RULES, some, Set.of());
        }
    }

    /** The same, where nobody did anything: what is under way is shown anew, and stays under way. */
    public void refresh(Collection<Pair> pairs) {
        for (List<Pair> some : Execution.batches(List.copyOf(pairs))) {
            List<Known> known = store.known(some);
            if (!known.isEmpty()) {
                credits.flow(known.stream().map(Known::key).toList());
                show(known);
            }
        }
    }

    /** @param worked modules that something was done in: only those, and the credited, can end by it */
    private void follow(Actor by, Collection<Pair> pairs, Set<Key> worked) {
        List<Known> known = store.known(pairs);
        if (known.isEmpty()) {
            return;
        }
        Set<Key> moved =
                new HashSet<>(credits.flow(known.stream().map(Known::key).toList()));
        moved.addAll(worked);
        List<Known> toEnd = known.stream()
                .filter(k -> k.module() && moved.contains(k.key()))
                .toList();
        Map<Key, Fact> before = facts(toEnd);
        for (Known k : toEnd) {
            if (isUnderWay(k, before.getOrDefault(k.key(), Fact.NONE))) {
                runs.end(by, k.personId(), k.contentId(), k.version());
            }
        }
        show(known);
    }

    /** A valid completion, or one that ran out, stays what it is until the module is begun again. */
    private static boolean isUnderWay(Known k, Fact fact) {
        return fact.open() != null
                || LearningAsFacts.course(fact).shown(k.resetAt()).state() != State.COMPLETED;
    }

    private Map<Key, Fact> facts(List<Known> known) {
        return learning.of(known.stream().map(Known::key).toList(), STANDALONE);
    }

    private void show(List<Known> known) {
        Map<Key, Fact> facts = facts(known);
        Map<Key, List<Part>> parts = modules.parts(
                known.stream().filter(Known::module).map(Known::key).toList());
        assignments.show(known.stream()
                .map(k -> new Showing(
                        k.personId(),
                        k.contentId(),
                        k.resetAt(),
                        shown(k, facts.getOrDefault(k.key(), Fact.NONE), parts.getOrDefault(k.key(), List.of()))))
                .toList());
    }

    private static Facts.Shown shown(Known k, Fact own, List<Part> courses) {
        Facts all = k.module()
                ? LearningAsFacts.module(own, k.resetAt(), courses, ModuleProgress.of(courses, k.today()))
                : LearningAsFacts.course(own);
        return all.shown(k.resetAt());
    }
}
