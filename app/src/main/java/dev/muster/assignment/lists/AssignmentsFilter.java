package dev.muster.assignment.lists;

import dev.muster.assignment.rules.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the Assignments tab of a content is filtered by.
 *
 * @param search words of name, e-mail, username or employee number; empty: all
 * @param flags any of {@code overdue}, {@code dueSoon}, {@code onLeave}
 * @param upToVersion only who completed this version or an earlier one; null: all
 */
public record AssignmentsFilter(
        String search,
        List<Status> status,
        List<String> locations,
        List<String> flags,
        @Nullable Integer upToVersion) {
    public static final AssignmentsFilter ALL = new AssignmentsFilter("", List.of(), List.of(), List.of());

    public AssignmentsFilter(String search, List<Status> status, List<String> locations, List<String> flags) {
        this(search, status, locations, flags, null);
    }

    public AssignmentsFilter {
        status = List.copyOf(status);
        locations = List.copyOf(locations);
        flags = List.copyOf(flags);
    }
}
