package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Again;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.ReassignRequest;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.checks.UndoneAtOnce;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.histories.reference.ReassignReference;
import dev.muster.assignment.histories.reference.ReassignReference.Asked;
import dev.muster.assignment.rules.Reassigning.Retake;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** docs/rules.md 5: contents are reassigned, wholly or by courses and steps; now and then it is taken back at once. */
public final class ReassignActs extends ActFamily {
    private final ReassignReference reference;
    private final UndoneAtOnce taken;

    public ReassignActs(History history) {
        super(history);
        reference = new ReassignReference(history);
        taken = new UndoneAtOnce(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(1, this::reassigns));
    }

    private boolean reassigns() {
        List<Integer> people = chance().some(company.people.keySet(), 4);
        if (people.isEmpty()) {
            return false;
        }
        int content = chance().any(company.contents.keySet());
        LocalDate farthest = LocalDate.ofInstant(company.now, ZoneId.of("Pacific/Kiritimati"));
        LocalDate due = chance().coin() ? null : farthest.plusDays(chance().below(30));
        Retake completed = chance().coin() ? Retake.ALL : Retake.SELECTED;
        Asked asked = new Asked(content, some(content), completed, due);
        told("reassigned to %s: %s", people, asked);
        ReassignRequest request =
                new ReassignRequest(content, people, new Again(asked.only(), completed, true), due, Remarks.NONE);
        AssignEffect preview = muster.reassignments.preview(ADMIN, request);
        if (!taken.isBack(
                people,
                () -> history.trail.oneEntry(() -> assertThat(
                                muster.reassignments.carryOut(ADMIN, request).answer())
                        .as("preview = effect")
                        .isEqualTo(preview)))) {
            List<Key> impacted = people.stream()
                    .map(p -> new Key(p, content))
                    .filter(reference::isImpacted)
                    .toList();
            impacted.forEach(k -> reference.reassign(asked, k, history.learning.status(k)));
            reference.recordedAsForetold(asked, impacted);
        }
        // what is done next is done later
        history.pass(Duration.ofSeconds(1));
        return true;
    }

    /** Nothing: all of it. Of a module courses, and now and then steps of one. */
    private List<Integer> some(int content) {
        KnownContent c = company.contents.get(content);
        if (chance().coin()) {
            return List.of();
        }
        List<Integer> only = new ArrayList<>(chance().some(c.steps, c.steps.size()));
        if (c.module && chance().oneIn(3)) {
            List<Integer> steps = company.contents.get(chance().any(c.steps)).steps;
            only.addAll(chance().some(steps, steps.size()));
        }
        return only;
    }
}
