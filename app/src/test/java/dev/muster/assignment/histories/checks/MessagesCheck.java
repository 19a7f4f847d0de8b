package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;

/**
 * Invariant 8: at most one message per person, event and kind; none for what had gone before it was gathered. (What a
 * digest says is {@code ComposingRulesTest}, what is sent {@code SendMailTest}.)
 */
public final class MessagesCheck extends Check {
    public MessagesCheck(History history) {
        super(history, 6);
    }

    @Override
    public void look() {
        assertNone("told twice of the same", """
            select entry_id, content_id, person_id, kind from notice group by 1, 2, 3, 4 having count(*) > 1""");
        assertNone("more than one mail that waits for a person", """
            select person_id from mail where state = 'QUEUED' group by 1 having count(*) > 1""");
        assertNone("told of an act that did not touch them", """
            select n.* from notice n where not exists (
              select from audit_line l where l.entry_id = n.entry_id and l.content_id = n.content_id
                and (l.person_id = n.person_id))""");
        muster.mail.work();
        assertNone("gathered though it has gone", """
            select n.* from notice n
            join mail m on m.id = n.mail_id and m.state = 'QUEUED' and m.made_at = '%s'::timestamptz
            left join assignment a on a.person_id = n.person_id and a.content_id = n.content_id
            where n.state = 'QUEUED' and n.kind <> 'CORRECTION' and a.person_id is null
              and not exists (select from notice o where o.mail_id = m.id and o.not_before < '%s'::timestamptz - interval '61 s')""".formatted(company.now, company.now));
    }

    private void assertNone(String what, String sql) {
        assertThat(muster.db.fetch(sql)).as(what).isEmpty();
    }
}
