package dev.muster.library;

import java.util.List;

/**
 * A module with its courses, in order.
 *
 * @param courses of the published version; empty before the first
 * @param draft what the next publish would make of it
 */
public record Module(Head head, List<ModuleCourse> courses, List<ModuleCourse> draft) implements Content {
    public Module {
        courses = List.copyOf(courses);
        draft = List.copyOf(draft);
    }

    /** What readers see: the published courses, before the first publish those of the draft. */
    public List<ModuleCourse> shown() {
        return version() > 0 ? courses : draft;
    }

    @Override
    public int size() {
        return shown().size();
    }

    @Override
    public int draftSize() {
        return draft.size();
    }

    @Override
    public boolean hasUnpublishedChanges() {
        return !ids(courses).equals(ids(draft));
    }

    public static List<Integer> ids(List<ModuleCourse> courses) {
        return courses.stream().map(ModuleCourse::id).toList();
    }
}
