package dev.muster.audience.groups;

import dev.muster.audience.Scopes;
import dev.muster.shared.Actor;
import dev.muster.shared.PersonName;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Where a group is used: rules, audiences of rules, groups and visibility, scopes. */
@Component
public class GroupUses {
    private final DSLContext db;
    private final Scopes scopes;

    GroupUses(DSLContext db, Scopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    public enum Kind {
        CONTENT("the training", "gives it to this group"),
        AUTOMATION("the automation", "automation"),
        GROUP("the group", "names it in its rules"),
        VISIBILITY("the visibility of", "is shown to this group"),
        SCOPE("the scope of", "sees this group");

        private final String words;
        private final String label;

        Kind(String words, String label) {
            this.words = words;
            this.label = label;
        }

        /** How the user of the group uses it. */
        public String label() {
            return label;
        }
    }

    /** @param id of the content, rule, group or person */
    public record Use(Kind kind, int id, String name) {
        /** For example {@code the automation Fire safety}. */
        public String sentence() {
            return kind.words + " " + name;
        }
    }

    /** Those that the actor may see, by kind and name: of people, the ones within the actor's scope. */
    public List<Use> of(Actor actor, int groupId) {
        List<Use> all = of(groupId);
        Set<Integer> seen = scopes.covered(
                actor,
                all.stream().filter(u -> u.kind() == Kind.SCOPE).map(Use::id).toList());
        return all.stream()
                .filter(u -> u.kind() != Kind.SCOPE || seen.contains(u.id()))
                .toList();
    }

    /** All of them, by kind and name. */
    public List<Use> of(int groupId) {
        return db.fetch("""
                        with named (audience) as (values
                          (jsonb_build_object('all', jsonb_build_array(jsonb_build_object('group', ?::text)))),
                          (jsonb_build_object('all', jsonb_build_array(jsonb_build_object('notGroup', ?::text)))))
                        select 'CONTENT', c.id, c.title
                        from rule r join content c on c.id = r.content_id
                        where r.kind = 'GROUP' and r.group_id = ? and r.deleted_at is null
                        union all
                        select 'AUTOMATION', r.id, coalesce(r.name, '') from rule r
                        where r.deleted_at is null and exists (select from named n where r.audience @> n.audience)
                        union all
                        select 'GROUP', g.id, g.name from people_group g
                        where g.deleted_at is null and exists (select from named n where g.audience @> n.audience)
                        union all
                        select 'VISIBILITY', c.id, c.title from content c
                        where exists (select from named n where c.visibility @> n.audience)
                        union all
                        select 'SCOPE', p.id, %s from person p
                        where p.scope is not null and exists (select from named n where p.scope @> n.audience)
                        order by 1, 3, 2
                        """.formatted(PersonName.sql("p")), String.valueOf(groupId), String.valueOf(groupId), groupId)
                .map(r ->
                        new Use(Kind.valueOf(r.get(0, String.class)), r.get(1, Integer.class), r.get(2, String.class)));
    }
}
