package dev.muster.assignment.standing;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.ledger.DueMoveStore;
import dev.muster.assignment.ledger.LoggedActs;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.ledger.RuleLocks;
import dev.muster.assignment.standing.RuleDetail.Redated;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.DueRule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
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
    private final DueMoveStore dues;

    GroupContents(
            RuleStore rules,
            RolledBackTrial trial,
            Clock clock,
            RuleChanges changes,
            RuleLocks locks,
            LoggedActs acts,
            DueMoveStore dues) {
        this.dues = dues;
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

    /** When it is due, by content, where the group says so itself. */
    @Transactional(readOnly = true)
    public Map<Integer, DueRule> dues(int groupId) {
        return rules.duesOfGroup(groupId);
    }

    /** @param dueMoved people whose open due date moves */
    public record Done(RuleEffect effect, int dueMoved) {}

    /** What {@link #save} would do: the same call, taken back. Nothing is written. */
    public Done preview(Actor actor, int groupId, GroupTraining wanted) {
        return trial.of(() -> {
            Changed c = change(actor, groupId, wanted, null);
            return new Done(c.effect(), c.count(wanted.dueFor()));
        });
    }

    /** The same where no date changes. */
    public RuleEffect preview(Actor actor, int groupId, List<Integer> contentIds) {
        return preview(actor, groupId, GroupTraining.of(contentIds)).effect();
    }

    /**
     * Attaches exactly these contents to the group, and gives, takes and moves at once what follows.
     *
     * @param confirm the number of people losing training that was confirmed; 0: none
     * @throws Conflict the brake, with the number
     */
    @Transactional
    public ActOutcome<Done> save(Actor actor, int groupId, GroupTraining wanted, Remarks said, int confirm) {
        Changed c = change(actor, groupId, wanted, said.note());
        if (c.isNothing()) {
            return new ActOutcome<>(new Done(c.effect(), 0), null);
        }
        if (!c.rules().isEmpty() || wanted.dueFor() == DueFor.OPEN) {
            acts.require(said);
        }
        if (!c.rules().isEmpty()) {
            changes.brake(c.change(), confirm);
        }
        int moved = c.count(wanted.dueFor());
        Act act = Act.of(actor, AuditAction.GROUP_CONTENT)
                .people(Math.max(c.effect().people(), moved))
                .content(c.contents().size() == 1 ? c.contents().getFirst() : null)
                .detail(RuleDetail.ofGroup(groupId, c.contents(), c.rules(), c.redated(), wanted.dueFor()));
        Written entry = acts.write(act, said);
        changes.apply(c.change(), entry);
        if (moved > 0) {
            c.move(entry);
        }
        acts.reword(entry, said);
        return new ActOutcome<>(new Done(c.effect(), moved), entry.id());
    }

    /** The same for whoever needs no way back, and changes no date. */
    @Transactional
    public RuleEffect set(Actor actor, int groupId, List<Integer> contentIds, Remarks said, int confirm) {
        return save(actor, groupId, GroupTraining.of(contentIds), said, confirm)
                .answer()
                .effect();
    }

    /** A change on its way. */
    private final class Changed {
        private final RuleChange change;
        private final List<Integer> contents;
        private final List<Redated> redated;

        /** @param contents that were attached, detached or are due otherwise */
        Changed(RuleChange change, List<Integer> contents, List<Redated> redated) {
            this.change = change;
            this.contents = contents;
            this.redated = redated;
        }

        RuleChange change() {
            return change;
        }

        List<Integer> contents() {
            return contents;
        }

        List<Redated> redated() {
            return redated;
        }

        List<Integer> rules() {
            return change.rules();
        }

        RuleEffect effect() {
            return change.effect();
        }

        boolean isNothing() {
            return contents.isEmpty();
        }

        /** People whose open date moves, each once for each training. */
        int count(DueFor whom) {
            return whom == DueFor.NEW
                    ? 0
                    : redated.stream()
                            .mapToInt(r -> dues.findOfRule(r.ruleId(), r.contentId(), clock.instant()))
                            .sum();
        }

        void move(Written entry) {
            for (Redated r : redated) {
                dues.findOfRule(r.ruleId(), r.contentId(), clock.instant());
                dues.move(entry);
                dues.tell(entry);
            }
        }
    }

    private Changed change(Actor actor, int groupId, GroupTraining wanted, @Nullable String note) {
        locks.memberships();
        String name = rules.groupName(groupId);
        Map<Integer, Integer> attached = rules.ofGroup(groupId);
        Set<Integer> ids = new HashSet<>(wanted.contentIds());
        List<Integer> add =
                ids.stream().filter(c -> !attached.containsKey(c)).sorted().toList();
        List<Integer> drop = attached.keySet().stream()
                .filter(c -> !ids.contains(c))
                .sorted()
                .toList();
        List<Redated> redated = redated(attached, rules.duesOfGroup(groupId), wanted);
        add.forEach(this::check);
        List<Integer> contents = new ArrayList<>(add);
        contents.addAll(drop);
        redated.forEach(r -> contents.add(r.contentId()));
        locks.contents(contents);
        List<Integer> touched = new ArrayList<>();
        add.forEach(c -> touched.add(rules.attach(groupId, c, wanted.due(c), actor, note, clock.instant())));
        redated.forEach(r -> rules.due(r.ruleId(), r.after()));
        drop.forEach(c -> {
            int rule = Objects.requireNonNull(attached.get(c));
            rules.detach(rule, name, clock.instant());
            touched.add(rule);
        });
        return new Changed(changes.of(touched), contents, redated);
    }

    /** What stays attached and is due otherwise from now on. */
    private static List<Redated> redated(
            Map<Integer, Integer> attached, Map<Integer, DueRule> now, GroupTraining wanted) {
        return wanted.dues().entrySet().stream()
                .filter(d ->
                        attached.containsKey(d.getKey()) && wanted.contentIds().contains(d.getKey()))
                .map(d -> new Redated(
                        Objects.requireNonNull(attached.get(d.getKey())),
                        d.getKey(),
                        now.get(d.getKey()),
                        d.getValue().orElse(null)))
                .filter(r -> !Objects.equals(r.before(), r.after()))
                .sorted(Comparator.comparing(Redated::contentId))
                .toList();
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
