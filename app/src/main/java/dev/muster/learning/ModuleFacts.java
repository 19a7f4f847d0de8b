package dev.muster.learning;

import dev.muster.learning.LearningFacts.Key;
import dev.muster.library.ContentRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people have done of the courses of modules, in the context of the module; many at once. */
@Component
@Transactional(readOnly = true)
public class ModuleFacts {
    // The laterals stop at one row: so the conditions reach into the views' groups.
    private static final String PARTS = """
            select x.person_id, x.module_id, mc.course_id, c.title, c.version as newest,
                   coalesce(mc.optional_before <= ma.started_at, true) as needed,
                   k.id as completion_id, k.completed_at, k.score, k.version, k.expires_on, k.credited_from,
                   o.started_at, o.progress
            from unnest(?::int[], ?::int[]) as x (person_id, module_id)
            join content m on m.id = x.module_id and m.kind = 'MODULE'
            join module_course mc on mc.module_id = m.id and mc.version = m.version
            join content c on c.id = mc.course_id
            left join attempt ma on ma.person_id = x.person_id and ma.content_id = m.id and ma.context = 0
              and ma.ended_at is null
            left join lateral (
              select k.* from completion k
              where k.person_id = x.person_id and k.content_id = mc.course_id and k.context = m.id
                and not exists (select from completion_void v where v.completion_id in (k.id, k.credited_from))
                and k.completed_at > coalesce((select max(r.at) from reset r
                      where r.person_id = x.person_id and r.content_id = mc.course_id and r.context = m.id), '-infinity')
              order by k.completed_at desc, k.id desc limit 1) k on true
            left join lateral (
              select v.started_at, v.progress from open_attempt v
              where v.person_id = x.person_id and v.content_id = mc.course_id and v.context = m.id limit 1) o on true
            order by x.person_id, x.module_id, mc.position""";

    private final DSLContext db;

    ModuleFacts(DSLContext db) {
        this.db = db;
    }

    /**
     * The courses of each module's newest version in order, by person and module.
     *
     * @param keys those of courses are passed over
     */
    public Map<Key, List<Part>> parts(Collection<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return db
                .fetch(
                        PARTS,
                        keys.stream().map(Key::personId).toArray(Integer[]::new),
                        keys.stream().map(Key::contentId).toArray(Integer[]::new))
                .stream()
                .collect(Collectors.groupingBy(
                        r -> new Key(r.get("person_id", Integer.class), r.get("module_id", Integer.class)),
                        LinkedHashMap::new,
                        Collectors.mapping(ModuleFacts::part, Collectors.toList())));
    }

    public List<Part> parts(int personId, int moduleId) {
        Key key = new Key(personId, moduleId);
        return parts(List.of(key)).getOrDefault(key, List.of());
    }

    private static Part part(Record r) {
        return new Part(
                new ContentRef(r.get("course_id", Integer.class), ContentRef.Kind.COURSE, r.get("title", String.class)),
                r.get("newest", Integer.class),
                r.get("needed", Boolean.class),
                LearningFacts.fact(r));
    }

    /** The modules whose newest version holds the course. */
    public List<Integer> modulesWith(int courseId) {
        return db.fetch("""
            select m.id from module_course mc join content m on m.id = mc.module_id and m.version = mc.version
            where mc.course_id = ? and mc.version > 0 order by 1""", courseId).into(Integer.class);
    }
}
