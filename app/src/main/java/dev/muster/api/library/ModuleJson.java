package dev.muster.api.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.api.ContentJson;
import dev.muster.audience.VisibleNames;
import dev.muster.library.Module;
import dev.muster.library.ModuleCourse;
import dev.muster.library.Version;
import dev.muster.library.versions.ModuleVersion;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module in the API's shape. */
final class ModuleJson {
    private ModuleJson() {}

    /**
     * @param courses of the published version, before the first of the draft
     * @param draft what the next publish would publish, where it differs
     */
    @Schema(name = "Module")
    record Answer(
            @JsonUnwrapped LibraryJson.Common common,
            List<String> courses,
            @Nullable List<String> draft) {}

    /** @param withText false for those who may know the module, but not read the library */
    static Answer answer(Module m, boolean withText, VisibleNames visible) {
        boolean draft = withText && m.version() > 0 && m.hasUnpublishedChanges();
        return new Answer(
                LibraryJson.common(m, visible), withText ? ids(m.shown()) : List.of(), draft ? ids(m.draft()) : null);
    }

    private static List<String> ids(List<ModuleCourse> courses) {
        return courses.stream().map(c -> String.valueOf(c.id())).toList();
    }

    /** @param contents the courses by their titles of today */
    @Schema(name = "ModuleVersion")
    record Text(
            String moduleId,
            @JsonUnwrapped LibraryJson.Published published,
            @Nullable List<String> courses,
            @Nullable List<ContentJson> contents) {}

    static Text version(Version v) {
        return new Text(String.valueOf(v.contentId()), LibraryJson.published(v), null, null);
    }

    static Text version(ModuleVersion v) {
        return new Text(
                String.valueOf(v.contentId()),
                LibraryJson.published(v.of()),
                ids(v.courses()),
                v.courses().stream().map(c -> ContentJson.of(c.ref())).toList());
    }
}
