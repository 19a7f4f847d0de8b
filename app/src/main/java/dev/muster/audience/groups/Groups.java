package dev.muster.audience.groups;

import dev.muster.audience.Scopes;
import dev.muster.audience.groups.GroupStore.Locked;
import dev.muster.audience.rules.Wording;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.Text;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creating and changing groups. What people's training becomes in consequence is the engine's. */
@Component
public class Groups {
    private static final int LONGEST_NAME = 200;

    private final GroupStore store;
    private final MembershipStore rows;
    private final Memberships memberships;
    private final GroupAudiences groupAudiences;
    private final GroupUses uses;
    private final Scopes scopes;
    private final GroupNews news;
    private final Clock clock;

    Groups(
            GroupStore store,
            MembershipStore rows,
            Memberships memberships,
            GroupAudiences groupAudiences,
            GroupUses uses,
            Scopes scopes,
            GroupNews news,
            Clock clock) {
        this.store = store;
        this.rows = rows;
        this.memberships = memberships;
        this.groupAudiences = groupAudiences;
        this.uses = uses;
        this.scopes = scopes;
        this.news = news;
        this.clock = clock;
    }

    /**
     * What an edit wants.
     *
     * @param name null: as it is; {@code audience} likewise
     * @param ifVersion the version the user saw; null: whichever
     * @param confirm the number of the brake, confirmed
     */
    public record Edit(
            @Nullable String name,
            @Nullable Audience audience,
            @Nullable Integer ifVersion,
            @Nullable Integer confirm) {
        public static final Edit NONE = new Edit(null, null, null, null);

        /** For previews: the brake is not asked. */
        public Edit unbraked() {
            return new Edit(name, audience, ifVersion, Integer.MAX_VALUE);
        }
    }

    /**
     * What a save did.
     *
     * @param entryId of the log, by which it can be undone; null where nothing changed
     */
    public record Saved(
            Group group,
            MembershipChanges changes,
            @Nullable Long entryId) {}

    /** Members outside the actor's scope don't count. */
    @Transactional(readOnly = true)
    public Group find(Actor actor, int id) {
        return actor.seesEverybody()
                ? find(id)
                : store.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("group"));
    }

    private Group find(int id) {
        return store.find(id).orElseThrow(() -> new NotThere("group"));
    }

    /** @param audience who belongs to it, for a dynamic one; null for a static one */
    @Transactional
    public Saved create(Actor actor, String name, Group.Kind kind, @Nullable Audience audience) {
        if (kind == Group.Kind.STATIC && audience != null) {
            throw new BadInput("audience", "A static group has no audience: its members are chosen by hand.");
        }
        if (kind == Group.Kind.DYNAMIC) {
            groupAudiences.begin();
            groupAudiences.prepare(audience);
        }
        Instant at = clock.instant();
        int id = store.insert(checkName(name, 0), kind, audience, actor.personId(), at);
        MembershipChanges changes = memberships.refreshGroup(id, at);
        Written entry =
                news.write(Act.of(actor, AuditAction.GROUP_CREATE), id, audience, changes.personIds(), List.of());
        news.concerns(changes.personIds());
        return new Saved(find(id), changes, entry.id());
    }

    @Transactional
    public Saved change(Actor actor, int id, Edit edit) {
        if (edit.audience() != null) {
            groupAudiences.begin(); // before the group's row, as the engine does
        }
        lock(id, edit.ifVersion(), false);
        Group before = find(id);
        String name = edit.name() == null ? before.name() : checkName(edit.name(), id);
        Audience audience = edit.audience();
        if (audience != null && !before.dynamic()) {
            throw new BadInput("audience", "A static group has no audience: its members are chosen by hand.");
        }
        if (audience != null) {
            groupAudiences.prepare(audience);
        }
        boolean sameAudience = audience == null || audience.equals(before.audience());
        if (sameAudience && name.equals(before.name())) {
            return new Saved(before, MembershipChanges.NONE, null);
        }
        store.update(id, name, audience);
        Written renamed = name.equals(before.name())
                ? null
                : news.write(Act.of(actor, AuditAction.GROUP_RENAME), id, null, List.of(), List.of());
        return sameAudience
                ? new Saved(find(id), MembershipChanges.NONE, renamed == null ? null : renamed.id())
                : saveAudience(actor, before, audience, edit.confirm());
    }

    private Saved saveAudience(Actor actor, Group group, @Nullable Audience audience, @Nullable Integer confirm) {
        int id = group.id();
        Set<Integer> before = new LinkedHashSet<>(store.members(id));
        MembershipChanges changes = memberships.refreshGroup(id, clock.instant());
        Set<Integer> left = new LinkedHashSet<>(changes.personIds());
        left.retainAll(before);
        Set<Integer> joined = new LinkedHashSet<>(changes.personIds());
        joined.removeAll(before);
        news.losing(id, left, confirm);
        Act act = Act.of(actor, AuditAction.GROUP_AUDIENCE).detail(GroupAct.audience(id, group.audience(), audience));
        Written entry = news.write(act, id, joined, left);
        news.concerns(changes.personIds());
        news.changed(id, changes.personIds());
        return new Saved(find(id), changes, entry.id());
    }

    /** Adds to and removes from a static group. Who is a member already, or is none, is no error and not counted. */
    @Transactional
    public Saved changeMembers(Actor actor, int id, Collection<Integer> add, Collection<Integer> remove, Edit edit) {
        Set<Integer> asked = new LinkedHashSet<>(add);
        if (!Collections.disjoint(asked, remove)) {
            throw new BadInput("remove", "Somebody is to be added and removed at once.");
        }
        asked.addAll(remove);
        Locked group = lock(id, edit.ifVersion(), asked.size() <= MembersChanged.FEW);
        if (group.dynamic()) {
            throw new Conflict(group.name() + " is a dynamic group: its members follow its conditions. Change those,"
                    + " or freeze it to a static copy.");
        }
        if (!actor.seesEverybody()) {
            scopes.require(actor, asked);
        } // else the act itself says whether they exist
        Act act = Act.of(actor, AuditAction.GROUP_MEMBERS).detail(GroupAct.of(id));
        MembershipStore.Changed now = rows.change(id, Set.copyOf(add), Set.copyOf(remove), act, clock.instant());
        if (now.known() < asked.size()) {
            throw new NotThere("person");
        }
        return now.nothing() ? new Saved(find(id), MembershipChanges.NONE, null) : changed(group, now, edit);
    }

    private Saved changed(Locked group, MembershipStore.Changed now, Edit edit) {
        news.losing(group.id(), now.left(), edit.confirm());
        MembersChanged change = new MembersChanged(group.id(), now.joined(), now.left());
        news.changed(change);
        return new Saved(
                group.with(now.members(), now.version()),
                new MembershipChanges(now.joined().size(), now.left().size(), Set.copyOf(change.people())),
                now.entryId());
    }

    /** Makes a static group of these people. */
    @Transactional
    public Saved createOf(Actor actor, String name, Collection<Integer> people) {
        scopes.require(actor, people);
        Instant at = clock.instant();
        int id = store.insert(checkName(name, 0), Group.Kind.STATIC, null, actor.personId(), at);
        int joined = rows.join(id, people, at).size();
        Written entry = news.write(Act.of(actor, AuditAction.GROUP_CREATE), id, null, people, List.of());
        news.concerns(people);
        return new Saved(find(id), new MembershipChanges(joined, 0, Set.copyOf(people)), entry.id());
    }

    /** Makes a static group of those who are members now. The original stays as it is. */
    @Transactional
    public Saved freeze(Actor actor, int id, String name) {
        List<Integer> members = store.members(find(id).id());
        Instant at = clock.instant();
        int copy = store.insert(checkName(name, 0), Group.Kind.STATIC, null, actor.personId(), at);
        int joined = rows.join(copy, members, at).size();
        Written entry = news.write(Act.of(actor, AuditAction.GROUP_FREEZE), copy, null, members, List.of());
        news.concerns(members);
        return new Saved(find(copy), new MembershipChanges(joined, 0, Set.copyOf(members)), entry.id());
    }

    /** @throws Conflict naming where, while something uses it */
    @Transactional
    public void delete(Actor actor, int id, @Nullable Integer ifVersion) {
        Locked group = lock(id, ifVersion, false);
        List<GroupUses.Use> where = uses.of(id);
        if (!where.isEmpty()) {
            throw new Conflict(group.name() + " can't be deleted: it is used by "
                    + Wording.list(where.stream().map(GroupUses.Use::sentence).toList(), "and")
                    + ". Change that first.");
        }
        Instant at = clock.instant();
        List<Integer> members = store.members(id);
        rows.leave(id, members, at);
        store.delete(id, at);
        news.write(Act.of(actor, AuditAction.GROUP_DELETE), id, null, List.of(), members);
        news.concerns(members);
        news.changed(id, members);
    }

    private Locked lock(int id, @Nullable Integer ifVersion, boolean few) {
        Locked group = store.lock(id, few).orElseThrow(() -> new NotThere("group"));
        if (ifVersion != null && ifVersion != group.version()) {
            throw new Conflict("Somebody else changed " + group.name() + " meanwhile. Load it again and repeat.");
        }
        return group;
    }

    private String checkName(String name, int exceptId) {
        String stripped = Text.line("name", name);
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new BadInput("name", "Give the group a name of up to " + LONGEST_NAME + " characters.");
        }
        if (store.nameTaken(stripped, exceptId)) {
            throw new Conflict("name", "There is already a group named " + stripped + ".");
        }
        return stripped;
    }
}
