package dev.muster.assignment;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/** What has to be true of the tables whenever the engine has nothing left to do. Each query returns what breaks it. */
public final class Invariants {
    private static final Map<String, String> BREACHES = new LinkedHashMap<>();

    static {
        BREACHES.put("a live rule holds somebody who has no source of it", """
            select r.id, m.person_id from rule r
            join content c on c.id = r.content_id and c.status = 'ACTIVE'
            join group_member m on m.group_id = r.group_id
            join person p on p.id = m.person_id and p.status <> 'DEACTIVATED'
            left join source s on s.content_id = r.content_id and s.person_id = m.person_id and s.rule_id = r.id
            where r.deleted_at is null and r.enabled and s.rule_id is null and not exists (
              select from exemption x where x.content_id = r.content_id and x.person_id = m.person_id
                and x.ended_at is null and coalesce(x.rule_id, r.id) = r.id)""");
        BREACHES.put("mandatory content that somebody does not have", """
            select r.id, p.id from rule r
            join content c on c.id = r.content_id and c.status = 'ACTIVE'
            join person p on p.status <> 'DEACTIVATED'
            left join source s on s.content_id = r.content_id and s.person_id = p.id and s.rule_id = r.id
            where r.kind = 'MANDATORY' and r.deleted_at is null and s.rule_id is null and not exists (
              select from exemption x where x.content_id = r.content_id and x.person_id = p.id
                and x.ended_at is null and coalesce(x.rule_id, r.id) = r.id)""");
        BREACHES.put("a rule's source of somebody who is exempt", """
            select s.* from source s
            join content c on c.id = s.content_id and c.status <> 'ARCHIVED'
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            join exemption x on x.content_id = s.content_id and x.person_id = s.person_id and x.ended_at is null
            where s.rule_id > 0 and (x.rule_id is null or x.rule_id = s.rule_id)""");
        BREACHES.put("a source whose rule no longer holds", """
            select s.* from source s
            join rule r on r.id = s.rule_id
            join content c on c.id = s.content_id and c.status <> 'ARCHIVED'
            join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            where not s.kept and (r.deleted_at is not null or not r.enabled or (r.kind = 'GROUP' and not exists (
              select from group_member m where m.group_id = r.group_id and m.person_id = s.person_id)))""");
        BREACHES.put("a source without an assignment", """
            select s.* from source s
            left join assignment a on a.person_id = s.person_id and a.content_id = s.content_id
            where a.person_id is null""");
        BREACHES.put("an open assignment without a source", """
            select a.* from assignment a
            where a.state < 2 and not exists (
              select from source s where s.person_id = a.person_id and s.content_id = a.content_id)""");
        BREACHES.put("required or due not as its sources say", """
            select a.*, n.* from assignment a
            cross join lateral (select count(*) > 0 as required, min(s.due_on) as due from source s
              where s.person_id = a.person_id and s.content_id = a.content_id and s.rule_id <> -1) n
            join person p on p.id = a.person_id
            where a.required <> n.required
               or (p.leave_from is null or not n.required or n.due is null or a.due_by_hand is not null)
                 and a.due_on is distinct from case when n.required then coalesce(a.due_by_hand, n.due) end
               -- of somebody who was away it is the earliest once they are back
               or p.leave_from is not null and n.required and a.due_by_hand is null and n.due is not null
                 and not exists (select from source s where s.person_id = a.person_id and s.content_id = a.content_id
                                   and s.due_on = a.due_on
                                   and coalesce(s.dated_at, s.since) = coalesce(a.dated_at, a.assigned_at))""");
        BREACHES.put("shown otherwise than learned", """
            select a.*, t.progress from assignment a
            left join open_attempt t on t.person_id = a.person_id and t.content_id = a.content_id and t.context = 0
            left join last_completion k on k.person_id = a.person_id and k.content_id = a.content_id and k.context = 0
            join content c on c.id = a.content_id
            where c.kind = 'COURSE' and a.reset_at is null and k.person_id is null
              and (a.state, a.progress) is distinct from
                  (case when t.person_id is null then 0 else 1 end, coalesce(t.progress, 0))
               or a.reset_at is null and k.person_id is not null and a.state = 0""");
        BREACHES.put("a dynamic group member who is deactivated", """
            select m.* from group_member m
            join people_group g on g.id = m.group_id and g.kind = 'DYNAMIC' and g.frozen is null
            join person p on p.id = m.person_id and p.status = 'DEACTIVATED'""");
        BREACHES.put("somebody waits for the engine", "select * from reassess");
    }

    private Invariants() {}

    /** Empty: all hold. */
    public static List<String> broken(DSLContext db) {
        List<String> out = new ArrayList<>();
        BREACHES.forEach((what, sql) -> {
            var rows = db.fetch(sql);
            if (rows.isNotEmpty()) {
                out.add(what + ":\n" + rows.format(10));
            }
        });
        return out;
    }
}
