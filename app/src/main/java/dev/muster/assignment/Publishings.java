package dev.muster.assignment;

import dev.muster.library.Content;
import dev.muster.library.Contents;
import dev.muster.library.Drafts;
import dev.muster.library.Module;
import dev.muster.library.ModuleDrafts;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Publishing a draft, and what is done about people in the same act (behaviour 6). */
@Component
@Transactional
public class Publishings {
    private final Contents contents;
    private final Drafts drafts;
    private final ModuleDrafts modules;
    private final ContentLocks locks;

    Publishings(Contents contents, Drafts drafts, ModuleDrafts modules, ContentLocks locks) {
        this.locks = locks;
        this.contents = contents;
        this.drafts = drafts;
        this.modules = modules;
    }

    /**
     * Whom to reassign, and how (behaviour 5).
     *
     * @param only steps of a course, courses of a module; empty: all of it
     * @param wholeIfCompleted those who completed it take all of it again, whatever {@code only} says
     * @param dueOn until then an old completion counts
     * @param said what those who are reassigned are told
     */
    public record Reassign(
            boolean inProgress,
            boolean completed,
            List<Integer> only,
            boolean wholeIfCompleted,
            @Nullable LocalDate dueOn,
            Remarks said) {
        public Reassign {
            only = List.copyOf(only);
        }
    }

    /**
     * Makes the draft the next version.
     *
     * @param edits as the caller last saw them; null: whatever they are
     * @param reassign null: nothing is done about people
     */
    public Content publish(
            Actor actor,
            int contentId,
            @Nullable Integer edits,
            @Nullable String note,
            boolean minor,
            @Nullable Reassign reassign) {
        Content content = contents.get(contentId);
        take(contentId, content instanceof Module m ? Module.ids(m.draft()) : List.of());
        Content published =
                switch (content.kind()) {
                    case COURSE -> drafts.publish(actor, contentId, edits, note, minor);
                    case MODULE -> modules.publish(actor, contentId, edits, note, minor);
                };
        if (reassign != null) {
            // to be wired to Reassignments: the people in progress and/or completed, in this transaction
            throw new BadInput("reassign", "Publishing can't reassign yet. Publish first, then assign again.");
        }
        return published;
    }

    /**
     * Takes the locks of a publish, before anything of it is written: its courses' too, so that nobody completes one of
     * them just then and gets no credit for it.
     *
     * @param courseIds of a module what it will have
     */
    public void take(int contentId, Collection<Integer> courseIds) {
        Set<Integer> all = new HashSet<>(courseIds);
        all.add(contentId);
        locks.exclusive(all);
    }
}
