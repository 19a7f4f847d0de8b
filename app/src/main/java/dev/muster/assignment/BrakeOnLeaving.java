package dev.muster.assignment;

import dev.muster.assignment.rules.Brake;
import dev.muster.audience.GroupLosing;
import dev.muster.shared.Conflict;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The brake (behaviour 4) on edits of groups: refuses where too many of the members would lose training. */
@Component
class BrakeOnLeaving {
    private final LeavingStore store;

    BrakeOnLeaving(LeavingStore store) {
        this.store = store;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GroupLosing news) {
        int losing = store.losingTraining(news.groupId(), news.personIds());
        int touched = store.activeMembers(news.groupId(), news.personIds());
        Integer confirmed = news.confirm();
        if (Brake.stops(losing, touched, confirmed == null ? 0 : confirmed)) {
            throw Conflict.brake(
                    "This takes training from " + losing + " of the " + touched
                            + " people in the group. Confirm the number to do it.",
                    losing);
        }
    }
}
