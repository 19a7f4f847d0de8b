package dev.muster.assignment;

import dev.muster.assignment.SituationStore.Known;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A due date set on the assignment by hand overrides those of the sources until it is cleared (behaviour 4, 8). */
@Component
public class DueDates {
    private final SituationStore situations;
    private final HandStore store;
    private final ContentLocks locks;
    private final Scopes scopes;
    private final AuditLog log;
    private final Clock clock;

    DueDates(SituationStore situations, HandStore store, ContentLocks locks, Scopes scopes, AuditLog log, Clock clock) {
        this.situations = situations;
        this.store = store;
        this.locks = locks;
        this.scopes = scopes;
        this.log = log;
        this.clock = clock;
    }

    /**
     * @param dueOn null: back to the sources' dates
     * @return how many assignments now have this date
     * @throws BadInput for a date that has passed for one of the people
     * @throws NotThere where one of them is out of scope or does not have the content
     */
    @Transactional
    public int set(
            Actor actor, int contentId, List<Integer> personIds, @Nullable LocalDate dueOn, @Nullable String note) {
        locks.exclusive(List.of(contentId));
        List<Known> known =
                situations.of(situations.target(contentId), personIds, scopes.condition(actor), actor, clock.instant());
        if (known.size() < new HashSet<>(personIds).size()) {
            throw new NotThere("person");
        }
        for (Known k : known) {
            if (k.situation().status() == null) {
                throw new NotThere("assignment");
            }
            if (dueOn != null && dueOn.isBefore(k.today())) {
                throw new BadInput("dueOn", "This date has passed. Choose today or later.");
            }
        }
        List<Integer> people = known.stream().map(Known::personId).toList();
        Written entry = log.write(Act.of(actor, "assignment.due")
                .people(people.size())
                .content(contentId)
                .note(note, null));
        store.due(contentId, people, dueOn);
        store.lines(contentId, people, entry, dueOn == null ? "{\"dueOn\":null}" : "{\"dueOn\":\"" + dueOn + "\"}");
        return people.size();
    }
}
