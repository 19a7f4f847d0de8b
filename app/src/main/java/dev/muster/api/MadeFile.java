package dev.muster.api;

import dev.muster.work.Downloads;
import java.time.Instant;

/**
 * The result of a job that made a file, as {@link Downloads#result} gives it.
 *
 * @param url of the file
 * @param size in bytes
 */
public record MadeFile(String download, String url, String name, long size, Instant keptUntil) {}
