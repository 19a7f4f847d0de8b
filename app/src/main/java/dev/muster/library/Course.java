package dev.muster.library;

import java.util.List;

/**
 * A course with its text.
 *
 * @param steps of the published version; empty before the first
 * @param draft what the next publish would make of it
 */
public record Course(Head head, List<Step> steps, List<Step> draft) implements Content {
    public Course {
        steps = List.copyOf(steps);
        draft = List.copyOf(draft);
    }

    /** What readers see: the published text, before the first publish the draft. */
    public List<Step> shown() {
        return version() > 0 ? steps : draft;
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
        if (steps.size() != draft.size()) {
            return true;
        }
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).sameAs(draft.get(i))) {
                return true;
            }
        }
        return false;
    }
}
