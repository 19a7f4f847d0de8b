package dev.muster.assignment.undo;

import dev.muster.assignment.ledger.UndoEntry;
import dev.muster.assignment.rules.UndoKind;
import dev.muster.assignment.standing.GroupDependentsStore;
import dev.muster.assignment.undo.UndoGroupStore.Member;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.GroupAct;
import dev.muster.audience.groups.GroupUndo;
import dev.muster.audit.AuditLog.Written;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes back who was added to a group or removed from it, or a change of its conditions, and what followed for people. */
@Component
class UndoGroups {
    private final UndoGroupStore store;
    private final GroupUndo groups;
    private final GroupDependentsStore dependents;
    private final UndoFollowed followed;

    UndoGroups(UndoGroupStore store, GroupUndo groups, GroupDependentsStore dependents, UndoFollowed followed) {
        this.store = store;
        this.groups = groups;
        this.dependents = dependents;
        this.followed = followed;
    }

    Optional<String> refusal(UndoEntry e) {
        GroupAct act = GroupAct.read(e.detail());
        Optional<Group> group = groups.lock(act.groupId());
        if (group.isEmpty()) {
            return Optional.of("The group was deleted since.");
        }
        return e.is(UndoKind.GROUP_AUDIENCE) ? ofAudience(act, group.get()) : ofMembers(e);
    }

    private static Optional<String> ofAudience(GroupAct act, Group group) {
        if (act.before().isEmpty()) {
            return Optional.of("The log does not hold the rules from before. Change them on the group's page.");
        }
        return act.after().equals(Optional.ofNullable(group.audience()))
                ? Optional.empty()
                : Optional.of("The group's rules were changed since. Change them back on the group's page.");
    }

    private Optional<String> ofMembers(UndoEntry e) {
        return store.members(e).stream().anyMatch(m -> m.stands())
                ? Optional.empty()
                : Optional.of("Nothing of it can be undone: whoever was added or removed then has been again since.");
    }

    List<Integer> contents(UndoEntry e) {
        return dependents.contents(GroupAct.read(e.detail()).groupId());
    }

    /** People of the group whom the undo leaves as they are. */
    List<Member> moved(UndoEntry e) {
        return e.is(UndoKind.GROUP_MEMBERS)
                ? store.members(e).stream().filter(m -> !m.stands()).toList()
                : List.of();
    }

    void undo(UndoEntry e, Written undo) {
        GroupAct act = GroupAct.read(e.detail());
        Group group = groups.lock(act.groupId()).orElseThrow();
        followed.takeBack(e, dependents.rules(group.id()), changedBack(e, act, group, undo), undo);
    }

    private Collection<Integer> changedBack(UndoEntry e, GroupAct act, Group group, Written undo) {
        if (e.is(UndoKind.GROUP_AUDIENCE)) {
            return groups.audience(group, act.before().orElseThrow(), undo);
        }
        List<Member> still = store.members(e).stream().filter(m -> m.stands()).toList();
        return groups.members(group, ids(still, false), ids(still, true), undo);
    }

    private static List<Integer> ids(List<Member> members, boolean joined) {
        return members.stream()
                .filter(m -> m.joined() == joined)
                .map(Member::personId)
                .toList();
    }
}
