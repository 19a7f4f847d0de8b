package dev.muster.assignment.histories;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Again;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.ReassignRequest;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.assignment.rules.Status;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Behaviour 5: courses are reassigned, wholly or by steps; now and then it is taken back at once. */
final class ReassignActs extends Family {
    private final Taken taken;

    ReassignActs(Life life) {
        super(life);
        taken = new Taken(life);
    }

    @Override
    List<Act> acts() {
        return Life.WITH_MODULES ? List.of(new Act(1, this::reassigns)) : List.of();
    }

    private boolean reassigns() {
        List<Integer> people = chance().some(company.people.keySet(), 4);
        if (people.isEmpty()) {
            return false;
        }
        int content = chance().any(company.contents.keySet());
        Subject c = company.contents.get(content);
        List<Integer> only = chance().coin() ? List.of() : chance().some(c.steps, c.steps.size());
        LocalDate farthest = LocalDate.ofInstant(company.now, ZoneId.of("Pacific/Kiritimati"));
        LocalDate due = chance().coin() ? null : farthest.plusDays(chance().below(30));
        told("reassigned: steps %s of %d to %s, due %s", only, content, people, due);
        ReassignRequest request =
                new ReassignRequest(content, people, new Again(only, Retake.ALL, true), due, Remarks.NONE);
        AssignEffect preview = muster.reassignments.preview(ADMIN, request);
        if (!taken.isBack(
                people,
                () -> life.trail.oneEntry(() -> assertThat(
                                muster.reassignments.carryOut(ADMIN, request).answer())
                        .as("preview = effect")
                        .isEqualTo(preview)))) {
            people.forEach(p -> reassign(new Key(p, content), c, only, due));
        }
        life.learned();
        // what is done next is done later
        life.pass(Duration.ofSeconds(1));
        return true;
    }

    private void reassign(Key k, Subject c, List<Integer> only, @Nullable LocalDate due) {
        Someone p = company.people.get(k.person());
        Status status = life.learning.status(k);
        if (p.deactivated
                || !c.active
                || company.exempt(k, 0)
                || !company.assignments.containsKey(k)
                || status == Status.NOT_STARTED) {
            return;
        }
        Work w = company.work(k);
        if (status == Status.IN_PROGRESS && !only.isEmpty()) {
            Objects.requireNonNull(w.open).removeAll(only);
        } else {
            w.open = null;
        }
        if (w.open != null && w.open.isEmpty()) {
            w.open = null;
        }
        w.reset = company.now;
        if (!company.required(k)) {
            life.engine.give(k, Company.INDIVIDUAL, Reason.undated(company.today(p)));
        }
        dates(k, company.today(p), due);
    }

    /** What has passed is lifted; a date that is given is set on the assignment. */
    private void dates(Key k, LocalDate today, @Nullable LocalDate due) {
        LocalDate lifted = today.plusDays(Company.MINIMUM_DAYS);
        company.sources(k)
                .replaceAll((_, s) -> s.due() != null && s.due().isBefore(today)
                        ? new Reason(lifted, true, s.kept(), s.since(), s.given())
                        : s);
        Has has = company.assignments.get(k);
        LocalDate before = has.dueByHand;
        if (due != null || before != null && before.isBefore(today)) {
            has.dueByHand = due != null ? due : lifted;
            has.dueSet = company.now;
        }
    }
}
