package dev.muster.web.learner;

import dev.muster.assignment.own.CourseInContext;

/** Paths of learners' pages. */
public final class LearnerPaths {
    private LearnerPaths() {}

    /** Of a course, by itself or in a module. */
    public static String of(CourseInContext course) {
        return course.inModule() ? training(course) + "/courses/" + course.courseId() : training(course);
    }

    /** Of what the course belongs to: the module, or itself. */
    public static String training(CourseInContext course) {
        return "/training/" + course.contentId();
    }
}
