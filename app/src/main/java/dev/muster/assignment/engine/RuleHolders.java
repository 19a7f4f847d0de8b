package dev.muster.assignment.engine;

import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.array;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import dev.muster.people.PersonStatus;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.SQLDataType;

/**
 * Whom each kind of rule holds: of some people by all rules, and by one rule of all people. SQL for {@link
 * DifferenceStore} and {@link GainsOfRuleStore}; aliases {@code i} (at, zone, ids) and {@code t} (today) come from there.
 */
final class RuleHolders {
    private static final String LIVE = "r.deleted_at is null and r.enabled and r.frozen is null";
    private static final String OF_GROUPS = """
        select r.id as rule_id, r.content_id, r.due, m.person_id
        from rule r join group_member m on m.group_id = r.group_id
        where r.kind = 'GROUP' and %s and m.person_id = any(i.ids)
        """.formatted(LIVE);

    private RuleHolders() {}

    /** (rule_id, content_id, due, person_id) of live rules of one {@code :group}, for people. */
    static String ofMembers() {
        return OF_GROUPS + " and m.group_id = :group";
    }

    /** (rule_id, content_id, due, person_id) of live rules, for the people within reach. */
    static String of(DifferenceRange.OfPeople range) {
        return OF_GROUPS + """
            union all
            select r.id, r.content_id, r.due, e.id
            from rule r cross join person e
            where r.kind = 'MANDATORY' and %1$s and e.id = any(i.ids)
            union all
            select r.id, r.content_id, r.due, n.id
            from rule r join person n on n.new_starter and n.created_at > r.created_at
            where r.kind = 'NEW_STARTER' and %1$s and n.id = any(i.ids)
            union all
            select r.id, r.content_id, r.due, m.person_id
            from matched m join rule r on r.id = m.rule_id
            where r.kind = 'AUTOMATION' and r.in_effect and %1$s and m.person_id = any(i.ids) and %2$s""".formatted(LIVE, notLeftOut("m.rule_id", "m.person_id"));
    }

    /** Whom one live rule holds, over {@code PERSON}. @param automations whom those in effect hold; one that is missing: nobody */
    static Condition of(GainsOfRuleStore.Live rule, Map<Integer, Condition> automations) {
        Condition present = PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name());
        return switch (rule.kind()) {
            case AUTOMATION -> automations.getOrDefault(rule.id(), falseCondition());
            case GROUP ->
                present.and(PERSON.ID.eq(any(array(select(GROUP_MEMBER.PERSON_ID)
                        .from(GROUP_MEMBER)
                        .where(GROUP_MEMBER.GROUP_ID.eq(inline(rule.groupId(), SQLDataType.INTEGER)))))));
            case MANDATORY -> present;
            case NEW_STARTER -> present.and(PERSON.NEW_STARTER.eq(true)).and(PERSON.CREATED_AT.gt(rule.createdAt()));
            case INDIVIDUAL, SELF -> falseCondition();
        };
    }

    /** Whether the automation, in effect, holds the person: {@link Matches} has filled the table. */
    static String matches(String rule, String person) {
        return """
            (exists (select from matched m where m.rule_id = %1$s and m.person_id = %2$s) and %3$s)""".formatted(rule, person, notLeftOut(rule, person));
    }

    /** The same, over {@code PERSON}. */
    static Condition matches(int rule) {
        return condition(
                "person.id = any(array(select m.person_id from matched m where m.rule_id = {0} and "
                        + notLeftOut("m.rule_id", "m.person_id") + "))",
                inline(rule));
    }

    /** Over {@code PERSON}: not left out of the automation as somebody who matched before it was. */
    static Condition isNotLeftOut(int rule) {
        return condition(notLeftOut("{0}", "person.id"), inline(rule));
    }

    private static String notLeftOut(String rule, String person) {
        return "not exists (select from left_out o where o.rule_id = %s and o.person_id = %s)".formatted(rule, person);
    }

    /** Whether the person is exempt, today, from the content or from the rule. */
    static String exempt(String content, String person, String rule) {
        return """
            exists (select from exemption x where x.content_id = %s and x.person_id = %s
                      and (x.rule_id is null or x.rule_id = %s) and x.ended_at is null
                      and (x.until_on is null or x.until_on >= t.today))""".formatted(content, person, rule);
    }
}
