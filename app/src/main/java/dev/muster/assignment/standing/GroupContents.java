package dev.muster.assignment.standing;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.DifferenceStore;
import dev.muster.assignment.engine.EffectStore;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.RequiredRemarks;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.audience.MembershipLock;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentRef;
import dev.muster.notification.Notices;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Brake;
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
import org.springframework.transaction.support.TransactionTemplate;

/** Content attached to groups: joining gives it, leaving takes the {@code Group:} source away. */
@Component
public class GroupContents {
    private final RuleStore rules;
    private final DifferenceStore difference;
    private final EffectStore effects;
    private final Engine engine;
    private final ContentLocks locks;
    private final MembershipLock membershipLock;
    private final Notices notices;
    private final RequiredRemarks remarks;
    private final AuditLog log;
    private final TransactionTemplate transaction;
    private final RolledBackTrial takenBack;
    private final Clock clock;

    GroupContents(
            RuleStore rules,
            DifferenceStore difference,
            EffectStore effects,
            Engine engine,
            ContentLocks locks,
            MembershipLock membershipLock,
            Notices notices,
            RequiredRemarks remarks,
            AuditLog log,
            TransactionTemplate transaction,
            RolledBackTrial takenBack,
            Clock clock) {
        this.rules = rules;
        this.difference = difference;
        this.effects = effects;
        this.engine = engine;
        this.locks = locks;
        this.membershipLock = membershipLock;
        this.notices = notices;
        this.remarks = remarks;
        this.log = log;
        this.transaction = transaction;
        this.takenBack = takenBack;
        this.clock = clock;
    }

    /** What is attached, by title. */
    @Transactional(readOnly = true)
    public List<ContentRef> of(int groupId) {
        rules.groupName(groupId);
        return rules.contents(rules.ofGroup(groupId).keySet());
    }

    /** What {@link #set} would do: the same call, taken back. Nothing is written. */
    public RuleEffect preview(Actor actor, int groupId, List<Integer> contentIds) {
        return takenBack.of(() -> {
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
        if (c.isNothing()) {
            return new ActOutcome<>(effect, null);
        }
        remarks.check(said);
        int touched = effects.peopleOfRules(c.rules());
        if (Brake.stops(effect.lose(), touched, confirm)) {
            throw Conflict.brake(
                    "This takes training from " + effect.lose() + " of the " + touched
                            + " people it touches. Confirm the number to do it.",
                    effect.lose());
        }
        Written entry = log.write(Act.of(actor, AuditAction.GROUP_CONTENT)
                .people(effect.people())
                .content(c.contents().size() == 1 ? c.contents().getFirst() : null)
                .note(said.note(), said.approvedBy())
                .detail(RuleDetail.ofGroup(groupId, c.contents(), c.rules())));
        rules.madeBy(c.rules(), entry);
        if (!c.size().isNothing()) {
            engine.apply(c.size(), entry);
        }
        notices.reword(entry, said.message(), said.silent());
        return new ActOutcome<>(effect, entry.id());
    }

    /** The same for whoever needs no way back. */
    @Transactional
    public RuleEffect set(Actor actor, int groupId, List<Integer> contentIds, Remarks said, int confirm) {
        return save(actor, groupId, contentIds, said, confirm).answer();
    }

    /** @param rules attached or detached; contents: the same, as contents */
    private record Changed(RuleEffect effect, DifferenceStore.Size size, List<Integer> contents, List<Integer> rules) {
        boolean isNothing() {
            return rules.isEmpty();
        }
    }

    private Changed change(Actor actor, int groupId, List<Integer> contentIds, @Nullable String note) {
        membershipLock.take();
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
        locks.exclusive(contents);
        List<Integer> touched = new ArrayList<>();
        add.forEach(c -> touched.add(rules.attach(groupId, c, actor, note, clock.instant())));
        drop.forEach(c -> {
            int rule = Objects.requireNonNull(attached.get(c));
            rules.detach(rule, name, clock.instant());
            touched.add(rule);
        });
        if (touched.isEmpty()) {
            return new Changed(RuleEffect.NOTHING, DifferenceStore.Size.NOTHING, contents, touched);
        }
        DifferenceStore.Size size = difference.compute(new DifferenceRange.OfRules(touched), clock.instant());
        return new Changed(effects.read(size), size, contents, touched);
    }

    private void check(int contentId) {
        String status = rules.statusOf(contentId);
        if (status == null) {
            throw new BadInput("contentIds", "There is no content " + contentId + ".");
        }
        if (!status.equals("ACTIVE")) {
            throw new BadInput("contentIds", "Only published content that is not archived can be attached.");
        }
    }
}
