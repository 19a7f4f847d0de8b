package dev.muster.assignment;

import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
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
    private final TemporaryTables tables;
    private final Matches matches;
    private final WholeRuleStore wholeRules;
    private final Settings settings;

    DifferenceStore(
            DSLContext db, TemporaryTables tables, Matches matches, WholeRuleStore wholeRules, Settings settings) {
        this.db = db;
        this.tables = tables;
        this.matches = matches;
        this.wholeRules = wholeRules;
        this.settings = settings;
    }

    /**
     * @param gains person-content-rule rows to give; losses: to take or keep
     * @param oneRule of one whole rule: each person is there at most once
     */
    record Size(int gains, int losses, boolean oneRule) {
        static final Size NOTHING = new Size(0, 0, false);

        boolean isNothing() {
            return gains == 0 && losses == 0;
        }
    }

    Size compute(Reach reach, Instant at) {
        tables.ofDifference();
        Map<Integer, Condition> automations = matches.fill(reach, at);
        Integer[] ids = reach.ids().toArray(Integer[]::new);
        Settings.Values s = settings.current();
        int gains =
                switch (reach) {
                    case Reach.OfPeople people ->
                        db.execute(gains(people), at, s.defaultTimeZone().getId(), s.minimumDays(), ids);
                    case Reach.OfRules rules -> wholeRules.gains(rules, automations, at);
                };
        int losses = db.execute(losses(reach), at, s.defaultTimeZone().getId(), ids);
        boolean oneRule = reach instanceof Reach.OfRules && ids.length == 1;
        // Of one rule, what is done with its gains is a scan of them, in any case.
        if (gains > WORTH_ANALYZING && !oneRule) {
            db.execute("analyze gain");
        }
        if (losses > WORTH_ANALYZING) {
            db.execute("analyze loss");
        }
        return new Size(gains, losses, oneRule);
    }

    /** The contents that the difference touches, ascending: the order in which their locks are taken. */
    List<Integer> contents() {
        return db.fetch("select content_id from gain union select content_id from loss order by 1")
                .into(Integer.class);
    }

    /** Live rules that hold the person, where the person has no such source, or only a kept one, and is not exempt. */
    private static String gains(Reach.OfPeople reach) {
        return """
            insert into gain
            select h.content_id, h.person_id, h.rule_id, d.due_on, d.lifted, a.person_id is null, s.kept is not null, p.email is not null
            from (select ?::timestamptz as at, ?::text as zone, ?::int as minimum, ?::int[] as ids) i
            cross join lateral (%s) h
            join content c on c.id = h.content_id and c.status = 'ACTIVE'
            join person p on p.id = h.person_id and p.status <> 'DEACTIVATED'
            cross join lateral (select (i.at at time zone coalesce(p.time_zone, i.zone))::date as today) t
            left join source s on s.content_id = h.content_id and s.person_id = h.person_id and s.rule_id = h.rule_id
            left join assignment a on a.person_id = h.person_id and a.content_id = h.content_id
            cross join lateral due_of(coalesce(h.due, c.due), t.today, p.hired_on, t.today, i.minimum) d
            where (s.rule_id is null or s.kept) and not %s
            """.formatted(Holders.of(reach), Holders.exempt("h.content_id", "h.person_id", "h.rule_id"));
    }

    /**
     * Rule sources whose rule is gone or no longer holds the person: taken, or kept where the rule says so, and of an
     * automation that is off or over in any case. Of exempt people all. Deactivated people lose nothing.
     */
    private static String losses(Reach reach) {
        return """
            insert into loss
            select s.content_id, s.person_id, s.rule_id, not x.exempt and (r.when_no_longer_matching = 'KEEP'
                     or (r.kind = 'AUTOMATION' and r.deleted_at is null and not r.in_effect))
            from (select ?::timestamptz as at, ?::text as zone, ?::int[] as ids) i
            %s
            join content c on c.id = s.content_id and c.status <> 'ARCHIVED'
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            cross join lateral (select (i.at at time zone coalesce(p.time_zone, i.zone))::date as today) t
            cross join lateral (select %s as exempt) x
            where r.frozen is null and (x.exempt
              or (r.kind = 'AUTOMATION' and r.deleted_at is not null and r.when_no_longer_matching = 'REMOVE')
              or (not s.kept and (r.deleted_at is not null or not r.enabled
                or (r.kind = 'GROUP' and not exists (
                      select from group_member m where m.group_id = r.group_id and m.person_id = s.person_id))
                or (r.kind = 'AUTOMATION' and (not r.in_effect or not %s)))))
            """.formatted(
                        switch (reach) {
                            case Reach.OfPeople _ -> """
                                join assignment a on a.person_id = any(i.ids)
                                join source s on s.content_id = a.content_id and s.person_id = a.person_id
                                join rule r on r.id = s.rule_id""";
                            case Reach.OfRules _ -> """
                                join rule r on r.id = any(i.ids)
                                join source s on s.content_id = r.content_id and s.rule_id = r.id""";
                        },
                        Holders.exempt("s.content_id", "s.person_id", "s.rule_id"),
                        Holders.matches("s.rule_id", "s.person_id"));
    }
}
