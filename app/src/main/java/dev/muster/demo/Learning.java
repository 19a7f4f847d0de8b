package dev.muster.demo;

import dev.muster.assignment.Training;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.learning.Attempts;
import dev.muster.library.ContentRef;
import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.library.versions.CourseText;
import dev.muster.library.versions.CourseVersion;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people do with what they are given: most learn in time, some begin, some don't. */
@Component
class Learning {
    private static final int ALONE = 0;
    private static final int DAY = 24 * 60;
    private static final int MONTH = 30;

    private final TrainingGrid grid;
    private final Attempts attempts;
    private final CourseText texts;

    Learning(TrainingGrid grid, Attempts attempts, CourseText texts) {
        this.grid = grid;
        this.attempts = attempts;
        this.texts = texts;
    }

    /** The learners of one story. */
    final class Learners {
        private final Story story;
        private final Map<Integer, CourseVersion> courses = new HashMap<>();
        private final Set<List<Integer>> decided = new HashSet<>();

        private Learners(Story story) {
            this.story = story;
        }

        /** Decides what becomes of what the person was given since the last time. */
        void decide(int personId) {
            for (Training t : grid.ofPerson(personId)) {
                if (t.content().kind() == ContentRef.Kind.COURSE
                        && decided.add(List.of(personId, t.content().id()))) {
                    decide(personId, t.content().id(), t.assignedAt());
                }
            }
        }

        private void decide(int personId, int course, Instant given) {
            int days = Math.max(1, (int) Duration.between(given, story.now).toDays());
            int complete = days > MONTH + 5 ? 93 : 10 + days;
            int fate = story.random.nextInt(100);
            Instant at = story.after(given, 60, Math.min(days, MONTH + 2) * DAY);
            if (fate < complete) {
                completes(personId, course, at);
            } else if (fate < complete + 4) {
                begins(personId, course, at);
            }
        }

        /** And most renew it before a year is over. */
        void completes(int personId, int course, Instant at) {
            decided.add(List.of(personId, course));
            story.time.at(at, () -> work(personId, course, text(course).steps()));
            if (story.random.nextInt(10) < 5) {
                Instant again = story.after(at, (365 - 28) * DAY, (365 - 2) * DAY);
                story.time.at(again, () -> work(personId, course, text(course).steps()));
            }
        }

        /** Gets some way, and in a quiz keeps an answer that is not handed in yet. */
        void begins(int personId, int course, Instant at) {
            decided.add(List.of(personId, course));
            story.time.at(at, () -> begin(personId, course));
        }

        void never(int personId, int course) {
            decided.add(List.of(personId, course));
        }

        private void begin(int personId, int course) {
            List<Step> steps = text(course).steps();
            int done = quiz(steps);
            work(personId, course, steps.subList(0, done));
            Step next = steps.get(done);
            if (next.kind() == Step.Kind.QUIZ && story.isThere(personId)) {
                List<List<Integer>> answers = new ArrayList<>();
                next.questions().forEach(q -> answers.add(answers.isEmpty() ? q.answer() : List.of()));
                attempts.keepAnswers(learner(personId), personId, course, ALONE, next.id(), answers);
            }
        }

        private void work(int personId, int course, List<Step> steps) {
            if (story.isThere(personId)) {
                Actor who = learner(personId);
                attempts.begin(who, personId, course, ALONE);
                steps.forEach(s -> attempts.complete(who, personId, course, ALONE, s.id(), answers(s, story.random)));
            }
        }

        private Actor learner(int personId) {
            return story.as(personId, AccessLevel.LEARNER);
        }

        private CourseVersion text(int course) {
            return courses.computeIfAbsent(course, texts::newest);
        }
    }

    /** Where the quiz stands; without one, the last step. */
    private static int quiz(List<Step> steps) {
        int i = 0;
        while (i < steps.size() - 1 && steps.get(i).kind() != Step.Kind.QUIZ) {
            i++;
        }
        return i;
    }

    Learners of(Story story) {
        return new Learners(story);
    }

    /** All right, or sometimes one wrong where the pass mark allows it. */
    private static @Nullable List<List<Integer>> answers(Step step, Random random) {
        if (step.kind() != Step.Kind.QUIZ) {
            return null;
        }
        int questions = step.questions().size();
        int mark = step.passMark() == null ? 100 : step.passMark();
        boolean slips = (questions - 1) * 100 >= mark * questions && random.nextInt(10) < 4;
        int wrong = slips ? random.nextInt(questions) : -1;
        List<List<Integer>> answers = new ArrayList<>();
        for (Question q : step.questions()) {
            int other = (q.answer().getFirst() + 1) % q.options().size();
            answers.add(answers.size() == wrong ? List.of(other) : q.answer());
        }
        return answers;
    }
}
