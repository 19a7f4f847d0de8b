package dev.muster.assignment.own;

import org.jspecify.annotations.Nullable;

/** A course somebody is at: by itself (both ids the same), or in a module. Both ids of a module: all of it. */
public record CourseInContext(int contentId, int courseId) {
    /** What tables keep as the context of a course by itself. */
    private static final int STANDALONE = 0;

    /** @param courseId null: the content by itself */
    public static CourseInContext of(int contentId, @Nullable Integer courseId) {
        return new CourseInContext(contentId, courseId == null ? contentId : courseId);
    }

    public boolean inModule() {
        return contentId != courseId;
    }

    /** As attempts and completions keep it: 0, or the module. */
    int context() {
        return inModule() ? contentId : STANDALONE;
    }
}
