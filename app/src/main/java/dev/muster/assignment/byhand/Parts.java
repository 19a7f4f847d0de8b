package dev.muster.assignment.byhand;

import dev.muster.library.ContentRef;
import java.util.List;
import java.util.Map;

/**
 * What of a content is selected to be taken again; nothing: the whole.
 *
 * @param courses whole courses of a module
 * @param steps by course; of a course alone under its own id
 */
record Parts(ContentRef of, List<Integer> courses, Map<Integer, List<Integer>> steps) {
    Parts {
        courses = List.copyOf(courses);
        steps = Map.copyOf(steps);
    }

    boolean isWhole() {
        return courses.isEmpty() && steps.isEmpty();
    }
}
