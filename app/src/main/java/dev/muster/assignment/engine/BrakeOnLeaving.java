package dev.muster.assignment.engine;

import dev.muster.audience.groups.GroupLosing;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.shared.Brake;
import dev.muster.shared.Conflict;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The brake on edits of groups: refuses where too many of the members would lose training, by the group's own
 * rules, by automations that name it, or by groups that follow from it.
 */
@Component
class BrakeOnLeaving {
    private final GroupLossStore store;
    private final MembershipLock lock;
    private final DifferencePreview previews;
    private final RuleEffectStore effects;

    BrakeOnLeaving(GroupLossStore store, MembershipLock lock, DifferencePreview previews, RuleEffectStore effects) {
        this.store = store;
        this.lock = lock;
        this.previews = previews;
        this.effects = effects;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GroupLosing news) {
        Integer confirm = news.confirm();
        int confirmed = confirm == null ? 0 : confirm;
        // Nobody else loses anything by it; of a few it need not be known of how many.
        if (!Brake.stops(news.personIds().size(), 0, confirmed)) {
            return;
        }
        int touched = store.activeMembers(news.groupId(), news.personIds());
        if (!Brake.stops(news.personIds().size(), touched, confirmed)) {
            return;
        }
        lock.take();
        int losing = previews.of(
                news.personIds(),
                size -> size.losses() == 0 ? 0 : effects.read(size).lose());
        if (Brake.stops(losing, touched, confirmed)) {
            throw Conflict.brake(
                    "This takes training from " + losing + " of the " + touched
                            + " people in the group. Confirm the number to do it.",
                    losing);
        }
    }
}
