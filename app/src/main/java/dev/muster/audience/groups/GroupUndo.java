package dev.muster.audience.groups;

import dev.muster.audience.BitmapCounts;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Audience;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Puts the members or conditions of a group back as they were, under the entry of an undo. What follows is the caller's. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class GroupUndo {
    private final GroupStore store;
    private final MembershipStore rows;
    private final Memberships memberships;
    private final BitmapCounts crowds;
    private final Clock clock;

    GroupUndo(GroupStore store, MembershipStore rows, Memberships memberships, BitmapCounts crowds, Clock clock) {
        this.store = store;
        this.rows = rows;
        this.memberships = memberships;
        this.crowds = crowds;
        this.clock = clock;
    }

    /** Locks it against edits; empty: it was deleted. */
    public Optional<Group> lock(int id) {
        return store.lock(id, false).flatMap(_ -> store.find(id));
    }

    /** @return who joined or left by it */
    public Collection<Integer> audience(Group group, Audience before, Written undo) {
        Set<Integer> members = new LinkedHashSet<>(store.members(group.id()));
        store.update(group.id(), group.name(), before);
        Set<Integer> changed =
                memberships.refreshGroup(group.id(), clock.instant()).personIds();
        List<Integer> left = changed.stream().filter(members::contains).toList();
        List<Integer> joined =
                changed.stream().filter(p -> !members.contains(p)).toList();
        store.writeLines(undo, group.id(), joined, left);
        return changed;
    }

    /** People of a static group. @return who joined or left by it */
    public Collection<Integer> members(Group group, Collection<Integer> join, Collection<Integer> leave, Written undo) {
        List<Integer> joined = rows.join(group.id(), join, clock.instant());
        List<Integer> left = rows.leave(group.id(), leave, clock.instant());
        store.update(group.id(), group.name(), null);
        store.writeLines(undo, group.id(), joined, left);
        List<Integer> changed = new ArrayList<>(joined);
        changed.addAll(left);
        crowds.moved(changed);
        return changed;
    }
}
