package dev.muster.assignment;

import dev.muster.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who is under way in a module of which a course has run out. */
@Component
class RunOutStore {
    private static final String UNDER_WAY = """
            from assignment a
            join content m on m.id = a.content_id and m.kind = 'MODULE'
            join person p on p.id = a.person_id
            where (a.state = 1 or a.renewal is not null) and exists (
              select from completion k
              where k.person_id = a.person_id and k.context = a.content_id
                and k.expires_on < (?::timestamptz at time zone coalesce(p.time_zone, ?))::date)
            """;

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    RunOutStore(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ascending. */
    List<Integer> modules() {
        return db.fetch("select distinct a.content_id " + UNDER_WAY + " order by 1", clock.instant(), zone())
                .into(Integer.class);
    }

    List<Pair> people(int moduleId) {
        return db.fetch(
                        "select a.person_id, a.content_id " + UNDER_WAY + " and a.content_id = ? order by 1",
                        clock.instant(),
                        zone(),
                        moduleId)
                .into(Pair.class);
    }

    private String zone() {
        return settings.current().defaultTimeZone().getId();
    }
}
