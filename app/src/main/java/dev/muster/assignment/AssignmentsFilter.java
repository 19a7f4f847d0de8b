package dev.muster.assignment;

import dev.muster.assignment.rules.Status;
import java.util.List;

/**
 * What the Assignments tab of a content is filtered by.
 *
 * @param search words of name, e-mail, username or employee number; empty: all
 * @param flags any of {@code overdue}, {@code dueSoon}
 */
public record AssignmentsFilter(String search, List<Status> status, List<String> locations, List<String> flags) {
    public static final AssignmentsFilter ALL = new AssignmentsFilter("", List.of(), List.of(), List.of());

    public AssignmentsFilter {
        status = List.copyOf(status);
        locations = List.copyOf(locations);
        flags = List.copyOf(flags);
    }
}
