package dev.muster.learning.rules;

import dev.muster.learning.StepDone;
import dev.muster.library.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a completion records: its score and its evidence. */
public final class Scoring {
    private Scoring() {}

    /** The mean of the quizzes, in percent, rounded; empty where none was done. */
    public static OptionalInt score(List<Step> steps, Map<Integer, StepDone> progress) {
        var mean = steps.stream()
                .filter(s -> s.kind() == Step.Kind.QUIZ && CourseProgress.isDone(s, progress.get(s.id())))
                .map(s -> progress.get(s.id()))
                .filter(p -> p.correct() != null && p.of() != null && p.of() > 0)
                .mapToDouble(p -> 100.0 * p.correct() / p.of())
                .average();
        return mean.isPresent() ? OptionalInt.of((int) Math.round(mean.getAsDouble())) : OptionalInt.empty();
    }

    /** A sentence per kind of proof: how many steps, which quizzes with what result, what was confirmed. */
    public static String evidence(List<Step> steps, Map<Integer, StepDone> progress) {
        List<Step> done = steps.stream()
                .filter(s -> CourseProgress.isDone(s, progress.get(s.id())))
                .toList();
        List<String> parts = new ArrayList<>();
        parts.add("Steps done: " + done.size() + " of " + steps.size() + ".");
        done.stream().filter(s -> s.kind() == Step.Kind.QUIZ).forEach(s -> parts.add(quiz(s, progress.get(s.id()))));
        done.stream()
                .filter(s -> s.kind() == Step.Kind.ACKNOWLEDGEMENT)
                .forEach(s -> parts.add("Confirmed “" + s.title() + "”."));
        return String.join(" ", parts);
    }

    private static String quiz(Step step, @Nullable StepDone p) {
        if (p == null) {
            return "Quiz “" + step.title() + "”.";
        }
        return "Quiz “" + step.title() + "”: " + p.correct() + " of " + p.of() + " right, pass mark " + step.passMark()
                + "%, handed in " + p.tries() + (p.tries() == 1 ? " time." : " times.");
    }
}
