package dev.muster.assignment.engine;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.RuleEffect.Change;
import dev.muster.assignment.RuleEffect.News;
import dev.muster.assignment.RuleEffect.One;
import dev.muster.assignment.ledger.LastSourceSql;
import dev.muster.notification.Notices;
import dev.muster.notification.Telling;
import dev.muster.notification.rules.Kind;
import dev.muster.people.PersonDay;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import dev.muster.shared.PersonName;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Component;

/** Reads the difference in the temporary tables of {@link DifferenceStore} as people see it. */
@Component
public class RuleEffectStore {
    private static final int SAMPLE = 50;
    private static final int MANY = 5_000;

    /** One row per person and content touched, with what it means for them. */
    private static final String CHANGES = numbered("""
        with x as (
          select person_id, content_id, bool_or(fresh) as gains, false as loss from gain group by 1, 2
          union all
          select person_id, content_id, false, true from loss where not keep group by 1, 2),
        y as (select person_id, content_id, bool_or(gains) as gains, bool_or(loss) as loss, bool_or(not loss) as given
              from x group by 1, 2),
        z as (select y.person_id, y.content_id, case
                when y.gains then 'GAINS'
                when not y.loss then 'ADDED'
                when y.given or {nothingLost} or exists (
                  select from source s
                  where s.content_id = y.content_id and s.person_id = y.person_id and s.rule_id <> {self}
                    and not exists (select from loss l where l.content_id = s.content_id and l.person_id = s.person_id
                                    and l.rule_id = s.rule_id and not l.keep)) then 'KEEPS'
                else 'LOSES' end as change,
                coalesce({begun}, false) as begun
              from y
              join person p on p.id = y.person_id
              cross join lateral {today}
              left join assignment a on a.person_id = y.person_id and a.content_id = y.content_id)
        """);

    /** The same where nobody loses anything: it asks for no more than the gains. */
    private static final String GAINS = """
        with z as (select person_id, content_id, case when bool_or(fresh) then 'GAINS' else 'ADDED' end as change, false as begun
                   from gain group by 1, 2)
        """;

    /** People of each change, all of them, and some by name: in one statement, so that the changes are worked out once. */
    private static final String COUNTED = """
        , s as (select z.person_id, {name} as name, z.content_id, c.title, z.change, z.begun,
                  (select min(g.due_on) from gain g where g.person_id = z.person_id and g.content_id = z.content_id) as due_on,
                  row_number() over (order by z.change = 'LOSES' desc, z.change = 'KEEPS' desc, p.sort_name, p.id, c.title) as no
                from (select z.* from z join person p on p.id = z.person_id
                      order by z.change = 'LOSES' desc, z.change = 'KEEPS' desc, p.sort_name, p.id limit {sample}) z
                join person p on p.id = z.person_id join content c on c.id = z.content_id)
        select change, count(distinct person_id)::int as people, null::int as person_id, null as name, null::int as content_id,
               null as title, null::date as due_on, null::boolean as begun, 0 as no
        from z group by change
        union all
        select null, count(distinct person_id)::int, null, null, null, null, null, null, 0 from z
        union all
        select change, null, person_id, name, content_id, title, due_on, begun, no from s
        order by no""";

    private static final String ONE_BY_NAME = """
        select p.person_id, p.name, g.content_id, c.title, case when g.fresh then 'GAINS' else 'ADDED' end as change, g.due_on,
               false as begun
        from (select id as person_id, {name} as name, sort_name from person
              where {who} order by sort_name, id limit {sample}) p
        join gain g on g.person_id = p.person_id
        join content c on c.id = g.content_id
        order by p.sort_name, p.person_id""";

    private static final String FEW = "id in (select person_id from gain)";
    /** The list of everybody by name is walked until enough of them were met. */
    private static final String WALKED = "(id in (select person_id from gain)) is true";

    /** {people} counts people: each of them once. */
    private static final String NEWS = """
        select ({people} filter (where g.mail))::int as with_address,
               ({people} filter (where g.due_on <= {today}))::int as due_today,
               ({people} filter (where g.due_lifted and g.due_on > {today}))::int as lifted,
               min(g.due_on) as first, max(g.due_on) as last, coalesce(bool_or(g.due_on is null), false) as without
        from (select :at::timestamptz as at, :zone::text as zone) i
        cross join gain g
        join person p on p.id = g.person_id
        where g.fresh""";

    private final DSLContext db;
    private final Settings settings;
    private final Notices notices;
    private final Clock clock;

    RuleEffectStore(DSLContext db, Settings settings, Notices notices, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.notices = notices;
        this.clock = clock;
    }

    public RuleEffect read(DifferenceStore.Size size) {
        return size.oneRule() && size.losses() == 0 ? ofOneRule() : ofAny();
    }

    /** Where nobody loses anything and each person gains once: counted, and the first by name, without sorting the rest. */
    private RuleEffect ofOneRule() {
        Record n = db.fetchSingle("select count(*)::int, (count(*) filter (where fresh))::int from gain");
        int people = n.get(0, int.class);
        int gain = n.get(1, int.class);
        List<One> sample = db.fetch(named(ONE_BY_NAME)
                        .piece("name", PersonName.sql("person"))
                        .piece("who", people < MANY ? FEW : WALKED)
                        .piece("sample", String.valueOf(SAMPLE))
                        .sql())
                .map(RuleEffectStore::one);
        return new RuleEffect(gain, people - gain, 0, 0, people, sample, news(gain, "count(*)"));
    }

    private RuleEffect ofAny() {
        Map<Change, Integer> n = new EnumMap<>(Change.class);
        int people = 0;
        List<One> sample = new ArrayList<>();
        for (Record r : changes()) {
            String change = r.get("change", String.class);
            Integer count = r.get("people", Integer.class);
            if (change == null) {
                people = count;
            } else if (count != null) {
                n.put(Change.valueOf(change), count);
            } else {
                sample.add(one(r));
            }
        }
        int gain = n.getOrDefault(Change.GAINS, 0);
        return new RuleEffect(
                gain,
                n.getOrDefault(Change.ADDED, 0),
                n.getOrDefault(Change.LOSES, 0),
                n.getOrDefault(Change.KEEPS, 0),
                people,
                sample,
                news(gain, "count(distinct g.person_id)"));
    }

    private Result<Record> changes() {
        boolean losing = db.fetchSingle("select exists (select from loss where not keep)")
                .into(Boolean.class);
        NamedSql changes = named((losing ? CHANGES : GAINS) + COUNTED)
                .piece("name", PersonName.sql("p"))
                .piece("sample", String.valueOf(SAMPLE));
        if (losing) {
            changes.piece("today", PersonDay.lateral(":at::timestamptz", "p", ":zone"))
                    .piece("nothingLost", LastSourceSql.NOTHING_LOST)
                    .piece("begun", LastSourceSql.OPTIONAL)
                    .bind("at", clock.instant())
                    .bind("zone", settings.current().defaultTimeZone().getId());
        }
        return db.fetch(changes.sql());
    }

    private News news(int gain, String people) {
        if (gain == 0) {
            return News.NONE;
        }
        Record r = db.fetchSingle(named(NEWS)
                .piece("people", people)
                .piece("today", PersonDay.today("i.at", "p", "i.zone"))
                .bind("at", clock.instant())
                .bind("zone", settings.current().defaultTimeZone().getId())
                .sql());
        return new News(
                r.get("first", LocalDate.class),
                r.get("last", LocalDate.class),
                r.get("without", boolean.class),
                r.get("due_today", int.class),
                r.get("lifted", int.class),
                notices.isOn(Kind.ASSIGNED) ? notices.telling(gain, r.get("with_address", int.class)) : Telling.NOBODY);
    }

    private static One one(Record r) {
        return new One(
                r.get("person_id", int.class),
                r.get("name", String.class),
                r.get("content_id", int.class),
                r.get("title", String.class),
                Change.valueOf(r.get("change", String.class)),
                r.get("due_on", LocalDate.class),
                r.get("begun", boolean.class));
    }

    /** People whose source stays as a kept one. */
    public int keeping() {
        return db.fetchSingle("select count(distinct person_id) from loss where keep")
                .into(Integer.class);
    }

    /** Active people who have training by these rules: what the brake measures a loss against. */
    public int peopleOfRules(List<Integer> ruleIds) {
        return db.fetchSingle("""
            select count(distinct s.person_id) from rule r
            join source s on s.content_id = r.content_id and s.rule_id = r.id
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            where r.id = any(?::int[])""", (Object) ruleIds.toArray(Integer[]::new)).into(Integer.class);
    }
}
