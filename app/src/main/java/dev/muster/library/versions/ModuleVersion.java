package dev.muster.library.versions;

import dev.muster.library.ModuleCourse;
import dev.muster.library.Version;
import java.util.List;

/** One published version of a module with its courses, readable for ever. */
public record ModuleVersion(Version of, List<ModuleCourse> courses) implements VersionText {
    public ModuleVersion {
        courses = List.copyOf(courses);
    }
}
