package dev.muster.audience.groups;

import dev.muster.audience.Audiences;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the audience of a dynamic group has to be before it is saved. */
@Component
class GroupAudiences {
    private final Audiences audiences;
    private final GroupStore groups;
    private final MembershipLock lock;

    GroupAudiences(Audiences audiences, GroupStore groups, MembershipLock lock) {
        this.audiences = audiences;
        this.groups = groups;
        this.lock = lock;
    }

    /** Audiences are changed one after the other, and not while the engine refreshes memberships. */
    void begin() {
        lock.take();
    }

    /** Checks it, and adds values that no list has yet to their lists. */
    void prepare(@Nullable Audience audience) {
        if (audience == null) {
            throw new BadInput("audience", "A dynamic group needs an audience: who belongs to it?");
        }
        audiences.require(audience, "audience");
        refuseDynamicGroups(audience);
        audiences.addUnknownValues(audience);
    }

    /** @throws BadInput where it names a dynamic group: memberships would depend on each other */
    void refuseDynamicGroups(Audience audience) {
        for (int i = 0; i < audience.all().size(); i++) {
            if (audience.all().get(i) instanceof Audience.Member m) {
                String field = "audience.all[" + i + "]." + (m.negated() ? "notGroup" : "group");
                groups.dynamicOnes(List.of(m.groupId())).forEach(g -> {
                    throw new BadInput(
                            field, "A dynamic group can name static groups only; " + g.name() + " is dynamic.");
                });
            }
        }
    }
}
