package dev.muster.assignment.byhand;

import dev.muster.assignment.Again;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.ledger.ReassignStore;
import dev.muster.assignment.ledger.ReassignStore.Fresh;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.progress.ShownProgress;
import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Assigning.Decision;
import dev.muster.assignment.rules.Reassigning;
import dev.muster.assignment.rules.Reassigning.Ask;
import dev.muster.assignment.rules.Reassigning.Reset;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.audit.AuditLog.Written;
import dev.muster.learning.Resets;
import dev.muster.library.ContentRef;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Carries out what reassigning decides, for people of one content. Callers hold its lock. */
@Component
public class ReassignWriter {
    private static final int STANDALONE = 0;

    private final ReassignStore store;
    private final PartStore parts;
    private final Resets resets;
    private final ShownProgress facts;

    ReassignWriter(ReassignStore store, PartStore parts, Resets resets, ShownProgress facts) {
        this.store = store;
        this.parts = parts;
        this.resets = resets;
        this.facts = facts;
    }

    /** What is taken again. @param counts whether an old completion counts until a due date that is given */
    record Plan(Parts parts, Retake completedRetake, boolean counts) {
        Ask ask() {
            return new Ask(!parts.isWhole(), completedRetake);
        }
    }

    /** One person who takes it again. */
    record One(Plan plan, Reset reset, Fresh fresh) {
        /**
         * @param retakeDue until when the old completion counts, if it does
         * @param byHand the date to be set on the assignment
         */
        static One of(Plan plan, Known k, Decision d, @Nullable LocalDate retakeDue, @Nullable LocalDate byHand) {
            if (!(d instanceof Assigning.Reassign r)) {
                throw new IllegalArgumentException("takes nothing again: " + d);
            }
            LocalDate until =
                    Reassigning.countsUntil(r.status(), plan.counts(), retakeDue, k.expiresOn(), k.countsUntil());
            return new One(plan, r.reset(), new Fresh(k.personId(), k.today(), until, byHand));
        }
    }

    Plan plan(ContentRef content, Again again) {
        return new Plan(parts.of(content, again.only()), again.completedRetake(), again.oldCompletionCounts());
    }

    /** What was before; to be written before anything else. */
    void lines(Written entry, int contentId, List<One> each) {
        if (!each.isEmpty()) {
            store.lines(contentId, each.stream().map(o -> o.fresh().personId()).toList(), entry);
        }
    }

    /** @param each of one plan */
    void make(Written entry, List<One> each) {
        if (!each.isEmpty()) {
            make(entry, each.getFirst().plan().parts(), each);
        }
    }

    /** As it was before the act; the caller lets what assignments show follow. */
    public void undo(UndoEntry e, int contentId, List<Integer> people) {
        resets.undo(e.id(), contentId, people);
        store.undo(e, contentId, people.toArray(Integer[]::new));
    }

    private void make(Written entry, Parts parts, List<One> each) {
        Map<Reset, List<Integer>> by = each.stream()
                .collect(Collectors.groupingBy(
                        One::reset,
                        () -> new EnumMap<>(Reset.class),
                        Collectors.mapping(o -> o.fresh().personId(), Collectors.toList())));
        by.forEach((reset, people) -> {
            if (parts.of().kind() == ContentRef.Kind.MODULE) {
                module(entry, parts, reset, people);
            } else {
                course(entry, parts, reset, people);
            }
        });
        int id = parts.of().id();
        store.fresh(entry, id, each.stream().map(One::fresh).toList());
        List<Integer> whole = by.getOrDefault(Reset.WHOLE, List.of());
        store.notStarted(id, whole);
        facts.follow(each.stream()
                .filter(o -> o.reset() != Reset.WHOLE)
                .map(o -> new Pair(o.fresh().personId(), id))
                .toList());
    }

    private void course(Written entry, Parts parts, Reset reset, List<Integer> people) {
        int id = parts.of().id();
        List<Integer> steps = parts.steps().getOrDefault(id, List.of());
        switch (reset) {
            case WHOLE -> resets.whole(entry, id, STANDALONE, people);
            case SELECTED_UNDER_WAY -> resets.steps(entry, id, STANDALONE, people, Resets.From.UNDER_WAY, steps);
            case SELECTED_COMPLETED -> resets.steps(entry, id, STANDALONE, people, Resets.From.COMPLETED, steps);
        }
    }

    private void module(Written entry, Parts parts, Reset reset, List<Integer> people) {
        int id = parts.of().id();
        switch (reset) {
            case WHOLE -> {
                resets.whole(entry, id, STANDALONE, people);
                resets.courses(entry, id, people);
            }
            case SELECTED_UNDER_WAY -> {
                selected(entry, parts, people);
                resets.whole(entry, id, STANDALONE, resets.bare(id, people));
            }
            case SELECTED_COMPLETED -> {
                resets.whole(entry, id, STANDALONE, people);
                selected(entry, parts, people);
                Set<Integer> bare = Set.copyOf(resets.bare(id, people));
                resets.again(
                        entry,
                        id,
                        people.stream().filter(p -> !bare.contains(p)).toList());
            }
        }
    }

    private void selected(Written entry, Parts parts, List<Integer> people) {
        int module = parts.of().id();
        parts.courses().forEach(course -> resets.whole(entry, course, module, people));
        parts.steps()
                .forEach((course, steps) -> resets.steps(entry, course, module, people, Resets.From.EITHER, steps));
    }
}
