package dev.muster.web.assigning;

import dev.muster.library.ContentRef;
import dev.muster.library.versions.CourseText;
import dev.muster.library.versions.ModuleText;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;

/** What of a course or module can be selected to be taken again: the parts of its newest version. */
@Component
public class AgainParts {
    private final CourseText courses;
    private final ModuleText modules;

    AgainParts(CourseText courses, ModuleText modules) {
        this.courses = courses;
        this.modules = modules;
    }

    /** @param parts of a course in a module its steps */
    public record Part(int id, String title, List<Part> parts) {
        public Part {
            parts = List.copyOf(parts);
        }
    }

    /** Steps of a course, or courses of a module; empty where there is no version in use. */
    List<Part> of(ContentRef content) {
        try {
            return switch (content.kind()) {
                case COURSE -> steps(content.id());
                case MODULE ->
                    modules.newest(content.id()).courses().stream()
                            .map(c -> new Part(c.id(), c.title(), steps(c.id())))
                            .toList();
            };
        } catch (NotThere e) {
            return List.of();
        }
    }

    private List<Part> steps(int course) {
        return courses.newest(course).steps().stream()
                .map(s -> new Part(s.id(), s.title(), List.of()))
                .toList();
    }
}
