package dev.muster.assignment.byhand;

import dev.muster.library.ContentRef;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Finds the courses and steps that a reassignment names in the newest versions. */
@Component
class PartStore {
    private final DSLContext db;

    PartStore(DSLContext db) {
        this.db = db;
    }

    /**
     * All of them selected is the whole. In a module an id that is both a course's and a step's is the course's.
     *
     * @throws BadInput naming {@code only} where one is not part of the content
     */
    Parts of(ContentRef content, List<Integer> only) {
        List<Integer> courses = content.kind() == ContentRef.Kind.MODULE ? courses(content.id()) : List.of();
        Map<Integer, List<Integer>> all = new TreeMap<>();
        for (int course : courses.isEmpty() ? List.of(content.id()) : courses) {
            all.put(course, steps(course));
        }
        Set<Integer> whole = new HashSet<>(only);
        whole.retainAll(courses);
        Map<Integer, List<Integer>> steps = new TreeMap<>();
        for (int id : new HashSet<>(only)) {
            if (!whole.contains(id)) {
                steps.computeIfAbsent(courseOf(id, all, content), _ -> new ArrayList<>())
                        .add(id);
            }
        }
        all.forEach((course, of) -> {
            if (courses.contains(course)
                    && !of.isEmpty()
                    && steps.getOrDefault(course, List.of()).containsAll(of)) {
                whole.add(course);
            }
        });
        steps.keySet().removeAll(whole);
        boolean everything = courses.isEmpty()
                ? steps.getOrDefault(content.id(), List.of()).containsAll(all.getOrDefault(content.id(), List.of()))
                : whole.containsAll(courses);
        return everything ? new Parts(content, List.of(), Map.of()) : new Parts(content, List.copyOf(whole), steps);
    }

    private static int courseOf(int step, Map<Integer, List<Integer>> all, ContentRef content) {
        return all.entrySet().stream()
                .filter(e -> e.getValue().contains(step))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow(() -> new BadInput("only", step + " is no part of " + content.title() + "."));
    }

    private List<Integer> courses(int moduleId) {
        return db.fetch("""
            select m.course_id from content c join module_course m on m.module_id = c.id and m.version = c.version
            where c.id = ? order by m.position""", moduleId).getValues(0, Integer.class);
    }

    private List<Integer> steps(int courseId) {
        return db.fetch("""
            select s.step_id from content c join step s on s.content_id = c.id and s.version = c.version
            where c.id = ? order by s.position""", courseId).getValues(0, Integer.class);
    }
}
