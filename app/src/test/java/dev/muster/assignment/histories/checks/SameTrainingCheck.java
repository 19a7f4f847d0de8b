package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Training;
import dev.muster.assignment.histories.History;
import java.util.List;
import java.util.Map;

/** Invariants 1, 2, 4, 7: sources, one assignment each, status, due date, of everybody, as the reference says. */
public final class SameTrainingCheck extends Check {
    public SameTrainingCheck(History history) {
        super(history, 1);
    }

    @Override
    public void look() {
        Map<Integer, List<Training>> all = history.everybody();
        for (int p : company.people.keySet()) {
            same(p, all.getOrDefault(p, List.of()));
        }
        if (history.chance().oneIn(3)) {
            int one = history.chance().any(company.people.keySet());
            same(one, muster.training.ofPerson(one));
        }
    }

    private void same(int person, List<Training> real) {
        assertThat(lines(real))
                .as("training of %d", person)
                .containsExactlyInAnyOrderElementsOf(history.training.of(person));
    }

    public static List<String> lines(List<Training> all) {
        return all.stream().map(SameTrainingCheck::line).toList();
    }

    public static String line(Training t) {
        List<String> sources = t.sources().stream()
                .map(s -> s.label() + " " + s.due() + (s.kept() ? " kept" : ""))
                .sorted()
                .toList();
        return "%d %s %s due %s%s%s %d%% [%s]"
                .formatted(
                        t.content().id(),
                        t.status(),
                        t.required() ? "required" : "optional",
                        t.dueOn(),
                        t.dueLifted() ? " lifted" : "",
                        t.dueByHand() ? " by hand" : "",
                        t.progress(),
                        String.join(", ", sources));
    }
}
