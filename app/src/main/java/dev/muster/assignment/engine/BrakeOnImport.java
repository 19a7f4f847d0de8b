package dev.muster.assignment.engine;

import dev.muster.audience.groups.MembershipLock;
import dev.muster.people.imports.ImportWritten;
import dev.muster.shared.Brake;
import dev.muster.shared.Conflict;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The brake on imports: works out, before the commit, from how many people training would go. */
@Component
class BrakeOnImport {
    private final MembershipLock lock;
    private final DifferencePreview previews;
    private final RuleEffectStore effects;

    BrakeOnImport(MembershipLock lock, DifferencePreview previews, RuleEffectStore effects) {
        this.lock = lock;
        this.previews = previews;
        this.effects = effects;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ImportWritten news) {
        lock.take();
        int losing = 0;
        List<Integer> people = news.touched().apply(0);
        while (!people.isEmpty()) {
            losing += losing(people);
            people = news.touched().apply(people.getLast());
        }
        if (Brake.stops(losing, news.activeBefore(), news.confirm())) {
            throw Conflict.brake(
                    "This import would take training from %d people, more than a tenth of those active now. Nothing was changed. Confirm the number to do it."
                            .formatted(losing),
                    losing);
        }
    }

    /** Each person is in one piece only, so the pieces add up. */
    private int losing(List<Integer> people) {
        return previews.of(
                people, size -> size.losses() == 0 ? 0 : effects.read(size).lose());
    }
}
