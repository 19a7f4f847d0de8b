package dev.muster.library;

import java.util.List;

/**
 * One question of a quiz.
 *
 * @param answer indexes of the right options, ascending; one or several. Learners never get them
 */
public record Question(String prompt, List<String> options, List<Integer> answer) {
    public Question {
        options = List.copyOf(options);
        answer = answer.stream().sorted().distinct().toList();
    }

    public boolean several() {
        return answer.size() > 1;
    }
}
