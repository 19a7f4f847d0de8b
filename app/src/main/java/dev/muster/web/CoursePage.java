package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.AudienceWords;
import dev.muster.library.AssignableBy;
import dev.muster.library.ContentStatus;
import dev.muster.library.Course;
import dev.muster.library.CourseText;
import dev.muster.library.CourseVersion;
import dev.muster.library.Courses;
import dev.muster.library.Files;
import dev.muster.library.Step;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** A course for those who run it: tabs Overview and Versions. */
@Controller
@RequestMapping("/admin/courses/{id}")
class CoursePage {
    private final Courses courses;
    private final CourseText texts;
    private final AudienceWords words;
    private final Files files;
    private final Settings settings;

    CoursePage(Courses courses, CourseText texts, AudienceWords words, Files files, Settings settings) {
        this.courses = courses;
        this.texts = texts;
        this.words = words;
        this.files = files;
        this.settings = settings;
    }

    @GetMapping
    @Allowed(Permission.SEE_CONTENT)
    String overview(Actor actor, @PathVariable int id, Model model) {
        Course course = courses.get(id);
        boolean library = Permission.SEE_LIBRARY.isOf(actor.level());
        boolean mine =
                course.status() == ContentStatus.ACTIVE && course.settings().assignableBy() == AssignableBy.MANAGERS;
        if (!library && !mine) {
            throw new NotThere("course");
        }
        model.addAttribute("course", course)
                .addAttribute("zone", settings.current().defaultTimeZone())
                .addAttribute("due", DueWords.of(course.settings().due()))
                .addAttribute("visible", words.sentence(actor, course.settings().visibility()));
        return "library/overview";
    }

    @GetMapping("/versions")
    @Allowed(Permission.SEE_LIBRARY)
    String versions(@PathVariable int id, Model model) {
        model.addAttribute("course", courses.get(id))
                .addAttribute("zone", settings.current().defaultTimeZone())
                .addAttribute("versions", texts.versions(id));
        return "library/versions";
    }

    @GetMapping("/versions/{n}")
    @Allowed(Permission.SEE_LIBRARY)
    String version(@PathVariable int id, @PathVariable int n, Model model) {
        CourseVersion version = texts.version(id, n);
        model.addAttribute("course", courses.get(id))
                .addAttribute("zone", settings.current().defaultTimeZone())
                .addAttribute(
                        "files",
                        files.of(version.steps().stream()
                                .map(Step::fileId)
                                .filter(Objects::nonNull)
                                .toList()))
                .addAttribute("version", version);
        return "library/version";
    }
}
