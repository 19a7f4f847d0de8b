package dev.muster.assignment;

import dev.muster.assignment.RuleEffect.Change;
import dev.muster.assignment.RuleEffect.One;
import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads the difference in the temporary tables of {@link DifferenceStore} as people see it. */
@Component
class EffectStore {
    private static final int SAMPLE = 50;

    /** One row per person and content touched, with what it means for them. */
    private static final String CHANGES = """
        with x as (
          select person_id, content_id, bool_or(fresh) as gains, false as loss from gain group by 1, 2
          union all
          select person_id, content_id, false, true from loss where not keep group by 1, 2),
        y as (select person_id, content_id, bool_or(gains) as gains, bool_or(loss) as loss, bool_or(not loss) as given
              from x group by 1, 2),
        z as (select y.person_id, y.content_id, case
                when y.gains then 'GAINS'
                when not y.loss then 'ADDED'
                when y.given or (a.state = 2 and (a.renewal is null or a.expires_on >= t.today)) or exists (
                  select from source s
                  where s.content_id = y.content_id and s.person_id = y.person_id and s.rule_id <> -1
                    and not exists (select from loss l where l.content_id = s.content_id and l.person_id = s.person_id
                                    and l.rule_id = s.rule_id and not l.keep)) then 'KEEPS'
                else 'LOSES' end as change
              from y
              join person p on p.id = y.person_id
              cross join lateral (select (?::timestamptz at time zone coalesce(p.time_zone, ?))::date as today) t
              left join assignment a on a.person_id = y.person_id and a.content_id = y.content_id)
        """;

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    EffectStore(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    RuleEffect read() {
        int[] n = new int[Change.values().length];
        Object[] day = {clock.instant(), settings.current().defaultTimeZone().getId()};
        db.fetch(CHANGES + "select change, count(distinct person_id) from z group by change", day)
                .forEach(r -> n[Change.valueOf(r.get(0, String.class)).ordinal()] = r.get(1, int.class));
        List<One> sample = db.fetch(CHANGES + """
            select z.person_id, p.given_name || ' ' || p.family_name, z.content_id, c.title, z.change,
                   (select min(g.due_on) from gain g where g.person_id = z.person_id and g.content_id = z.content_id)
            from z join person p on p.id = z.person_id join content c on c.id = z.content_id
            order by z.change = 'LOSES' desc, z.change = 'KEEPS' desc, p.sort_name, p.id, c.title
            limit %d""".formatted(SAMPLE), day)
                .map(r -> new One(
                        r.get(0, int.class),
                        r.get(1, String.class),
                        r.get(2, int.class),
                        r.get(3, String.class),
                        Change.valueOf(r.get(4, String.class)),
                        r.get(5, LocalDate.class)));
        return new RuleEffect(
                n[Change.GAINS.ordinal()],
                n[Change.ADDED.ordinal()],
                n[Change.LOSES.ordinal()],
                n[Change.KEEPS.ordinal()],
                db.fetchSingle(CHANGES + "select count(distinct person_id) from z", day)
                        .into(Integer.class),
                sample);
    }

    /** People whose source stays as a kept one. */
    int keeping() {
        return db.fetchSingle("select count(distinct person_id) from loss where keep")
                .into(Integer.class);
    }

    /** People who have an address and to whom something is new. */
    int toBeMailed() {
        return db.fetchSingle("""
            select count(distinct g.person_id) from gain g
            join person p on p.id = g.person_id and p.email is not null where g.fresh""").into(Integer.class);
    }

    /** Active people who have training by these rules: what the brake measures a loss against. */
    int peopleOfRules(List<Integer> ruleIds) {
        return db.fetchSingle("""
            select count(distinct s.person_id) from rule r
            join source s on s.content_id = r.content_id and s.rule_id = r.id
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            where r.id = any(?::int[])""", (Object) ruleIds.toArray(Integer[]::new)).into(Integer.class);
    }
}
