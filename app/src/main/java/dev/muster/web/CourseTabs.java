package dev.muster.web;

import dev.muster.access.Permission;
import dev.muster.library.ContentStatus;
import dev.muster.library.Course;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tabs of a course's page that this actor may open. */
public final class CourseTabs {
    private CourseTabs() {}

    public static List<Tab> of(int courseId, @Nullable Actor actor) {
        String at = "/admin/courses/" + courseId;
        boolean library = has(actor, Permission.SEE_LIBRARY);
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("Overview", at));
        if (library) {
            tabs.add(new Tab("Content", at + "/content"));
        }
        if (has(actor, Permission.SEE_RULES)) {
            tabs.add(new Tab("Manage", at + "/manage"));
        }
        if (has(actor, Permission.SEE_PEOPLE)) {
            tabs.add(new Tab("Assignments", at + "/assignments"));
        }
        if (library) {
            tabs.add(new Tab("Versions", at + "/versions"));
            tabs.add(new Tab("Settings", at + "/settings"));
        }
        return tabs;
    }

    /** Whether + Assign is offered: the course is in use, and this actor may give it to people. */
    public static boolean assignable(Course course, @Nullable Actor actor) {
        return has(actor, Permission.TRAIN_PEOPLE) && course.status() == ContentStatus.ACTIVE;
    }

    public static boolean editable(@Nullable Actor actor) {
        return has(actor, Permission.EDIT_LIBRARY);
    }

    private static boolean has(@Nullable Actor actor, Permission needed) {
        return actor != null && needed.isOf(actor.level());
    }
}
