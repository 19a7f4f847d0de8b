package dev.muster.evidence.imports;

import static dev.muster.shared.NamedSql.named;

import dev.muster.people.TimeZones;
import dev.muster.shared.Same;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom and what rows mean; asked of many of them at once. */
@Component
class CompletionKeyStore {
    private final DSLContext db;
    private final TimeZones zones;

    CompletionKeyStore(DSLContext db, TimeZones zones) {
        this.db = db;
        this.zones = zones;
    }

    /** @param zone where they are */
    record Who(int id, ZoneId zone) {}

    /** By employee number, else username, else e-mail; by what was typed. */
    Map<String, Who> people(Collection<String> typed) {
        String[] all = typed.toArray(String[]::new);
        return db.fetch(named("""
            select t.typed, p.id, p.time_zone
            from unnest(:typed::text[], :keys::text[]) as t (typed, key)
            cross join lateral (
              select id, time_zone, 1 as rank from person where same_key(employee_number) = t.key
              union all select id, time_zone, 2 from person where same_key(username) = t.key
              union all select id, time_zone, 3 from person where same_key(email) = t.key
              order by rank limit 1) p""")
                        .bind("typed", all)
                        .bind("keys", Same.keys(List.of(all)))
                        .sql())
                .intoMap(
                        r -> r.get("typed", String.class),
                        r -> new Who(r.get("id", Integer.class), zone(r.get("time_zone", String.class))));
    }

    private ZoneId zone(@Nullable String own) {
        try {
            return ZoneId.of(own == null ? zones.standard() : own);
        } catch (DateTimeException e) {
            return ZoneId.of(TimeZones.FALLBACK);
        }
    }

    /** What was published and has this id, else this title: more than one where several have it. By what was typed. */
    Map<String, List<Integer>> contents(Collection<String> typed) {
        String[] all = typed.toArray(String[]::new);
        Integer[] ids = typed.stream()
                .map(t -> t.matches("\\d{1,9}") ? Integer.valueOf(t) : Integer.valueOf(0))
                .toArray(Integer[]::new);
        Map<String, List<Integer>> found = new HashMap<>(db.fetch(named("""
            select t.typed, c.id
            from unnest(:typed::text[], :keys::text[], :ids::int[]) as t (typed, key, id)
            cross join lateral (
              select c.id from content c where c.version > 0 and (c.id = t.id or same_key(c.title) = t.key)
              order by c.id = t.id desc, c.id limit 2) c""")
                        .bind("typed", all)
                        .bind("keys", Same.keys(List.of(all)))
                        .bind("ids", ids)
                        .sql())
                .intoGroups(r -> r.get("typed", String.class), r -> r.get("id", Integer.class)));
        typed.forEach(t -> found.putIfAbsent(t, List.of()));
        return found;
    }
}
