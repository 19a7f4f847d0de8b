package dev.muster.pg;

import java.time.Duration;

/**
 * How long the watch over a server waits.
 *
 * @param answer for the answer to one question
 * @param unanswered so many questions in a row without any answer, and the server is ended and started again
 * @param longest for a server to start
 */
public record Patience(Duration answer, int unanswered, Duration longest) {}
