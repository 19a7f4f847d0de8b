package dev.muster.assignment.histories.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.assignment.rules.Status;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 5: what of somebody's work reassigning takes back, and what becomes of the dates. */
public final class ReassignReference {
    private final History history;
    private final Company company;

    public ReassignReference(History history) {
        this.history = history;
        this.company = history.company;
    }

    /**
     * What is to be taken again.
     *
     * @param only courses of a module, steps; empty: all of it
     * @param completed what of it, if only some is selected, who has completed it takes again
     */
    public record Asked(
            int content,
            List<Integer> only,
            Retake completed,
            @Nullable LocalDate due) {}

    /** Who is not started, or does not have it, is not impacted. @return whether they take it again */
    public boolean isImpacted(Key k) {
        return !company.people.get(k.person()).deactivated
                && company.contents.get(k.content()).active
                && !company.exempt(k, 0)
                && company.assignments.containsKey(k)
                && history.learning.status(k) != Status.NOT_STARTED;
    }

    /** @param status as it was when it was asked */
    public void reassign(Asked asked, Key k, Status status) {
        Set<Integer> only = selected(asked, status);
        if (company.contents.get(k.content()).module) {
            module(k, only, status);
        } else {
            KnownLearning w = company.work(k);
            Set<Integer> done = status == Status.IN_PROGRESS ? w.open : completed(w);
            reset(w, only.isEmpty() ? Set.of() : done, only);
        }
        LocalDate today = company.today(k.person());
        if (!company.required(k)) {
            history.engine.give(k, Company.INDIVIDUAL, KnownSource.undated(today));
        }
        dates(k, today, asked.due());
    }

    /** Nothing: the whole. */
    private Set<Integer> selected(Asked asked, Status status) {
        KnownContent c = company.contents.get(asked.content());
        Set<Integer> only = new HashSet<>(asked.only());
        if (c.module) {
            c.steps.stream().filter(course -> isWhole(course, only)).forEach(only::add);
        }
        boolean all = only.containsAll(c.steps) || status != Status.IN_PROGRESS && asked.completed() == Retake.ALL;
        return all ? Set.of() : only;
    }

    private boolean isWhole(int course, Set<Integer> only) {
        List<Integer> steps = company.contents.get(course).steps;
        return !steps.isEmpty() && only.containsAll(steps);
    }

    /** What stays done is a new attempt; nothing: it is not begun. */
    private void reset(KnownLearning w, @Nullable Set<Integer> done, Set<Integer> only) {
        Set<Integer> stays = new HashSet<>(done == null ? Set.of() : done);
        stays.removeAll(only);
        w.open = stays.isEmpty() ? null : stays;
        w.reset = company.now;
    }

    private static Set<Integer> completed(KnownLearning w) {
        KnownLearning.Done newest = w.newest();
        return newest == null ? Set.of() : newest.steps;
    }

    private void module(Key k, Set<Integer> only, Status status) {
        KnownLearning w = company.work(k);
        List<Integer> courses = company.contents.get(k.content()).steps;
        if (only.isEmpty()) {
            reset(w, null, Set.of());
            Set<Integer> all = new HashSet<>(courses);
            all.addAll(company.inside.getOrDefault(k, new TreeMap<>()).keySet());
            all.forEach(course -> reset(company.inside(k, course), null, Set.of()));
            return;
        }
        courses.forEach(course -> inModule(company.inside(k, course), course, only));
        boolean bare = courses.stream()
                .map(course -> company.inside(k, course))
                .noneMatch(part -> part.open != null || part.newest() != null);
        if (bare || status != Status.IN_PROGRESS) {
            w.open = bare ? null : new HashSet<>();
            w.reset = company.now;
        }
    }

    private void inModule(KnownLearning part, int course, Set<Integer> only) {
        List<Integer> steps = company.contents.get(course).steps;
        if (only.contains(course)) {
            reset(part, null, Set.of());
        } else if (steps.stream().anyMatch(only::contains)) {
            reset(part, part.open != null ? part.open : completed(part), only);
        }
    }

    /** What has passed is lifted; a date that is given is set on the assignment. */
    private void dates(Key k, LocalDate today, @Nullable LocalDate due) {
        LocalDate lifted = today.plusDays(Company.MINIMUM_DAYS);
        KnownPerson p = company.people.get(k.person());
        company.sources(k)
                .replaceAll((_, s) -> s.due() != null && s.due().isBefore(p.away.lived(s.set(), today))
                        ? new KnownSource(lifted, true, s.kept(), s.since(), today, s.given())
                        : s);
        KnownAssignment has = company.assignments.get(k);
        LocalDate before = has.dueByHand;
        if (due != null || before != null && before.isBefore(p.away.lived(company.dayOf(has.dueSet, p), today))) {
            has.dueByHand = due != null ? due : lifted;
            has.dueSet = company.now;
        }
    }

    /** Where facts are read: they are as foretold. Credit that came with the act, where nothing was selected, is no surprise. */
    public void recordedAsForetold(Asked asked, List<Key> impacted) {
        if (!company.hasModules()) {
            return;
        }
        Map<Key, Map<Integer, String>> foretold = new HashMap<>();
        impacted.forEach(k -> foretold.put(k, lines(k)));
        history.learned();
        for (Key k : impacted) {
            List<Integer> credited = company.contents.get(k.content()).steps.stream()
                    .filter(course -> !asked.only().contains(course) && isCreditedNow(company.inside(k, course)))
                    .toList();
            assertThat(without(credited, k, lines(k)))
                    .as("%s after %s", k, asked)
                    .isEqualTo(without(credited, k, Objects.requireNonNull(foretold.get(k))));
        }
    }

    private boolean isCreditedNow(KnownLearning part) {
        KnownLearning.Done newest = part.newest();
        return newest != null && newest.credit && company.now.equals(newest.recorded);
    }

    /** With credit the module may be begun that would not be without. */
    private static Map<Integer, String> without(List<Integer> credited, Key k, Map<Integer, String> lines) {
        Map<Integer, String> all = new TreeMap<>(lines);
        credited.forEach(all::remove);
        if (!credited.isEmpty()) {
            all.remove(k.content());
        }
        return all;
    }

    private Map<Integer, String> lines(Key k) {
        Map<Integer, String> all = new TreeMap<>();
        KnownContent c = company.contents.get(k.content());
        all.put(c.id, line(company.work(k), c));
        if (c.module) {
            c.steps.forEach(course -> all.put(course, line(company.inside(k, course), company.contents.get(course))));
        }
        return all;
    }

    private static String line(KnownLearning w, KnownContent c) {
        return (w.newest() == null ? "-" : "counts")
                + (w.open == null ? "" : ", under way" + (c.module ? "" : ", done " + new TreeSet<>(w.open)));
    }
}
