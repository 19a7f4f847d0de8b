package dev.muster.web.library;

import dev.muster.access.Permission;
import dev.muster.library.Content;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentStatus;
import dev.muster.shared.Actor;
import dev.muster.web.Tab;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a course or module is managed, and the tabs of its page that this actor may open. */
public final class ContentTabs {
    private ContentTabs() {}

    /** The address of its page, for example {@code /admin/courses/7}. */
    public static String at(ContentRef content) {
        return at(content.kind(), content.id());
    }

    public static String at(Content content) {
        return at(content.kind(), content.id());
    }

    static String at(ContentRef.Kind kind, int id) {
        return all(kind) + "/" + id;
    }

    static String all(ContentRef.Kind kind) {
        return "/admin/" + kind.word() + "s";
    }

    public static List<Tab> of(Content content, @Nullable Actor actor) {
        String at = at(content);
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
            tabs.add(new Tab("Report", at + "/report"));
        }
        if (library) {
            tabs.add(new Tab("Versions", at + "/versions"));
            tabs.add(new Tab("Settings", at + "/settings"));
        }
        return tabs;
    }

    /** Whether + Assign is offered: the content is in use, and this actor may give it to people. */
    public static boolean assignable(Content content, @Nullable Actor actor) {
        return has(actor, Permission.TRAIN_PEOPLE) && content.status() == ContentStatus.ACTIVE;
    }

    public static boolean editable(@Nullable Actor actor) {
        return has(actor, Permission.EDIT_LIBRARY);
    }

    private static boolean has(@Nullable Actor actor, Permission needed) {
        return actor != null && needed.isOf(actor.level());
    }
}
