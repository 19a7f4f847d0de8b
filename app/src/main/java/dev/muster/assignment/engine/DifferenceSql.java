package dev.muster.assignment.engine;

import dev.muster.people.PersonDay;

/** The two halves of the difference for some people or rules, as SQL: each a select of its rows. */
final class DifferenceSql {
    /** Over their assignments: sources have no index that begins with people. */
    private static final String SOURCES_OF_PEOPLE = """
        join assignment a on a.person_id = any(i.ids)
        join source s on s.content_id = a.content_id and s.person_id = a.person_id
        join rule r on r.id = s.rule_id""";

    private DifferenceSql() {}

    private static final String TODAY = PersonDay.lateral("i.at", "p", "i.zone");

    /**
     * Live rules that hold the person, where the person has no such source, or only a kept one, and is not exempt.
     * Names {@code :at}, {@code :zone} of the company, {@code :minimum} days, and {@code :ids} of people.
     *
     * @param holders (rule_id, content_id, due, person_id), out of {@link RuleHolders}
     */
    static String gains(String holders) {
        return """
            select h.content_id, h.person_id, h.rule_id, d.due_on, d.lifted as due_lifted, a.person_id is null as fresh,
                   s.kept is not null as again, p.email is not null as mail
            from (select :at::timestamptz as at, :zone::text as zone, :minimum::int as minimum, :ids::int[] as ids) i
            cross join lateral (%s) h
            join content c on c.id = h.content_id and c.status = 'ACTIVE'
            join person p on p.id = h.person_id and p.status <> 'DEACTIVATED' and p.id <> all (%s)
            cross join lateral %s
            left join source s on s.content_id = h.content_id and s.person_id = h.person_id and s.rule_id = h.rule_id
            left join assignment a on a.person_id = h.person_id and a.content_id = h.content_id
            cross join lateral due_of(coalesce(h.due, c.due), t.today, p.hired_on, t.today, i.minimum) d
            where (s.rule_id is null or s.kept) and not %s
            """.formatted(
                holders, StuckStore.PEOPLE, TODAY, RuleHolders.exempt("h.content_id", "h.person_id", "h.rule_id"));
    }

    /**
     * Rule sources whose rule is gone or no longer holds the person: taken, or kept where the rule says so, and of an
     * automation that is off or over in any case. Exempt people lose every rule source, deactivated people lose nothing.
     * Names {@code :at}, {@code :zone} of the company, and {@code :ids} of people or rules.
     */
    static String losses(DifferenceRange range) {
        return losses(
                switch (range) {
                    case DifferenceRange.OfPeople _ -> SOURCES_OF_PEOPLE;
                    case DifferenceRange.OfRules _ -> """
                        join rule r on r.id = any(i.ids)
                        join source s on s.content_id = r.content_id and s.rule_id = r.id""";
                },
                """
                or (r.kind = 'AUTOMATION' and r.deleted_at is not null and r.when_no_longer_matching = 'REMOVE')""",
                """
                or (r.kind = 'AUTOMATION' and (not r.in_effect or not %s))""".formatted(RuleHolders.matches("s.rule_id", "s.person_id")));
    }

    /** What people lose of the training of one {@code :group}. */
    static String lossesOfMembers() {
        return losses(SOURCES_OF_PEOPLE + " and r.group_id = :group and r.kind = 'GROUP'", "", "");
    }

    /**
     * @param sources joined to {@code i}, as s and r
     * @param kept when a kept source goes, too
     * @param others further reasons for which a source that is not kept goes
     */
    private static String losses(String sources, String kept, String others) {
        return """
            select s.content_id, s.person_id, s.rule_id, not x.exempt and (r.when_no_longer_matching = 'KEEP'
                     or (r.kind = 'AUTOMATION' and r.deleted_at is null and not r.in_effect)) as keep
            from (select :at::timestamptz as at, :zone::text as zone, :ids::int[] as ids) i
            %s
            join content c on c.id = s.content_id and c.status <> 'ARCHIVED'
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED' and p.id <> all (%s)
            cross join lateral %s
            cross join lateral (select %s as exempt) x
            where r.frozen is null and (x.exempt %s
              or (not s.kept and (r.deleted_at is not null or not r.enabled
                or (r.kind = 'GROUP' and not exists (
                      select from group_member m where m.group_id = r.group_id and m.person_id = s.person_id))
                %s)))
            """.formatted(
                        sources,
                        StuckStore.PEOPLE,
                        TODAY,
                        RuleHolders.exempt("s.content_id", "s.person_id", "s.rule_id"),
                        kept,
                        others);
    }
}
