package dev.muster.demo;

import dev.muster.library.AssignableBy;
import dev.muster.library.ContentSettings;
import dev.muster.library.Course;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.files.Files;
import dev.muster.library.rules.Validity;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.DueRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The courses of the demo company: resources {@code demo/courses/KEY.md}. */
@Component
class DemoCourses {
    private static final List<String> KEYS = List.of(
            "food-safety", "allergens", "fire", "manual-handling", "till", "harassment", "coffee", "welcome", "knives");

    private final Courses courses;
    private final Drafts drafts;
    private final Files files;

    DemoCourses(Courses courses, Drafts drafts, Files files) {
        this.courses = courses;
        this.drafts = drafts;
        this.files = files;
    }

    static int id(Map<String, Integer> courses, String key) {
        return Objects.requireNonNull(courses.get(key), key);
    }

    /** Makes them all, and publishes those that are ready. @return ids by key */
    Map<String, Integer> publish(Actor admin) {
        Map<String, Integer> ids = new LinkedHashMap<>();
        KEYS.forEach(key -> ids.put(key, publish(admin, CourseFile.parse(text(key + ".md")))));
        return ids;
    }

    private int publish(Actor admin, CourseFile file) {
        Course course = courses.create(admin, settings(file), steps(admin, file));
        if (!"draft".equals(file.settings().get("status"))) {
            drafts.publish(admin, course.id(), null, null, false);
        }
        return course.id();
    }

    private static ContentSettings settings(CourseFile file) {
        Integer due = file.number("due");
        return new ContentSettings(
                file.title(),
                file.description(),
                List.of(file.settings().getOrDefault("tags", "").split(", ")),
                "en",
                Validity.ofMonths(file.number("validity")),
                due == null ? null : new DueRule.AfterAssignment(due),
                Audience.EVERYBODY,
                AssignableBy.MANAGERS,
                false,
                false,
                ContentSettings.CertificateRule.WITH_QUIZ,
                file.settings().getOrDefault("documents", "").equals("yes"),
                null);
    }

    private List<Step> steps(Actor admin, CourseFile file) {
        List<Step> steps = new ArrayList<>();
        for (CourseFile.Part part : file.parts()) {
            String name = part.file();
            Step s = part.step();
            steps.add(
                    name == null
                            ? s
                            : Step.document(
                                    s.title(),
                                    s.body(),
                                    files.upload(admin, name, text(name).getBytes(StandardCharsets.UTF_8))
                                            .id()));
        }
        return steps;
    }

    private static String text(String name) {
        try {
            return new ClassPathResource("demo/courses/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
