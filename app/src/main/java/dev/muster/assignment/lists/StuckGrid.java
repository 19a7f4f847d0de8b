package dev.muster.assignment.lists;

import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What is left alone because it failed, by name, for those who can mend it. */
@Component
public class StuckGrid {
    private final DSLContext db;

    StuckGrid(DSLContext db) {
        this.db = db;
    }

    public enum What {
        PERSON,
        GROUP,
        AUTOMATION,
        COURSE,
        MODULE
    }

    /**
     * @param id of the person, group, automation or content where it is mended
     * @param name of that
     * @param reason what failed
     */
    public record Row(What what, int id, String name, String reason, Instant since) {}

    public List<Row> all(int limit) {
        return db.fetch("""
            select case when x.person_id is not null then 'PERSON'
                        when r.kind = 'AUTOMATION' then 'AUTOMATION'
                        when coalesce(x.group_id, r.group_id) is not null then 'GROUP' else c.kind end as what,
                   coalesce(p.id, g.id, case when r.kind = 'AUTOMATION' then r.id else r.content_id end) as id,
                   coalesce(%s, g.name, r.name, c.title) as name, x.reason, x.since
            from stuck x
            left join rule r on r.id = x.rule_id
            left join person p on p.id = x.person_id
            left join people_group g on g.id = coalesce(x.group_id, r.group_id)
            left join content c on c.id = r.content_id
            order by x.since, x.id limit ?""".formatted(PersonName.sql("p")), limit)
                .map(r -> new Row(
                        What.valueOf(r.get("what", String.class)),
                        r.get("id", Integer.class),
                        r.get("name", String.class),
                        r.get("reason", String.class),
                        r.get("since", Instant.class)));
    }
}
