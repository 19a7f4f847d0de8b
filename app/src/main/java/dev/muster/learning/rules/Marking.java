package dev.muster.learning.rules;

import dev.muster.library.Question;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A quiz as it was marked. Several right options must match exactly; there are no part marks.
 *
 * @param right per question, in order
 * @param percent of questions right, rounded
 */
public record Marking(List<Boolean> right, int percent, boolean passed) {
    public Marking {
        right = List.copyOf(right);
    }

    public int correct() {
        return (int) right.stream().filter(r -> r).count();
    }

    public int of() {
        return right.size();
    }

    /**
     * @param answers for each question the chosen option indexes, in any order
     * @throws BadInput naming {@code answers} where they don't fit the questions
     */
    public static Marking mark(List<Question> questions, int passMark, List<List<Integer>> answers) {
        check(questions, answers);
        List<Boolean> right = new ArrayList<>();
        for (int i = 0; i < questions.size(); i++) {
            right.add(Set.copyOf(questions.get(i).answer()).equals(new HashSet<>(answers.get(i))));
        }
        int correct = (int) right.stream().filter(r -> r).count();
        int of = questions.size();
        return new Marking(right, Math.round(100f * correct / of), correct * 100 >= passMark * of);
    }

    /** Refuses answers that no form of this quiz could send. Unanswered questions are allowed: they count as wrong. */
    public static void check(List<Question> questions, List<List<Integer>> answers) {
        if (answers.size() != questions.size()) {
            throw new BadInput(
                    "answers", "Give one list of chosen options for each of the " + questions.size() + " questions.");
        }
        for (int i = 0; i < answers.size(); i++) {
            int options = questions.get(i).options().size();
            if (answers.get(i).stream().anyMatch(a -> a < 0 || a >= options)) {
                throw new BadInput("answers[" + i + "]", "Options are numbered from 0 to " + (options - 1) + ".");
            }
        }
    }
}
