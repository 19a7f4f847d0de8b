package dev.muster.assignment.progress;

import dev.muster.assignment.ledger.Pair;
import dev.muster.learning.LearningFacts;
import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Assignments as far as what the person did shows in them. */
@Component
public class ShownProgressStore {
    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    ShownProgressStore(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A live assignment.
     *
     * @param version the newest of its content
     * @param today where the person is
     */
    public record Known(
            int personId, int contentId, @Nullable Instant resetAt, boolean module, int version, LocalDate today) {
        LearningFacts.Key key() {
            return new LearningFacts.Key(personId, contentId);
        }
    }

    public List<Known> known(Collection<Pair> pairs) {
        List<Pair> each = pairs.stream().distinct().toList();
        Settings.Values values = settings.current();
        Instant now = clock.instant();
        // not a.reset_at: an assignment that comes back does not know it yet
        return db.fetch(
                        """
            select a.person_id, a.content_id,
                   (select max(r.at) from reset r
                    where r.person_id = a.person_id and r.content_id = a.content_id and r.context = 0) as reset_at,
                   c.kind = 'MODULE' as module, c.version, p.time_zone
            from unnest(?::int[], ?::int[]) as x (person_id, content_id)
            join assignment a on a.person_id = x.person_id and a.content_id = x.content_id
            join content c on c.id = a.content_id
            join person p on p.id = a.person_id
            order by a.content_id, a.person_id""",
                        each.stream().map(Pair::personId).toArray(Integer[]::new),
                        each.stream().map(Pair::contentId).toArray(Integer[]::new))
                .map(r -> new Known(
                        r.get("person_id", Integer.class),
                        r.get("content_id", Integer.class),
                        r.get("reset_at", Instant.class),
                        r.get("module", Boolean.class),
                        r.get("version", Integer.class),
                        LocalDate.ofInstant(now, values.zone(r.get("time_zone", String.class)))));
    }
}
