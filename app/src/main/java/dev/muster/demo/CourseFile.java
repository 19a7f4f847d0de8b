package dev.muster.demo;

import dev.muster.library.Question;
import dev.muster.library.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A course of the demo, written as text: {@code # title}, a description, {@code key: value} lines, then steps as {@code ##
 * kind: title}; in a quiz {@code ?} begins a question, {@code +} a right option, {@code -} a wrong one.
 */
record CourseFile(String title, String description, Map<String, String> settings, List<Part> parts) {

    /** One step. @param file of a document */
    record Part(Step step, @Nullable String file) {}

    static CourseFile parse(String text) {
        String[] sections = text.split("\n## ");
        List<String> head = sections[0].lines().toList();
        List<Part> parts = new ArrayList<>();
        for (int i = 1; i < sections.length; i++) {
            parts.add(part(sections[i]));
        }
        String rest = String.join("\n", head.subList(1, head.size()));
        return new CourseFile(head.getFirst().substring(2).strip(), withoutSettings(rest), settings(rest), parts);
    }

    @Nullable Integer number(String setting) {
        String value = settings.get(setting);
        return value == null ? null : Integer.valueOf(value);
    }

    private static Part part(String section) {
        int end = section.indexOf('\n');
        String[] heading = section.substring(0, end).split(": ", 2);
        String rest = section.substring(end + 1).strip();
        String title = heading[1].strip();
        return switch (heading[0]) {
            case "text" -> new Part(Step.text(title, rest), null);
            case "acknowledge" -> new Part(Step.acknowledgement(title, rest), null);
            case "document" ->
                new Part(
                        Step.document(title, withoutSettings(rest), 0),
                        settings(rest).get("file"));
            case "quiz" ->
                new Part(
                        Step.quiz(
                                title,
                                null,
                                questions(rest),
                                Integer.parseInt(settings(rest).getOrDefault("pass", "100"))),
                        null);
            default -> throw new IllegalStateException("no such kind of step: " + heading[0]);
        };
    }

    private static List<Question> questions(String text) {
        List<Question> questions = new ArrayList<>();
        for (String block : ("\n" + text).split("\n\\? ")) {
            List<String> lines = block.lines().toList();
            List<String> options = new ArrayList<>();
            List<Integer> right = new ArrayList<>();
            for (String line : lines) {
                if (line.startsWith("+ ")) {
                    right.add(options.size());
                }
                if (line.startsWith("+ ") || line.startsWith("- ")) {
                    options.add(line.substring(2).strip());
                }
            }
            if (!options.isEmpty()) {
                questions.add(new Question(lines.getFirst().strip(), options, right));
            }
        }
        return questions;
    }

    private static Map<String, String> settings(String text) {
        Map<String, String> found = new LinkedHashMap<>();
        text.lines().filter(CourseFile::isSetting).forEach(l -> {
            String[] pair = l.split(": ", 2);
            found.put(pair[0], pair[1].strip());
        });
        return found;
    }

    private static String withoutSettings(String text) {
        return String.join("\n", text.lines().filter(l -> !isSetting(l)).toList())
                .strip();
    }

    private static boolean isSetting(String line) {
        return line.matches("(tags|validity|documents|due|pass|file|status): .*");
    }
}
