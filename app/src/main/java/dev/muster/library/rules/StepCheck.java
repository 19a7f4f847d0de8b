package dev.muster.library.rules;

import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.shared.BadInput.Error;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a step, by field; empty: nothing. */
public final class StepCheck {
    private static final int TITLE = 200;
    private static final int BODY = 100_000;
    private static final int LINE = 1000;
    private static final int QUESTIONS = 100;
    private static final int OPTIONS = 12;

    private final String at;
    private final List<Error> errors = new ArrayList<>();

    private StepCheck(String at) {
        this.at = at;
    }

    /** @param at put before each field, for example {@code steps[2].}; empty for a form about one step */
    public static List<Error> check(Step step, String at) {
        StepCheck check = new StepCheck(at);
        check.common(step);
        check.kind(step);
        return List.copyOf(check.errors);
    }

    private void common(Step step) {
        if (step.title().isBlank()) {
            error("title", "Give the step a title.");
        }
        tooLong("title", step.title(), TITLE);
        tooLong("body", step.body(), BODY);
        if (step.kind() != Step.Kind.VIDEO && step.url() != null) {
            error("url", "Only a video has a link.");
        }
        if (step.kind() != Step.Kind.DOCUMENT && step.fileId() != null) {
            error("fileId", "Only a document step has a file.");
        }
        if (step.kind() != Step.Kind.QUIZ && (!step.questions().isEmpty() || step.passMark() != null)) {
            error("questions", "Only a quiz has questions and a pass mark.");
        }
    }

    private void kind(Step step) {
        switch (step.kind()) {
            case TEXT -> body(step, "Write the text of this step.");
            case ACKNOWLEDGEMENT -> body(step, "Write what the learner confirms.");
            case VIDEO -> link(step.url());
            case DOCUMENT -> {
                if (step.fileId() == null) {
                    error("fileId", "Choose the file of this step.");
                }
            }
            case QUIZ -> quiz(step);
        }
    }

    private void body(Step step, String message) {
        if (step.body() == null || step.body().isBlank()) {
            error("body", message);
        }
    }

    private void link(@Nullable String url) {
        if (url == null || url.isBlank()) {
            error("url", "Give the link to the video.");
            return;
        }
        try {
            URI uri = new URI(url);
            if (!"https".equalsIgnoreCase(uri.getScheme()) || uri.getHost() == null || uri.getUserInfo() != null) {
                error("url", "The link must begin with https:// and name a site.");
            }
        } catch (URISyntaxException e) {
            error("url", "This is not a link.");
        }
        tooLong("url", url, 2000);
    }

    private void quiz(Step step) {
        if (step.questions().isEmpty()) {
            error("questions", "A quiz needs at least one question.");
        }
        if (step.questions().size() > QUESTIONS) {
            error("questions", "A quiz has at most " + QUESTIONS + " questions.");
        }
        Integer mark = step.passMark();
        if (mark == null || mark < 1 || mark > 100) {
            error("passMark", "Give the pass mark in percent, from 1 to 100.");
        }
        for (int i = 0; i < step.questions().size(); i++) {
            question(step.questions().get(i), "questions[" + i + "]");
        }
    }

    private void question(Question q, String field) {
        if (q.prompt().isBlank()) {
            error(field + ".prompt", "Write the question.");
        }
        tooLong(field + ".prompt", q.prompt(), LINE);
        if (q.options().size() < 2 || q.options().size() > OPTIONS) {
            error(field + ".options", "Give from 2 to " + OPTIONS + " options to choose from.");
        }
        if (q.options().stream().anyMatch(String::isBlank)) {
            error(field + ".options", "An option is empty.");
        }
        q.options().forEach(o -> tooLong(field + ".options", o, LINE));
        if (new HashSet<>(q.options()).size() < q.options().size()) {
            error(field + ".options", "Two options are the same.");
        }
        if (q.answer().isEmpty()) {
            error(field + ".answer", "Mark at least one option as right.");
        }
        if (q.answer().stream().anyMatch(a -> a < 0 || a >= q.options().size())) {
            error(field + ".answer", "The right answer names an option that is not there.");
        }
    }

    private void tooLong(String field, @Nullable String text, int most) {
        if (text != null && text.length() > most) {
            error(field, "This is longer than " + most + " characters.");
        }
    }

    private void error(String field, String message) {
        errors.add(new Error(at + field, message));
    }
}
