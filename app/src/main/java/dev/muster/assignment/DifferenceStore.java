package dev.muster.assignment;

import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * "Desired sources − actual sources" (behaviour 4) as two temporary tables, {@code gain} and {@code loss}: the same
 * statements for one person and for a whole rule. Nothing is written for good here: a preview reads the two tables, the
 * engine hands them to {@link ApplyStore}.
 */
@Component
class DifferenceStore {
    private static final int WORTH_ANALYZING = 500;

    private final DSLContext db;
    private final Settings settings;

    DifferenceStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** @param gains person-content-rule rows to give; losses: to take or keep */
    record Size(int gains, int losses) {
        boolean isNothing() {
            return gains == 0 && losses == 0;
        }
    }

    Size compute(Reach reach, Instant at) {
        emptyTables();
        Integer[] ids = reach.ids().toArray(Integer[]::new);
        Settings.Values s = settings.current();
        int gains = db.execute(gains(reach), at, s.defaultTimeZone().getId(), s.minimumDays(), ids);
        int losses = db.execute(losses(reach), (Object) ids);
        if (gains > WORTH_ANALYZING) {
            db.execute("analyze gain");
        }
        if (losses > WORTH_ANALYZING) {
            db.execute("analyze loss");
        }
        return new Size(gains, losses);
    }

    /** The contents that the difference touches, ascending: the order in which their locks are taken. */
    List<Integer> contents() {
        return db.fetch("select content_id from gain union select content_id from loss order by 1")
                .into(Integer.class);
    }

    private void emptyTables() {
        // Kept per connection: making them anew in every transaction would bloat the catalog.
        db.execute("""
            create temp table if not exists gain
              (content_id int, person_id int, rule_id int, due_on date, due_lifted boolean, fresh boolean)
              on commit delete rows""");
        db.execute("""
            create temp table if not exists loss (content_id int, person_id int, rule_id int, keep boolean)
              on commit delete rows""");
        db.execute("truncate gain, loss");
    }

    /** Live rules whose group holds the person, where the person has no such source, or only a kept one. */
    private static String gains(Reach reach) {
        return """
            insert into gain
            select r.content_id, m.person_id, r.id,
                   case when w.due_on < d.today then d.today + i.minimum else w.due_on end,
                   coalesce(w.due_on < d.today, false),
                   a.person_id is null
            from (select ?::timestamptz as at, ?::text as zone, ?::int as minimum, ?::int[] as ids) i
            cross join rule r
            join content c on c.id = r.content_id and c.status = 'ACTIVE'
            join group_member m on m.group_id = r.group_id
            join person p on p.id = m.person_id and p.status <> 'DEACTIVATED'
            left join source s on s.content_id = r.content_id and s.person_id = m.person_id and s.rule_id = r.id
            left join assignment a on a.person_id = m.person_id and a.content_id = r.content_id
            cross join lateral (select coalesce(r.due, c.due) as due,
                                       (i.at at time zone coalesce(p.time_zone, i.zone))::date as today) d
            cross join lateral (select case
                when d.due is null then null
                when d.due -> 'daysAfterAssignment' is not null
                  then d.today + (d.due ->> 'daysAfterAssignment')::int
                when d.due -> 'daysAfterHire' is not null
                  then greatest(coalesce(p.hired_on, d.today) + (d.due ->> 'daysAfterHire')::int,
                                d.today + coalesce((d.due ->> 'atLeastDays')::int, 0))
                else (d.due ->> 'on')::date end as due_on) w
            where r.kind = 'GROUP' and r.deleted_at is null and r.enabled and r.frozen is null
              and (s.rule_id is null or s.kept)
              and %s = any(i.ids)""".formatted(
                        switch (reach) {
                            case Reach.OfPeople _ -> "m.person_id";
                            case Reach.OfRules _ -> "r.id";
                        });
    }

    /** Rule sources, not kept ones, whose rule is gone or no longer holds the person. Deactivated people lose nothing. */
    private static String losses(Reach reach) {
        return """
            insert into loss
            select s.content_id, s.person_id, s.rule_id, r.when_no_longer_matching = 'KEEP'
            from (select ?::int[] as ids) i
            %s
            join content c on c.id = s.content_id and c.status <> 'ARCHIVED'
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            where not s.kept and r.frozen is null
              and (r.deleted_at is not null or not r.enabled
                   or not exists (select from group_member m where m.group_id = r.group_id and m.person_id = s.person_id))
            """.formatted(
                        switch (reach) {
                            case Reach.OfPeople _ -> """
                                join assignment a on a.person_id = any(i.ids)
                                join source s on s.content_id = a.content_id and s.person_id = a.person_id
                                join rule r on r.id = s.rule_id""";
                            case Reach.OfRules _ -> """
                                join rule r on r.id = any(i.ids)
                                join source s on s.content_id = r.content_id and s.rule_id = r.id""";
                        });
    }
}
