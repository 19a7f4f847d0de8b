package dev.muster.library.versions;

import dev.muster.library.Step;
import dev.muster.library.Version;
import java.util.List;
import java.util.Optional;

/** One published version of a course with its steps, readable for ever. */
public record CourseVersion(Version of, List<Step> steps) implements VersionText {
    public CourseVersion {
        steps = List.copyOf(steps);
    }

    public Optional<Step> step(int id) {
        return steps.stream().filter(s -> s.id() == id).findFirst();
    }
}
