package dev.muster.assignment.histories;

import static dev.muster.testing.Fixture.ADMIN;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.audience.Group;
import dev.muster.audience.Groups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Groups get members, audiences, names and training; now and then members and training are taken back at once. */
final class GroupActs extends Family {
    /** Rule by content, of each group. */
    private final Map<Integer, Map<Integer, Standing>> attached = new HashMap<>();

    private final Effects effects;
    private final AutomationReference automations;
    private final Taken taken;

    GroupActs(Life life) {
        super(life);
        effects = new Effects(life);
        automations = new AutomationReference(life);
        taken = new Taken(life);
    }

    @Override
    List<Act> acts() {
        return List.of(
                new Act(2, this::members),
                new Act(1, this::audience),
                new Act(2, this::training),
                new Act(1, this::renamed));
    }

    void make(String name, @Nullable Picked picked) {
        int id = muster.groups
                .create(
                        ADMIN,
                        name,
                        picked == null ? Group.Kind.STATIC : Group.Kind.DYNAMIC,
                        picked == null ? null : picked.audience())
                .group()
                .id();
        company.groups.put(id, new Crowd(id, name, picked));
        life.engine.refresh(company.groups.get(id));
    }

    private boolean members() {
        Crowd g = chance().any(company.fixed());
        List<Integer> add = chance().some(company.people.keySet(), 3);
        List<Integer> drop = chance().some(company.people.keySet(), 2);
        drop.removeAll(add);
        if (chance().coin()) {
            (chance().coin() ? add : drop).clear();
        }
        told("%s: + %s - %s", g.name, add, drop);
        Groups.Edit edit = new Groups.Edit(null, null, null, null);
        Set<Integer> changed = new TreeSet<>();
        List<Integer> named = new ArrayList<>(add);
        named.addAll(drop);
        if (taken.isBackOnceQuiet(
                named,
                () -> changed.addAll(muster.groups
                        .changeMembers(ADMIN, g.id, add, drop, edit)
                        .changes()
                        .personIds()))) {
            return true;
        }
        g.members.addAll(add);
        g.members.removeAll(drop);
        if (followed(changed)) {
            life.engine.follow(attached.getOrDefault(g.id, Map.of()).values(), p -> changed.contains(p.id));
        }
        life.twice.unchanged(() -> muster.groups.changeMembers(ADMIN, g.id, add, drop, edit));
        return true;
    }

    /** Whether the group's training followed in the act; else it waits for the engine. */
    private boolean followed(Set<Integer> changed) {
        return !changed.isEmpty()
                && muster.row("select count(*) from reassess where person_id = any('{%s}')"
                                .formatted(String.join(
                                        ",",
                                        changed.stream().map(String::valueOf).toList())))
                        .equals("[0]");
    }

    private boolean audience() {
        Crowd g = chance().any(company.dynamic());
        if (g.broken) {
            return false;
        }
        Picked picked = Picked.any(chance(), company);
        told("%s is now %s", g.name, picked.audience());
        muster.groups.change(ADMIN, g.id, new Groups.Edit(null, picked.audience(), null, null));
        // the same once more is no edit: whoever has not been worked off yet stays future
        if (!picked.audience().equals(g.picked.audience())) {
            automations.whileAGroupIsEdited(() -> {
                g.picked = picked;
                life.engine.refresh(g);
            });
        }
        return true;
    }

    private boolean renamed() {
        Crowd g = chance().any(company.groups.values());
        if (g.broken) {
            return false;
        }
        g.name = g.name + "x";
        told("renamed: %s", g.name);
        muster.groups.change(ADMIN, g.id, new Groups.Edit(g.name, null, null, null));
        return true;
    }

    private boolean training() {
        Crowd g = chance().any(company.groups.values());
        Map<Integer, Standing> now = attached.computeIfAbsent(g.id, _ -> new HashMap<>());
        Set<Integer> wanted = new TreeSet<>(chance().some(company.contents.keySet(), 3));
        wanted.removeIf(c -> !now.containsKey(c) && !company.contents.get(c).active);
        told("%s has %s", g.name, wanted);
        List<Integer> contents = List.copyOf(wanted);
        if (taken.isBackOnceQuiet(
                g.members,
                () -> effects.areWhatPeopleSee(
                        () -> muster.groupContents.preview(ADMIN, g.id, contents),
                        () -> muster.groupContents.set(ADMIN, g.id, contents, Remarks.NONE, 0)))) {
            return true;
        }
        life.engine.follow(changed(g, now, wanted));
        life.twice.unchanged(() -> muster.groupContents.set(ADMIN, g.id, contents, Remarks.NONE, 0));
        return true;
    }

    /** The rules that began or ended. */
    private List<Standing> changed(Crowd g, Map<Integer, Standing> now, Set<Integer> wanted) {
        List<Standing> touched = new ArrayList<>();
        for (int c : List.copyOf(now.keySet())) {
            if (!wanted.contains(c)) {
                Standing gone = now.remove(c);
                gone.live = false;
                touched.add(gone);
            }
        }
        for (int c : wanted) {
            if (!now.containsKey(c)) {
                Standing made = rule(g, c, chance().oneIn(4));
                company.rules.put(made.id, made);
                now.put(c, made);
                touched.add(made);
            }
        }
        return touched;
    }

    /** No screen lets a group keep; tables may. */
    private Standing rule(Crowd g, int content, boolean keep) {
        int id = muster.db
                .fetchSingle("""
            update rule set when_no_longer_matching = ? where group_id = ? and content_id = ? and deleted_at is null
            returning id""", keep ? "KEEP" : "REMOVE", g.id, content)
                .get(0, Integer.class);
        return new Standing(
                id, SourceKind.GROUP, content, keep, p -> g.members.contains(p.id), () -> "Group: " + g.name);
    }
}
