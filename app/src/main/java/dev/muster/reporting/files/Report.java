package dev.muster.reporting.files;

import java.util.Arrays;
import java.util.Optional;

/** What can be had as a file. */
public enum Report {
    COMPLIANCE("compliance", "Compliance"),
    NAMES("compliance-names", "Compliance, names"),
    MATRIX("matrix", "Matrix"),
    TRAINING("training", "Training records"),
    QUESTIONS("questions", "Questions");

    private final String word;
    private final String title;

    Report(String word, String title) {
        this.word = word;
        this.title = title;
    }

    /** As addresses and files say it. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    public static Optional<Report> of(String word) {
        return Arrays.stream(values()).filter(r -> r.word.equals(word)).findFirst();
    }
}
