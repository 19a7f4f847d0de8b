package dev.muster.api.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.audience.VisibleNames;
import dev.muster.library.Course;
import dev.muster.library.Version;
import dev.muster.library.versions.CourseVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A course in the API's shape. */
final class CourseJson {
    private CourseJson() {}

    /**
     * @param steps of the published version, before the first of the draft
     * @param draft what the next publish would publish, where it differs
     */
    @Schema(name = "Course")
    record Answer(
            @JsonUnwrapped LibraryJson.Common common,
            List<StepJson.Answer> steps,
            @Nullable List<StepJson.Answer> draft) {}

    /** @param withText false for those who may know the course, but not read the library */
    static Answer answer(Course c, boolean withText, VisibleNames visible) {
        boolean draft = withText && c.version() > 0 && c.hasUnpublishedChanges();
        return new Answer(
                LibraryJson.common(c, visible),
                withText ? StepJson.answers(c.shown()) : List.of(),
                draft ? StepJson.answers(c.draft()) : null);
    }

    @Schema(name = "CourseVersion")
    record Text(
            String courseId,
            @JsonUnwrapped LibraryJson.Published published,
            @Nullable List<StepJson.Answer> steps) {}

    static Text version(Version v) {
        return new Text(String.valueOf(v.contentId()), LibraryJson.published(v), null);
    }

    static Text version(CourseVersion v) {
        return new Text(String.valueOf(v.contentId()), LibraryJson.published(v.of()), StepJson.answers(v.steps()));
    }
}
