package dev.muster.web.messages;

import dev.muster.notification.OutboxGrid.State;

/** States of messages, as icon and colour beside their word. */
public final class MessageWords {
    private MessageWords() {}

    public static String icon(State state) {
        return switch (state) {
            case QUEUED -> "clock";
            case SENDING -> "send";
            case SENT -> "circle-check";
            case FAILED -> "circle-alert";
            case UNSURE -> "circle-help";
            case DROPPED -> "ban";
            case IN_PERSON -> "message-square";
            case TOLD -> "check-check";
        };
    }

    public static String colour(State state) {
        return switch (state) {
            case QUEUED, DROPPED -> "mute";
            case SENDING -> "info";
            case SENT, TOLD -> "ok";
            case FAILED -> "bad";
            case UNSURE, IN_PERSON -> "warn";
        };
    }
}
