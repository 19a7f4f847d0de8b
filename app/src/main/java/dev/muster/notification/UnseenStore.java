package dev.muster.notification;

import static dev.muster.generated.db.Tables.NOTICE;

import dev.muster.audience.Managers;
import dev.muster.audience.Scopes;
import dev.muster.notification.OutboxGrid.State;
import dev.muster.notification.rules.DropReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jooq.Result;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Drops what managers would be told of people whom they may not see any more. */
@Component
class UnseenStore {
    private final DSLContext db;
    private final Managers managers;
    private final Scopes scopes;

    UnseenStore(DSLContext db, Managers managers, Scopes scopes) {
        this.db = db;
        this.managers = managers;
        this.scopes = scopes;
    }

    void drop(Long[] ids) {
        Map<Integer, Result<Record3<Integer, Integer, Long>>> byManager = db.select(
                        NOTICE.PERSON_ID, NOTICE.ABOUT_ID, NOTICE.ID)
                .from(NOTICE)
                .where(NOTICE.ID.eq(DSL.any(ids)), NOTICE.ABOUT_ID.ne(0), NOTICE.STATE.eq(State.QUEUED.name()))
                .fetchGroups(NOTICE.PERSON_ID);
        List<Long> unseen = new ArrayList<>();
        byManager.forEach((manager, rows) -> {
            Set<Integer> seen = managers.of(manager)
                    .map(actor -> scopes.covered(actor, rows.getValues(NOTICE.ABOUT_ID)))
                    .orElse(Set.of());
            rows.stream().filter(r -> !seen.contains(r.value2())).forEach(r -> unseen.add(r.value3()));
        });
        if (!unseen.isEmpty()) {
            db.update(NOTICE)
                    .set(NOTICE.STATE, State.DROPPED.name())
                    .set(NOTICE.REASON, DropReason.PASSED.name())
                    .setNull(NOTICE.MAIL_ID)
                    .where(NOTICE.ID.eq(DSL.any(unseen.toArray(Long[]::new))))
                    .execute();
        }
    }
}
