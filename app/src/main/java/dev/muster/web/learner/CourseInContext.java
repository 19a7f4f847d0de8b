package dev.muster.web.learner;

import org.jspecify.annotations.Nullable;

/** A course of one's own: by itself (both ids the same), or in a module. */
public record CourseInContext(int contentId, int courseId) {
    /** @param courseId null: by itself */
    static CourseInContext of(int contentId, @Nullable Integer courseId) {
        return new CourseInContext(contentId, courseId == null ? contentId : courseId);
    }

    public boolean inModule() {
        return contentId != courseId;
    }

    /** Path of its pages. */
    public String base() {
        return inModule() ? module() + "/courses/" + courseId : module();
    }

    /** Path of what it belongs to: the module, or itself. */
    public String module() {
        return "/training/" + contentId;
    }
}
