package dev.muster.paper;

import java.time.Instant;

/**
 * A document to print.
 *
 * @param style CSS; the family is {@link Print#FAMILY}
 * @param body HTML, with every text from people through {@link Print#text}
 * @param made what the file says of its making: the same sheet makes the same bytes
 */
public record Sheet(String title, String style, String body, Instant made) {}
