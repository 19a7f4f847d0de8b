package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.Content;
import dev.muster.library.Contents;
import dev.muster.library.Step;
import dev.muster.library.drafts.Comparisons;
import dev.muster.library.files.Files;
import dev.muster.library.versions.CourseText;
import dev.muster.library.versions.CourseVersion;
import dev.muster.library.versions.ModuleText;
import dev.muster.library.versions.VersionText;
import dev.muster.settings.Settings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Tab Versions of a course or module: all there were, each to read, any two compared. */
@Controller
@RequestMapping({"/admin/courses/{id}/versions", "/admin/modules/{id}/versions"})
@Allowed(Permission.SEE_LIBRARY)
class VersionsPage {
    private final Contents contents;
    private final CourseText courses;
    private final ModuleText modules;
    private final Comparisons comparisons;
    private final Files files;
    private final Settings settings;

    VersionsPage(
            Contents contents,
            CourseText courses,
            ModuleText modules,
            Comparisons comparisons,
            Files files,
            Settings settings) {
        this.contents = contents;
        this.courses = courses;
        this.modules = modules;
        this.comparisons = comparisons;
        this.files = files;
        this.settings = settings;
    }

    @GetMapping
    String versions(@PathVariable int id, Model model) {
        with(contents.get(id), model).addAttribute("versions", courses.versions(id));
        return "library/versions";
    }

    @GetMapping("/{n}")
    String version(@PathVariable int id, @PathVariable int n, Model model) {
        Content content = contents.get(id);
        VersionText text =
                switch (content.kind()) {
                    case COURSE -> courses.version(id, n);
                    case MODULE -> modules.version(id, n);
                };
        List<Integer> shown = text instanceof CourseVersion c
                ? c.steps().stream().map(Step::fileId).filter(Objects::nonNull).toList()
                : List.of();
        with(content, model).addAttribute("files", files.of(shown)).addAttribute("version", text);
        return "library/version";
    }

    /** @param from a version, 0 the draft; none: the one published before the newest */
    @GetMapping("/compare")
    String compare(
            @PathVariable int id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        Content content = contents.get(id);
        int later = to == null ? content.version() : to;
        int earlier = from == null ? Math.max(1, later - 1) : from;
        with(content, model)
                .addAttribute("versions", courses.versions(id))
                .addAttribute("from", earlier)
                .addAttribute("to", later)
                .addAttribute("difference", comparisons.between(id, earlier, later));
        return "library/compare";
    }

    private Model with(Content content, Model model) {
        return model.addAttribute("content", content)
                .addAttribute("zone", settings.current().defaultTimeZone());
    }
}
