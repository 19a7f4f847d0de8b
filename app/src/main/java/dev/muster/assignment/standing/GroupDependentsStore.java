package dev.muster.assignment.standing;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a group decides about: its own training, and automations that name it, or a dynamic group that names it. */
@Component
public class GroupDependentsStore {
    private static final String NAMES = """
        (%1$s.audience @> jsonb_build_object('all', jsonb_build_array(jsonb_build_object('group', %2$s::text)))
          or %1$s.audience @> jsonb_build_object('all', jsonb_build_array(jsonb_build_object('notGroup', %2$s::text))))""";

    private static final String LIVE = """
        with g as (
          select one.id from (select ?::int as id) one
          union
          select d.id from people_group d, (select ?::int as id) one
          where d.kind = 'DYNAMIC' and d.deleted_at is null and %s)
        select r.id, r.content_id from rule r
        where r.deleted_at is null and exists (
          select from g where r.group_id = g.id or (r.kind = 'AUTOMATION' and %s))
        order by 1""".formatted(NAMES.formatted("d", "one.id"), NAMES.formatted("r", "g.id"));

    private final DSLContext db;

    GroupDependentsStore(DSLContext db) {
        this.db = db;
    }

    public List<Integer> rules(int groupId) {
        return db.fetch(LIVE, groupId, groupId).getValues("id", Integer.class);
    }

    public List<Integer> contents(int groupId) {
        return db.fetch(LIVE, groupId, groupId).getValues("content_id", Integer.class).stream()
                .distinct()
                .toList();
    }
}
