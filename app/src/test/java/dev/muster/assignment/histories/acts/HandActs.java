package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.checks.UndoneAtOnce;
import dev.muster.assignment.histories.reference.HandsReference;
import dev.muster.assignment.histories.reference.Key;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands assign, remove and set due dates; now and then the act is taken back at once. */
public final class HandActs extends ActFamily {
    private final HandsReference reference;
    private final UndoneAtOnce taken;

    public HandActs(History history) {
        super(history);
        reference = new HandsReference(history);
        taken = new UndoneAtOnce(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(2, this::assigns), new Act(1, this::removes), new Act(1, this::dates));
    }

    private boolean assigns() {
        List<Integer> people = chance().some(company.people.keySet(), 4);
        List<Integer> contents = chance().some(company.contents.keySet(), 2);
        if (people.isEmpty() || contents.isEmpty()) {
            return false;
        }
        LocalDate farthest = LocalDate.ofInstant(company.now, ZoneId.of("Pacific/Kiritimati"));
        LocalDate due = chance().coin() ? null : farthest.plusDays(chance().below(30));
        told("by hand: %s to %s, due %s", contents, people, due);
        AssignRequest request = request(contents, people, due);
        AssignEffect preview = muster.assignments.preview(ADMIN, request);
        if (chance().oneIn(8)) {
            oneByOne(contents, people, due);
        }
        if (taken.isBack(
                people,
                () -> history.trail.oneEntry(() -> assertThat(muster.assignments.assign(ADMIN, request))
                        .as("preview = effect")
                        .isEqualTo(preview)))) {
            return true;
        }
        people.forEach(p -> contents.forEach(c -> reference.assign(new Key(p, c), due)));
        if (due == null) {
            history.twice.unchanged(() -> muster.assignments.assign(ADMIN, request));
        } else {
            assertThat(muster.assignments.preview(ADMIN, request).assigned()).isEmpty();
        }
        return true;
    }

    private static AssignRequest request(List<Integer> contents, List<Integer> people, @Nullable LocalDate due) {
        return new AssignRequest(contents, people, due, null, null, null, null);
    }

    /** In any order, each by itself: the same as all at once. */
    private void oneByOne(List<Integer> contents, List<Integer> people, @Nullable LocalDate due) {
        List<Key> keys = new ArrayList<>();
        people.forEach(p -> contents.forEach(c -> keys.add(new Key(p, c))));
        List<Key> shuffled = chance().shuffled(keys);
        history.trial.same(
                () -> muster.assignments.assign(ADMIN, request(contents, people, due)),
                () -> shuffled.forEach(k ->
                        muster.assignments.assign(ADMIN, request(List.of(k.content()), List.of(k.person()), due))));
    }

    private boolean removes() {
        int content = chance().any(company.contents.keySet());
        List<Integer> people = chance().some(company.people.keySet(), 3);
        if (people.isEmpty()) {
            return false;
        }
        told("removed by hand: %d from %s", content, people);
        List<Removals.One> preview = muster.removals.preview(ADMIN, content, people);
        if (chance().oneIn(8)) {
            List<Integer> shuffled = chance().shuffled(people);
            history.trial.same(
                    () -> muster.removals.remove(ADMIN, content, people, null),
                    () -> shuffled.forEach(p -> muster.removals.remove(ADMIN, content, List.of(p), null)));
        }
        if (taken.isBack(
                people,
                () -> history.trail.oneEntry(() -> assertThat(muster.removals.remove(ADMIN, content, people, null))
                        .as("preview = effect")
                        .isEqualTo(preview)))) {
            return true;
        }
        for (Removals.One one : preview) {
            boolean removed = reference.remove(new Key(one.personId(), content));
            assertThat(one.removed()).as(one.message()).isEqualTo(removed);
        }
        history.twice.unchanged(() ->
                assertThat(muster.removals.remove(ADMIN, content, people, null)).noneMatch(Removals.One::removed));
        return true;
    }

    private boolean dates() {
        List<Key> keys =
                company.assignments.keySet().stream().filter(company::required).toList();
        if (keys.isEmpty()) {
            return false;
        }
        Key k = chance().any(keys);
        LocalDate on = chance().oneIn(3) ? null : company.today(k.person()).plusDays(chance().below(40));
        told("due by hand: %s on %s", k, on);
        List<Integer> person = List.of(k.person());
        if (!taken.isBack(
                person,
                () -> history.trail.oneEntry(() -> muster.dueDates.set(ADMIN, k.content(), person, on, null)))) {
            company.assignments.get(k).dueByHand = on;
            company.assignments.get(k).dueSet = company.now;
        }
        return true;
    }
}
