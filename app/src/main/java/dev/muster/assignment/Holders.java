package dev.muster.assignment;

/** Whom each kind of rule holds (behaviour 1, 4), as SQL for {@link DifferenceStore}. Aliases {@code i} (at, zone, ids) and {@code t} (today) come from there. */
final class Holders {
    private Holders() {}

    /** (rule_id, content_id, due, person_id) of live rules, within reach. */
    static String of(Reach reach) {
        return """
            select r.id as rule_id, r.content_id, r.due, m.person_id
            from rule r join group_member m on m.group_id = r.group_id
            where r.kind = 'GROUP' and %1$s and %2$s
            union all
            select r.id, r.content_id, r.due, e.id
            from rule r cross join person e
            where r.kind = 'MANDATORY' and %1$s and %3$s
            union all
            select r.id, r.content_id, r.due, n.id
            from rule r join person n on n.new_starter and n.created_at > r.created_at
            where r.kind = 'NEW_STARTER' and %1$s and %4$s
            union all
            select r.id, r.content_id, r.due, m.person_id
            from matched m join rule r on r.id = m.rule_id
            where r.kind = 'AUTOMATION' and r.in_effect and %1$s and %5$s""".formatted(
                        "r.deleted_at is null and r.enabled and r.frozen is null",
                        within(reach, "m.person_id"),
                        within(reach, "e.id"),
                        within(reach, "n.id"),
                        notLeftOut("m.rule_id", "m.person_id"));
    }

    /** Whether the automation, in effect, holds the person: {@link Matches} has filled the table. */
    static String matches(String rule, String person) {
        return """
            (exists (select from matched m where m.rule_id = %1$s and m.person_id = %2$s) and %3$s)""".formatted(rule, person, notLeftOut(rule, person));
    }

    private static String notLeftOut(String rule, String person) {
        return "not exists (select from left_out o where o.rule_id = %s and o.person_id = %s)".formatted(rule, person);
    }

    private static String within(Reach reach, String person) {
        return switch (reach) {
            case Reach.OfPeople _ -> person + " = any(i.ids)";
            case Reach.OfRules _ -> "r.id = any(i.ids)";
        };
    }

    /** Whether the person is exempt, today, from the content or from the rule. */
    static String exempt(String content, String person, String rule) {
        return """
            exists (select from exemption x where x.content_id = %s and x.person_id = %s
                      and (x.rule_id is null or x.rule_id = %s) and x.ended_at is null
                      and (x.until_on is null or x.until_on >= t.today))""".formatted(content, person, rule);
    }
}
