package dev.muster.assignment.standing;

import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.engine.DifferencePreview;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.engine.RuleEffectStore;
import dev.muster.assignment.ledger.MarkForReassessment;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.audience.groups.Groups;
import dev.muster.audience.groups.MembershipChanges;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * What an edit of a group would do to people's training, by name: the edit itself, worked out by the engine,
 * and taken back. Nothing is written.
 */
@Component
public class GroupPreviews {
    private final Groups groups;
    private final GroupDependentsStore dependents;
    private final MarkForReassessment mark;
    private final MembershipLock lock;
    private final DifferenceStore difference;
    private final DifferencePreview previews;
    private final RuleEffectStore effects;
    private final RolledBackTrial trial;

    GroupPreviews(
            Groups groups,
            GroupDependentsStore dependents,
            MarkForReassessment mark,
            MembershipLock lock,
            DifferenceStore difference,
            DifferencePreview previews,
            RuleEffectStore effects,
            RolledBackTrial trial) {
        this.groups = groups;
        this.dependents = dependents;
        this.mark = mark;
        this.lock = lock;
        this.difference = difference;
        this.previews = previews;
        this.effects = effects;
        this.trial = trial;
    }

    /**
     * @param joined people who would become members
     * @param left members who would be none any more
     * @param training what follows for people's training
     */
    public record Foreseen(int joined, int left, RuleEffect training) {}

    /** Of {@link Groups#change}. */
    public Foreseen change(Actor actor, int id, Groups.Edit edit) {
        return of(id, () -> groups.change(actor, id, edit.unbraked()));
    }

    /** Of {@link Groups#changeMembers}. */
    public Foreseen members(Actor actor, int id, Collection<Integer> add, Collection<Integer> remove) {
        List<Integer> asked = new ArrayList<>(add);
        asked.addAll(remove);
        return of(id, () -> {
            // What waits for the engine is not followed in the act itself: so the difference is still there to be read.
            mark.people(asked);
            return groups.changeMembers(actor, id, add, remove, Groups.Edit.NONE.unbraked());
        });
    }

    private Foreseen of(int id, Supplier<Groups.Saved> edit) {
        return trial.of(() -> {
            lock.take();
            MembershipChanges changes = edit.get().changes();
            Collection<Integer> people = changes.personIds();
            if (people.isEmpty()) {
                return new Foreseen(0, 0, RuleEffect.NOTHING);
            }
            List<Integer> rules = dependents.rules(id);
            RuleEffect training = previews.of(people, _ -> effects.read(difference.only(rules)));
            return new Foreseen(changes.joined(), changes.left(), training);
        });
    }
}
