package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;

import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.SourceWords;

/** {@code rules/LastSourceGone} as conditions over an assignment {@code a}, for whoever works on many of them. */
public final class LastSourceSql {
    public static final String REMOVED = numbered("a.state = {notStarted}");
    public static final String OPTIONAL = numbered("(a.state = {inProgress} or a.renewal is not null)");

    /** Nobody loses anything by it: completed, and no retake shows on the day {@code t.today}. */
    public static final String NOTHING_LOST = numbered(
            "(a.state = {completed} and (a.renewal is null or a.expires_on is null or a.expires_on >= t.today))");

    /**
     * Of a {@code source}: what required the training until the act by which it became optional, as labels; null of what was
     * taken up by oneself.
     */
    public static final String BEGUN_WHILE =
            numbered("""
        case when source.rule_id = {self} then
          (select string_agg(case when p.rule_id = {individual} then '%s' else %s end, ' and ' order by p.rule_id)
           from source_past p left join rule r on r.id = p.rule_id left join people_group g on g.id = r.group_id
           where p.content_id = source.content_id and p.person_id = source.person_id
             and p.ended_by = source.entry_id and p.rule_id <> source.rule_id) end""").formatted(SourceWords.label(SourceKind.INDIVIDUAL, null), LabelStore.LABEL);

    private LastSourceSql() {}
}
