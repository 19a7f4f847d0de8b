package dev.muster.evidence.pack;

import dev.muster.library.ModuleCourse;
import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.library.versions.CourseVersion;
import dev.muster.library.versions.ModuleVersion;
import dev.muster.library.versions.VersionText;
import java.util.List;
import java.util.function.IntFunction;

/** A published version as a text: all that learners saw, and which answers were right. */
final class VersionSheet {
    private static final String LINE = "\r\n";

    private VersionSheet() {}

    /** @param document where in the pack a document lies */
    static String of(VersionText version, IntFunction<String> document) {
        StringBuilder text = new StringBuilder();
        line(text, version.title());
        line(
                text,
                "Version %d, published at %s by %s"
                        .formatted(version.version(), version.publishedAt(), version.publishedBy()));
        if (version.note() != null) {
            line(text, "What changed: " + version.note());
        }
        if (version.minor()) {
            line(text, "A minor change: people under way had nothing to do again.");
        }
        line(text, "");
        line(text, version.description());
        switch (version) {
            case CourseVersion course -> course.steps().forEach(s -> step(text, s, document));
            case ModuleVersion module -> courses(text, module.courses());
        }
        return text.toString();
    }

    private static void courses(StringBuilder text, List<ModuleCourse> courses) {
        line(text, "");
        line(text, "Courses, in this order:");
        courses.forEach(c -> line(text, "- " + c.title() + " (" + c.id() + ")"));
    }

    private static void step(StringBuilder text, Step s, IntFunction<String> document) {
        line(text, "");
        line(text, "== %s: %s%s".formatted(s.kind().label(), s.title(), s.required() ? "" : " (not needed to finish)"));
        if (s.body() != null) {
            line(text, s.body());
        }
        if (s.url() != null) {
            line(text, "Video: " + s.url());
        }
        if (s.fileId() != null) {
            line(text, "Document: " + document.apply(s.fileId()));
        }
        if (s.passMark() != null) {
            line(text, "Passed from " + s.passMark() + "%");
        }
        s.questions().forEach(q -> question(text, q));
    }

    private static void question(StringBuilder text, Question q) {
        line(text, "");
        line(text, q.prompt());
        for (int i = 0; i < q.options().size(); i++) {
            line(text, (q.answer().contains(i) ? "[x] " : "[ ] ") + q.options().get(i));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append(LINE);
    }
}
