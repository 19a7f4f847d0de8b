package dev.muster.web.overview;

import dev.muster.reporting.TrainingView;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the Overview counts beside each other, each a list. */
public enum Attention {
    OVERDUE(
            "overdue",
            "Overdue",
            "circle-alert",
            "bad",
            TrainingView.OVERDUE,
            "past the due date",
            "The longest overdue first."),
    EXPIRED(
            "expired",
            "Expired",
            "history",
            "exp",
            TrainingView.EXPIRED,
            "must be taken again",
            "The longest expired first."),
    DUE_THIS_WEEK(
            "due-this-week", "Due this week", "clock", "warn", TrainingView.DUE_THIS_WEEK, "", "The first due first."),
    RUNNING_OUT(
            "running-out",
            "Running out",
            "hourglass",
            "",
            TrainingView.RUNNING_OUT,
            "valid, but not for long",
            "What runs out first stands first."),
    IN_PERSON(
            "in-person",
            "To tell in person",
            "message-square",
            "",
            null,
            "people whom no mail reaches",
            "Tell them, and say so here.");

    private final String word;
    private final String label;
    private final String icon;
    private final String tone;
    private final @Nullable TrainingView view;
    private final String note;
    private final String order;

    Attention(
            String word,
            String label,
            String icon,
            String tone,
            @Nullable TrainingView view,
            String note,
            String order) {
        this.word = word;
        this.label = label;
        this.icon = icon;
        this.tone = tone;
        this.view = view;
        this.note = note;
        this.order = order;
    }

    /** What the address calls it; the first for any other word. */
    static Attention of(String word) {
        return Arrays.stream(values())
                .filter(a -> a.word.equals(word))
                .findFirst()
                .orElse(OVERDUE);
    }

    public String word() {
        return word;
    }

    public String label() {
        return label;
    }

    public String icon() {
        return icon;
    }

    /** Class of its colour. */
    public String tone() {
        return tone;
    }

    /** Null: people to tell, which are no assignments. */
    @Nullable TrainingView view() {
        return view;
    }

    String note() {
        return note;
    }

    /** How its list is ordered, as a sentence. */
    public String order() {
        return order;
    }
}
