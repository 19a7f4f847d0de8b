package dev.muster.library;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a course.
 *
 * @param id its identity across versions; 0: a new one
 * @param body Markdown; the text itself, or an introduction to the other kinds
 * @param url VIDEO: an https link
 * @param fileId DOCUMENT: the uploaded file
 * @param questions QUIZ only
 * @param passMark QUIZ: percent needed, 1 to 100
 * @param required false: offered, but not needed to finish
 * @param changedIn the version in which it last changed for learners; 0 in a draft
 * @param optionalBefore added by a minor publish then: attempts begun before need not do it
 */
public record Step(
        int id,
        Kind kind,
        String title,
        @Nullable String body,
        @Nullable String url,
        @Nullable Integer fileId,
        List<Question> questions,
        @Nullable Integer passMark,
        boolean required,
        int changedIn,
        @Nullable Instant optionalBefore) {
    /** What a step asks of a learner, and how screens show it. */
    public enum Kind {
        TEXT("Text", "file-text", 0.1, "Text", null),
        VIDEO("Video", "circle-play", 3, INTRODUCTION, null),
        DOCUMENT("Document", "file-down", 3, INTRODUCTION, null),
        QUIZ("Quiz", "list-checks", 0.1, INTRODUCTION, "Hand in"),
        ACKNOWLEDGEMENT("Acknowledgement", "square-check", 0.1, "What the learner confirms", "I confirm");

        private final String label;
        private final String icon;
        private final double minutes;
        private final String bodyLabel;
        private final @Nullable String button;

        Kind(String label, String icon, double minutes, String bodyLabel, @Nullable String button) {
            this.label = label;
            this.icon = icon;
            this.minutes = minutes;
            this.bodyLabel = bodyLabel;
            this.button = button;
        }

        public String label() {
            return label;
        }

        public String icon() {
            return icon;
        }

        /** How long it takes beside what is to be read and answered. */
        double minutes() {
            return minutes;
        }

        /** What its Markdown is to whoever writes it. */
        public String bodyLabel() {
            return bodyLabel;
        }

        /** Whether the Markdown is all there is to it; else an introduction that can be left out. */
        public boolean isAllBody() {
            return !bodyLabel.equals(INTRODUCTION);
        }

        /** The word on the button that ends it; null: on to the next. */
        public @Nullable String button() {
            return button;
        }
    }

    private static final String INTRODUCTION = "Introduction";

    public Step {
        questions = List.copyOf(questions);
    }

    public static Step text(String title, String body) {
        return new Step(0, Kind.TEXT, title, body, null, null, List.of(), null, true, 0, null);
    }

    public static Step video(String title, @Nullable String body, String url) {
        return new Step(0, Kind.VIDEO, title, body, url, null, List.of(), null, true, 0, null);
    }

    public static Step document(String title, @Nullable String body, int fileId) {
        return new Step(0, Kind.DOCUMENT, title, body, null, fileId, List.of(), null, true, 0, null);
    }

    public static Step quiz(String title, @Nullable String body, List<Question> questions, int passMark) {
        return new Step(0, Kind.QUIZ, title, body, null, null, questions, passMark, true, 0, null);
    }

    public static Step acknowledgement(String title, String body) {
        return new Step(0, Kind.ACKNOWLEDGEMENT, title, body, null, null, List.of(), null, true, 0, null);
    }

    public Step withId(int newId) {
        return new Step(
                newId, kind, title, body, url, fileId, questions, passMark, required, changedIn, optionalBefore);
    }

    public Step changed(int version, @Nullable Instant before) {
        return new Step(id, kind, title, body, url, fileId, questions, passMark, required, version, before);
    }

    /** Whether learners would see no difference. */
    public boolean sameAs(Step other) {
        return changed(0, null).equals(other.changed(0, null));
    }

    /** Whether someone whose attempt began then has to do it. */
    public boolean neededBy(Instant attemptBegan) {
        return required && (optionalBefore == null || !attemptBegan.isBefore(optionalBefore));
    }
}
