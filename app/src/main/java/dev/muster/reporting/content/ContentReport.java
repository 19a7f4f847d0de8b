package dev.muster.reporting.content;

import dev.muster.library.Content;
import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.reporting.Numbers;
import java.util.List;

/**
 * How one course or module goes, of the people whom the reader sees.
 *
 * @param numbers of those who must do it
 * @param scores of the completions that people have
 * @param begun attempts of the version in use that are open
 * @param steps of the version in use, in their order; none of a module
 * @param versions that somebody's completion is of, the newest first
 */
public record ContentReport(
        Content content, Numbers numbers, Scores scores, int begun, List<StepLine> steps, List<VersionLine> versions) {
    public ContentReport {
        steps = List.copyOf(steps);
        versions = List.copyOf(versions);
    }

    /** @param average in percent, rounded; 0 where there is none */
    public record Scores(int people, int average) {}

    /** @param stoppedHere open attempts whose first open step this is */
    public record StepLine(Step step, int stoppedHere, List<QuestionLine> questions) {
        public StepLine {
            questions = List.copyOf(questions);
        }
    }

    /**
     * @param answered how many have handed it in, each with their last answers
     * @param chosen how often each option was chosen, in their order
     */
    public record QuestionLine(Question question, int answered, int right, List<Integer> chosen) {
        public QuestionLine {
            chosen = List.copyOf(chosen);
        }

        /** In percent, rounded down; 100 means all. */
        public int percent() {
            return share(right);
        }

        public int share(int count) {
            return answered == 0 ? 0 : (int) (100L * count / answered);
        }
    }

    /** @param people who hold a completion of it */
    public record VersionLine(int version, int people) {}
}
