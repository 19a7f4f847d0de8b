package dev.muster.assignment.byhand;

import dev.muster.access.Permission;
import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Again;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.lists.AssignmentsFilter;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Scopes;
import dev.muster.library.Content;
import dev.muster.library.Contents;
import dev.muster.library.Module;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.drafts.ModuleDrafts;
import dev.muster.shared.Actor;
import dev.muster.shared.NotAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Publishing a draft, and what is done about people in the same act. */
@Component
public class Publishings {
    private static final ActOutcome<AssignEffect> NOBODY = new ActOutcome<>(new AssignEffect(List.of()), null);

    private final Contents contents;
    private final Drafts drafts;
    private final ModuleDrafts modules;
    private final AssignmentsGrid grid;
    private final Reassignments reassignments;
    private final Scopes scopes;
    private final ContentLocks locks;
    private final RolledBackTrial trial;

    Publishings(
            Contents contents,
            Drafts drafts,
            ModuleDrafts modules,
            AssignmentsGrid grid,
            Reassignments reassignments,
            Scopes scopes,
            ContentLocks locks,
            RolledBackTrial trial) {
        this.trial = trial;
        this.locks = locks;
        this.contents = contents;
        this.drafts = drafts;
        this.modules = modules;
        this.grid = grid;
        this.reassignments = reassignments;
        this.scopes = scopes;
    }

    /**
     * Whom to reassign, and how.
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
     * What a publish did.
     *
     * @param again who takes it again, and who would have but can't; nobody where nothing was to be done about people
     */
    public record Done(Content content, ActOutcome<AssignEffect> again) {}

    /** What {@link #publish} would do about people: the same call, taken back. Nothing is written. */
    public AssignEffect preview(Actor actor, int contentId, @Nullable Integer edits, boolean minor, Reassign reassign) {
        return trial.of(() -> {
            return publish(actor, contentId, edits, reassign.said().note(), minor, reassign)
                    .again()
                    .answer();
        });
    }

    /**
     * Makes the draft the next version.
     *
     * @param edits as the caller last saw them; null: whatever they are
     * @param reassign null: nothing is done about people
     * @throws NotAllowed for authors who would reassign: they have the library without it
     */
    @Transactional
    public Done publish(
            Actor actor,
            int contentId,
            @Nullable Integer edits,
            @Nullable String note,
            boolean minor,
            @Nullable Reassign reassign) {
        if (reassign != null && !Permission.TRAIN_PEOPLE.isOf(actor.level())) {
            throw new NotAllowed("Your access level publishes, but does not reassign people. Ask an administrator.");
        }
        Content content = contents.get(contentId);
        take(contentId, content instanceof Module m ? Module.ids(m.draft()) : List.of());
        // before the publish: whom it gives credit for an added course was not in progress when it was asked
        List<Integer> people = reassign == null ? List.of() : people(actor, contentId, reassign);
        Content published =
                switch (content.kind()) {
                    case COURSE -> drafts.publish(actor, contentId, edits, note, minor);
                    case MODULE -> modules.publish(actor, contentId, edits, note, minor);
                };
        return new Done(
                published,
                reassign == null || people.isEmpty() ? NOBODY : reassign(actor, contentId, people, reassign));
    }

    private ActOutcome<AssignEffect> reassign(Actor actor, int contentId, List<Integer> people, Reassign who) {
        Again again = new Again(who.only(), who.wholeIfCompleted() ? Retake.ALL : Retake.SELECTED, true);
        return reassignments.carryOut(actor, new ReassignRequest(contentId, people, again, who.dueOn(), who.said()));
    }

    /** Deactivated ones are left as they are. */
    private List<Integer> people(Actor actor, int contentId, Reassign who) {
        List<Status> status = new ArrayList<>();
        if (who.inProgress()) {
            status.add(Status.IN_PROGRESS);
        }
        if (who.completed()) {
            status.addAll(List.of(Status.COMPLETED, Status.EXPIRED));
        }
        AssignmentsFilter filter = new AssignmentsFilter("", status, List.of(), List.of());
        return status.isEmpty() ? List.of() : grid.ids(contentId, filter, scopes.condition(actor));
    }

    /**
     * Takes the locks of a publish, before anything of it is written: its courses' too, so that nobody completes one of
     * them just then and gets no credit for it.
     *
     * @param courseIds of a module what it will have
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(int contentId, Collection<Integer> courseIds) {
        Set<Integer> all = new HashSet<>(courseIds);
        all.add(contentId);
        locks.exclusive(all);
    }
}
