package dev.muster.assignment.ledger;

import dev.muster.audience.groups.MembershipLock;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** The locks of whoever changes what rules give, in the order they are taken: memberships, then contents. */
@Component
public class RuleLocks {
    private final MembershipLock memberships;
    private final ContentLocks contents;

    RuleLocks(MembershipLock memberships, ContentLocks contents) {
        this.memberships = memberships;
        this.contents = contents;
    }

    /** Before anything is read that the act depends on. */
    public void memberships() {
        memberships.take();
    }

    public void contents(Collection<Integer> contentIds) {
        contents.exclusive(contentIds);
    }
}
