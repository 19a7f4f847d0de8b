package dev.muster.assignment.ledger;

import dev.muster.audience.groups.GroupChanged;
import dev.muster.library.ContentMoved;
import dev.muster.shared.PeopleChanged;
import java.time.Clock;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Marks what the engine has to look at, in the transaction of the change: a crash loses neither. The queue is only
 * appended to, so that a mark made while the engine works on the same person is never lost.
 */
@Component
public class MarkForReassessment {
    private final DSLContext db;
    private final Clock clock;

    MarkForReassessment(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(PeopleChanged news) {
        people(news.personIds());
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GroupChanged news) {
        db.execute(
                "insert into reassess (group_id, marked_at) values (?, ?::timestamptz)",
                news.groupId(),
                clock.instant());
    }

    /** Archived content gives and takes nothing; back in use, its rules catch up. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(ContentMoved news) {
        db.execute(
                "insert into reassess (rule_id, marked_at) select id, ?::timestamptz from rule where content_id = ?",
                clock.instant(),
                news.contentId());
    }

    public void people(Collection<Integer> ids) {
        if (!ids.isEmpty()) {
            db.execute(
                    "insert into reassess (person_id, marked_at) select x, ?::timestamptz from unnest(?::int[]) x",
                    clock.instant(),
                    ids.toArray(Integer[]::new));
        }
    }
}
