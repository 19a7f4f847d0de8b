package dev.muster.privacy;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be forgotten after some time, and how long it is kept unless an administrator says otherwise. */
public enum RetentionKind {
    MESSAGES(
            "messages",
            "Messages",
            "Addresses and texts of e-mails and what was said in person. That they were sent stays.",
            null,
            36_500),
    ANSWERS(
            "answers",
            "Answers",
            "What was chosen in quizzes of attempts that have ended. Scores and completions stay.",
            null,
            36_500),
    SIGN_INS(
            "signIns",
            "Sign-ins",
            "The addresses that people signed in from. That they signed in stays in the audit log.",
            null,
            36_500),
    HR_FILES("hrFiles", "HR files", "Files that were uploaded to import people. What was imported stays.", 30, 36_500),
    DOWNLOADS("downloads", "Downloads", "Files that were made to be downloaded. They can be made again.", 7, 7);

    private final String word;
    private final String label;
    private final String said;
    private final @Nullable Integer usual;
    private final int most;

    RetentionKind(String word, String label, String said, @Nullable Integer usual, int most) {
        this.word = word;
        this.label = label;
        this.said = said;
        this.usual = usual;
        this.most = most;
    }

    public static Optional<RetentionKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word.equals(word)).findFirst();
    }

    /** As settings and the log have it. */
    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    /** What goes and what stays. */
    public String said() {
        return said;
    }

    /** Days; null: it is kept. */
    public @Nullable Integer usual() {
        return usual;
    }

    public int most() {
        return most;
    }

    /** Whether it can be kept for good. */
    public boolean mayBeKept() {
        return this != DOWNLOADS;
    }

    /** Whether a hold can cover it: copies of what is on record anyway are not covered. */
    public boolean isHeld() {
        return this == MESSAGES || this == ANSWERS || this == SIGN_INS;
    }
}
