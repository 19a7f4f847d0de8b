package dev.muster.web.library;

import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.shared.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form of a step as it was sent, complete or not: what the editor shows again while questions are added.
 *
 * @param passMark as typed
 */
public record StepForm(
        int id,
        Step.Kind kind,
        String title,
        String body,
        String url,
        @Nullable Integer fileId,
        List<Ask> questions,
        String passMark,
        boolean required) {
    private static final int MOST = 100;

    public StepForm {
        questions = List.copyOf(questions);
    }

    /** A question with its empty fields. @param right indexes of the ticked options */
    public record Ask(String prompt, List<String> options, Set<Integer> right) {
        static final Ask EMPTY = new Ask("", List.of("", "", "", ""), Set.of());

        public Ask {
            options = List.copyOf(options);
            right = Set.copyOf(right);
        }

        /** Without the options left empty; the ticks move along. */
        Question question() {
            List<String> kept = new ArrayList<>();
            List<Integer> answer = new ArrayList<>();
            for (int i = 0; i < options.size(); i++) {
                if (!options.get(i).isBlank()) {
                    if (right.contains(i)) {
                        answer.add(kept.size());
                    }
                    kept.add(options.get(i).strip());
                }
            }
            return new Question(prompt.strip(), kept, answer);
        }

        boolean isEmpty() {
            return prompt.isBlank() && options.stream().allMatch(String::isBlank);
        }
    }

    public static StepForm empty(Step.Kind kind) {
        List<Ask> questions = kind == Step.Kind.QUIZ ? List.of(Ask.EMPTY) : List.of();
        return new StepForm(0, kind, "", "", "", null, questions, "80", true);
    }

    public static StepForm of(Step s) {
        List<Ask> questions = s.questions().stream()
                .map(q -> new Ask(q.prompt(), q.options(), Set.copyOf(q.answer())))
                .toList();
        return new StepForm(
                s.id(),
                s.kind(),
                s.title(),
                s.body() == null ? "" : s.body(),
                s.url() == null ? "" : s.url(),
                s.fileId(),
                questions,
                String.valueOf(s.passMark()),
                s.required());
    }

    static StepForm read(int id, Step.Kind kind, @Nullable Integer fileId, MultiValueMap<String, String> form) {
        List<Ask> questions = new ArrayList<>();
        for (int q = 0; q < MOST && form.containsKey("q" + q + ".prompt"); q++) {
            questions.add(ask(form, "q" + q + "."));
        }
        return new StepForm(
                id,
                kind,
                text(form, "title"),
                text(form, "body"),
                text(form, "url"),
                fileId,
                questions,
                text(form, "passMark"),
                form.containsKey("required"));
    }

    StepForm withFile(int other) {
        return new StepForm(id, kind, title, body, url, other, questions, passMark, required);
    }

    private static Ask ask(MultiValueMap<String, String> form, String at) {
        List<String> options = new ArrayList<>();
        Set<Integer> right = new TreeSet<>();
        for (int o = 0; o < MOST && form.containsKey(at + "o" + o); o++) {
            options.add(text(form, at + "o" + o));
            if (form.containsKey(at + "r" + o)) {
                right.add(o);
            }
        }
        return new Ask(text(form, at + "prompt"), options, right);
    }

    private static String text(MultiValueMap<String, String> form, String name) {
        String v = form.getFirst(name);
        return v == null ? "" : v.replace("\r\n", "\n");
    }

    /**
     * After one of the editor's buttons.
     *
     * @param act {@code question}: one more; {@code option:2}: one more option for the third; {@code remove:2},
     *     {@code up:2}, {@code down:2}
     */
    StepForm after(String act) {
        List<Ask> asks = new ArrayList<>(questions);
        String[] parts = act.split(":", 2);
        int i = parts.length == 2 && parts[1].matches("\\d{1,3}") ? Integer.parseInt(parts[1]) : -1;
        if (parts[0].equals("question")) {
            asks.add(Ask.EMPTY);
        } else if (i >= 0 && i < asks.size()) {
            change(asks, parts[0], i);
        }
        return new StepForm(id, kind, title, body, url, fileId, asks, passMark, required);
    }

    private static void change(List<Ask> asks, String what, int i) {
        Ask ask = asks.get(i);
        switch (what) {
            case "option" -> {
                List<String> options = new ArrayList<>(ask.options());
                options.add("");
                asks.set(i, new Ask(ask.prompt(), options, ask.right()));
            }
            case "remove" -> asks.remove(i);
            case "up" -> asks.add(Math.max(0, i - 1), asks.remove(i));
            case "down" -> asks.add(Math.min(asks.size() - 1, i + 1), asks.remove(i));
            default -> {}
        }
    }

    Step step() {
        boolean quiz = kind == Step.Kind.QUIZ;
        return new Step(
                id,
                kind,
                Text.clean(title),
                body.isBlank() ? null : body,
                kind == Step.Kind.VIDEO ? url.strip() : null,
                kind == Step.Kind.DOCUMENT ? fileId : null,
                quiz
                        ? questions.stream()
                                .filter(a -> !a.isEmpty())
                                .map(Ask::question)
                                .toList()
                        : List.of(),
                quiz ? number(passMark) : null,
                required,
                0,
                null);
    }

    private static Integer number(String s) {
        return s.strip().matches("\\d{1,3}") ? Integer.valueOf(s.strip()) : 0;
    }
}
