package dev.muster.assignment.standing;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.ledger.RuleLocks;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Content attached to groups: joining gives it, leaving takes the {@code Group:} source away. */
@Component
public class GroupContents {
    private final RuleStore rules;
    private final RolledBackTrial trial;
    private final Clock clock;
    private final RuleChanges changes;
    private final RuleLocks locks;
    private final LoggedActs acts;

    GroupContents(
            RuleStore rules,
            RolledBackTrial trial,
            Clock clock,
            RuleChanges changes,
            RuleLocks locks,
            LoggedActs acts) {
        this.rules = rules;
        this.trial = trial;
        this.clock = clock;
        this.changes = changes;
        this.locks = locks;
        this.acts = acts;
    }

    /** What is attached, by title. */
    @Transactional(readOnly = true)
    public List<ContentRef> of(int groupId) {
        rules.groupName(groupId);
        return rules.contents(rules.ofGroup(groupId).keySet());
    }

    /** What {@link #set} would do: the same call, taken back. Nothing is written. */
    public RuleEffect preview(Actor actor, int groupId, List<Integer> contentIds) {
        return trial.of(() -> {
            return change(actor, groupId, contentIds, null).effect();
        });
    }

    /**
     * Attaches exactly these contents to the group, and gives and takes at once what follows.
     *
     * @param confirm the number of people losing training that was confirmed; 0: none
     * @throws Conflict the brake, with the number
     */
    @Transactional
    public ActOutcome<RuleEffect> save(Actor actor, int groupId, List<Integer> contentIds, Remarks said, int confirm) {
        Changed c = change(actor, groupId, contentIds, said.note());
        RuleEffect effect = c.effect();
        if (c.rules().isEmpty()) {
            return new ActOutcome<>(effect, null);
        }
        acts.require(said);
        changes.brake(c.change(), confirm);
        Act act = Act.of(actor, AuditAction.GROUP_CONTENT)
                .people(effect.people())
                .content(c.contents().size() == 1 ? c.contents().getFirst() : null)
                .detail(RuleDetail.ofGroup(groupId, c.contents(), c.rules()));
        Written entry = acts.write(act, said);
        changes.apply(c.change(), entry);
        acts.reword(entry, said);
        return new ActOutcome<>(effect, entry.id());
    }

    /** The same for whoever needs no way back. */
    @Transactional
    public RuleEffect set(Actor actor, int groupId, List<Integer> contentIds, Remarks said, int confirm) {
        return save(actor, groupId, contentIds, said, confirm).answer();
    }

    /** @param contents that were attached or detached */
    private record Changed(RuleChange change, List<Integer> contents) {
        List<Integer> rules() {
            return change.rules();
        }

        RuleEffect effect() {
            return change.effect();
        }
    }

    private Changed change(Actor actor, int groupId, List<Integer> contentIds, @Nullable String note) {
        locks.memberships();
        String name = rules.groupName(groupId);
        Map<Integer, Integer> attached = rules.ofGroup(groupId);
        Set<Integer> wanted = new HashSet<>(contentIds);
        List<Integer> add =
                wanted.stream().filter(c -> !attached.containsKey(c)).sorted().toList();
        List<Integer> drop = attached.keySet().stream()
                .filter(c -> !wanted.contains(c))
                .sorted()
                .toList();
        add.forEach(this::check);
        List<Integer> contents = new ArrayList<>(add);
        contents.addAll(drop);
        locks.contents(contents);
        List<Integer> touched = new ArrayList<>();
        add.forEach(c -> touched.add(rules.attach(groupId, c, actor, note, clock.instant())));
        drop.forEach(c -> {
            int rule = Objects.requireNonNull(attached.get(c));
            rules.detach(rule, name, clock.instant());
            touched.add(rule);
        });
        return new Changed(changes.of(touched), contents);
    }

    private void check(int contentId) {
        String status = rules.statusOf(contentId);
        if (status == null) {
            throw new BadInput("contentIds", "There is no content " + contentId + ".");
        }
        if (!status.equals(ContentStatus.ACTIVE.name())) {
            throw new BadInput("contentIds", "Only published content that is not archived can be attached.");
        }
    }
}
