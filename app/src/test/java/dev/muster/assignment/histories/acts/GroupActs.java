package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;

import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.checks.EffectsSeen;
import dev.muster.assignment.histories.checks.UndoneAtOnce;
import dev.muster.assignment.histories.reference.AutomationReference;
import dev.muster.assignment.histories.reference.KnownAudience;
import dev.muster.assignment.histories.reference.KnownGroup;
import dev.muster.assignment.histories.reference.KnownRule;
import dev.muster.assignment.histories.reference.SettingsReference;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.standing.GroupTraining;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.Groups;
import dev.muster.shared.DueRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Groups get members, audiences, names and training; now and then members and training are taken back at once. */
public final class GroupActs extends ActFamily {
    /** Rule by content, of each group. */
    private final Map<Integer, Map<Integer, KnownRule>> attached = new HashMap<>();

    private final EffectsSeen effects;
    private final AutomationReference automations;
    private final UndoneAtOnce taken;

    public GroupActs(History history) {
        super(history);
        effects = new EffectsSeen(history);
        automations = new AutomationReference(history);
        taken = new UndoneAtOnce(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(
                new Act(2, this::members),
                new Act(1, this::audience),
                new Act(2, this::training),
                new Act(1, this::due),
                new Act(1, this::renamed));
    }

    public void make(String name, @Nullable KnownAudience picked) {
        int id = muster.groups
                .create(
                        ADMIN,
                        name,
                        picked == null ? Group.Kind.STATIC : Group.Kind.DYNAMIC,
                        picked == null ? null : picked.audience())
                .group()
                .id();
        company.groups.put(id, new KnownGroup(id, name, picked));
        history.engine.refresh(company.groups.get(id));
    }

    private boolean members() {
        KnownGroup g = chance().any(company.fixed());
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
            history.engine.follow(attached.getOrDefault(g.id, Map.of()).values(), p -> changed.contains(p.id));
        }
        history.twice.unchanged(() -> muster.groups.changeMembers(ADMIN, g.id, add, drop, edit));
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
        KnownGroup g = chance().any(company.dynamic());
        if (g.broken) {
            return false;
        }
        KnownAudience picked = KnownAudience.any(chance(), company);
        told("%s is now %s", g.name, picked.audience());
        muster.groups.change(ADMIN, g.id, new Groups.Edit(null, picked.audience(), null, null));
        // the same once more is no edit: whoever has not been worked off yet stays future
        if (!picked.audience().equals(g.picked.audience())) {
            automations.whileAGroupIsEdited(() -> {
                g.picked = picked;
                history.engine.refresh(g);
            });
        }
        return true;
    }

    private boolean renamed() {
        KnownGroup g = chance().any(company.groups.values());
        if (g.broken) {
            return false;
        }
        g.name = g.name + "x";
        told("renamed: %s", g.name);
        muster.groups.change(ADMIN, g.id, new Groups.Edit(g.name, null, null, null));
        return true;
    }

    private boolean training() {
        KnownGroup g = chance().any(company.groups.values());
        Map<Integer, KnownRule> now = attached.computeIfAbsent(g.id, _ -> new HashMap<>());
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
        history.engine.follow(changed(g, now, wanted));
        history.twice.unchanged(() -> muster.groupContents.set(ADMIN, g.id, contents, Remarks.NONE, 0));
        return true;
    }

    /** One of its trainings is due otherwise, for those who get it next or for all who have it open. */
    private boolean due() {
        List<KnownRule> rules = attached.values().stream()
                .flatMap(of -> of.values().stream())
                .filter(r -> r.live)
                .toList();
        if (rules.isEmpty()) {
            return false;
        }
        KnownRule r = chance().any(rules);
        int group = attached.entrySet().stream()
                .filter(e -> e.getValue().containsValue(r))
                .findFirst()
                .orElseThrow()
                .getKey();
        DueRule due =
                switch (chance().below(4)) {
                    case 0 -> null;
                    case 1 -> new DueRule.NoDate();
                    case 2 -> new DueRule.AfterHire(chance().below(60), chance().below(10));
                    default -> new DueRule.AfterAssignment(chance().below(30));
                };
        DueFor whom = chance().coin() ? DueFor.NEW : DueFor.OPEN;
        told("%d of group %d is due %s, %s", r.content, group, due, whom);
        var wanted = new GroupTraining(
                List.copyOf(attached.get(group).keySet()), Map.of(r.content, Optional.ofNullable(due)), whom);
        muster.groupContents.save(ADMIN, group, wanted, Remarks.NONE, 0);
        new SettingsReference(company).dueOfRule(r, due, whom == DueFor.OPEN);
        history.twice.unchanged(() -> muster.groupContents.save(ADMIN, group, wanted, Remarks.NONE, 0));
        return true;
    }

    /** The rules that began or ended. */
    private List<KnownRule> changed(KnownGroup g, Map<Integer, KnownRule> now, Set<Integer> wanted) {
        List<KnownRule> touched = new ArrayList<>();
        for (int c : List.copyOf(now.keySet())) {
            if (!wanted.contains(c)) {
                KnownRule gone = now.remove(c);
                gone.live = false;
                touched.add(gone);
            }
        }
        for (int c : wanted) {
            if (!now.containsKey(c)) {
                KnownRule made = rule(g, c, chance().oneIn(4));
                company.rules.put(made.id, made);
                now.put(c, made);
                touched.add(made);
            }
        }
        return touched;
    }

    /** No screen lets a group keep; tables may. */
    private KnownRule rule(KnownGroup g, int content, boolean keep) {
        int id = Objects.requireNonNull(muster.transaction.execute(_ -> muster.db
                .fetchSingle("""
            update rule set when_no_longer_matching = ? where group_id = ? and content_id = ? and deleted_at is null
            returning id""", keep ? "KEEP" : "REMOVE", g.id, content)
                .get(0, Integer.class)));
        return new KnownRule(
                id, SourceKind.GROUP, content, keep, p -> g.members.contains(p.id), () -> "Group: " + g.name);
    }
}
