package dev.muster.audience.groups;

import dev.muster.audience.Audiences;
import dev.muster.audience.BitmapCounts;
import dev.muster.audience.Compilation;
import dev.muster.audience.groups.MembershipStore.Dynamic;
import dev.muster.audience.rules.Compiled;
import dev.muster.audience.rules.MembershipDiff;
import dev.muster.audience.rules.MembershipDiff.Pair;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps the members of dynamic groups what their audiences say. The engine calls it, in its own transaction, before it
 * derives sources. A group whose audience can't be evaluated is frozen: nobody joins, nobody leaves, and it says why.
 * Doing it again changes nothing. Nothing is published here: the result says whom it concerned.
 */
@Component
public class Memberships {
    private final MembershipStore store;
    private final Audiences audiences;
    private final BitmapCounts crowds;

    Memberships(MembershipStore store, Audiences audiences, BitmapCounts crowds) {
        this.crowds = crowds;
        this.store = store;
        this.audiences = audiences;
    }

    /** These people, in every dynamic group, evaluated one by one: for people whose facts changed. */
    @Transactional
    public MembershipChanges refresh(Collection<Integer> personIds, Instant at) {
        if (personIds.isEmpty()) {
            return MembershipChanges.NONE;
        }
        MembershipChanges changes = MembershipChanges.NONE;
        Map<Integer, Compiled> ready = new HashMap<>();
        List<Dynamic> groups = store.dynamicGroups();
        for (var entry : compile(groups).entrySet()) {
            switch (entry.getValue()) {
                case Compilation.Broken broken -> store.setFrozen(entry.getKey().groupId(), broken.why());
                case Compilation.Ready r
                when entry.getKey().frozen() != null ->
                    // Evaluable again: everybody it missed meanwhile is due, not only these people.
                    changes = changes.and(apply(entry.getKey().groupId(), r.audience(), at));
                case Compilation.Ready r -> ready.put(entry.getKey().groupId(), r.audience());
            }
        }
        return changes.and(apply(diff(personIds, ready), at));
    }

    /** Everybody, in one group, evaluated as a set: for a group whose audience changed. */
    @Transactional
    public MembershipChanges refreshGroup(int groupId, Instant at) {
        return store.lockDynamic(groupId)
                .map(group -> switch (compile(group)) {
                    case Compilation.Ready ready -> apply(groupId, ready.audience(), at);
                    case Compilation.Broken broken -> {
                        store.setFrozen(groupId, broken.why());
                        yield MembershipChanges.NONE;
                    }
                })
                .orElse(MembershipChanges.NONE);
    }

    /** Groups whose members change by the calendar alone ("hired within the last N days"): once a day. */
    @Transactional
    public MembershipChanges refreshDated(Instant at) {
        MembershipChanges changes = MembershipChanges.NONE;
        for (var entry : compile(store.dynamicGroups()).entrySet()) {
            if (entry.getValue() instanceof Compilation.Ready r && r.audience().dated()) {
                changes = changes.and(refreshGroup(entry.getKey().groupId(), at));
            }
        }
        return changes;
    }

    /** These people and all who report to them at any level. */
    @Transactional(readOnly = true)
    public Collection<Integer> withReports(Collection<Integer> personIds) {
        return store.withReports(personIds);
    }

    private Map<Dynamic, Compilation> compile(List<Dynamic> groups) {
        Map<Dynamic, String> stored = new LinkedHashMap<>();
        groups.forEach(g -> stored.put(g, g.audience()));
        return audiences.compileStored(stored);
    }

    private Compilation compile(Dynamic group) {
        return audiences.compileStored(group.audience());
    }

    private MembershipDiff diff(Collection<Integer> personIds, Map<Integer, Compiled> ready) {
        boolean chains = ready.values().stream().anyMatch(Compiled::asksForManagers);
        Collection<Integer> people = chains ? store.withReports(personIds) : personIds;
        return MembershipDiff.of(ready, audiences.facts(people, chains).values(), audiences.today());
    }

    private MembershipChanges apply(MembershipDiff diff, Instant at) {
        crowds.moved(diff.personIds());
        return new MembershipChanges(store.join(diff.join(), at), store.leave(diff.leave(), at), diff.personIds());
    }

    private MembershipChanges apply(int groupId, Compiled audience, Instant at) {
        LocalDate today = audiences.today();
        Condition matching = audiences.condition(audience, today);
        store.setFrozen(groupId, null);
        return apply(
                new MembershipDiff(
                        pairs(groupId, store.missing(groupId, matching)),
                        pairs(groupId, store.surplus(groupId, matching))),
                at);
    }

    private static List<Pair> pairs(int groupId, List<Integer> personIds) {
        return personIds.stream().map(p -> new Pair(groupId, p)).toList();
    }
}
