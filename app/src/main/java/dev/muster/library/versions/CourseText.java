package dev.muster.library.versions;

import static dev.muster.library.ContentRef.Kind.COURSE;

import dev.muster.library.StepStore;
import dev.muster.library.Version;
import dev.muster.library.VersionStore;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The text of published versions of courses. */
@Component
@Transactional(readOnly = true)
public class CourseText {
    private final VersionStore versions;
    private final StepStore steps;

    CourseText(VersionStore versions, StepStore steps) {
        this.versions = versions;
        this.steps = steps;
    }

    /** @throws NotThere if the course has no such version */
    public CourseVersion version(int contentId, int version) {
        return text(versions.get(COURSE, contentId, version));
    }

    /** The newest version of an active course. @throws NotThere if it is a draft or archived */
    public CourseVersion newest(int contentId) {
        return text(versions.newest(COURSE, contentId));
    }

    /** All versions of a course or module, newest first. */
    public List<Version> versions(int contentId) {
        return versions.list(contentId);
    }

    private CourseVersion text(Version v) {
        return new CourseVersion(v, steps.of(v.contentId(), v.version()));
    }
}
