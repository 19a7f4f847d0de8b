package dev.muster.audience.groups;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Audience;
import dev.muster.shared.PeopleChanged;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who hears of a change of a group: the log, with a line for everybody who joined or left, and the modules above. */
@Component
class GroupNews {
    private final GroupStore store;
    private final AuditLog log;
    private final ApplicationEventPublisher events;

    GroupNews(GroupStore store, AuditLog log, ApplicationEventPublisher events) {
        this.store = store;
        this.log = log;
        this.events = events;
    }

    Written write(Act act, int id, @Nullable Audience audience, Collection<Integer> joined, Collection<Integer> left) {
        return write(act.detail(GroupAct.audience(id, null, audience)), id, joined, left);
    }

    Written write(Act act, int id, Collection<Integer> joined, Collection<Integer> left) {
        Written entry = log.write(act.people(joined.size() + left.size()));
        store.writeLines(entry, id, joined, left);
        return entry;
    }

    /** Whom it concerns is to be assessed anew. */
    void concerns(Collection<Integer> people) {
        if (!people.isEmpty()) {
            events.publishEvent(new PeopleChanged(new ArrayList<>(people)));
        }
    }

    void changed(int id, Collection<Integer> people) {
        events.publishEvent(new GroupChanged(id, List.copyOf(people)));
    }

    void changed(MembersChanged few) {
        events.publishEvent(few);
    }

    /** Asks whether so many may leave. @param confirm the number of the brake, confirmed */
    void losing(int id, Collection<Integer> leaving, @Nullable Integer confirm) {
        if (!leaving.isEmpty()) {
            events.publishEvent(new GroupLosing(id, List.copyOf(leaving), confirm));
        }
    }
}
