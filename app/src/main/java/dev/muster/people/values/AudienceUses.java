package dev.muster.people.values;

import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.PersonName;
import dev.muster.shared.Same;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** The stored audiences that name a value: of groups, rules, contents and scopes. They hold names, so they follow a rename. */
@Component
class AudienceUses {
    private static final String EVERY_AUDIENCE = """
            select 'people_group' as kept_in, 'audience' as kept_as, id, 'the group “' || name || '”' as owner, audience
            from people_group where audience is not null
            union all
            select 'rule', 'audience', id, 'the automation “' || coalesce(name, '') || '”', audience
            from rule where audience is not null and deleted_at is null
            union all
            select 'content', 'visibility', id, 'the visibility of “' || title || '”', visibility
            from content where visibility <> '{"all": []}'::jsonb
            union all
            select 'person', 'scope', id, 'the scope of ' || %s, scope
            from person where scope is not null
            """.formatted(PersonName.sql("person"));

    private final DSLContext db;

    AudienceUses(DSLContext db) {
        this.db = db;
    }

    /** Where the value is named, in words. */
    List<String> of(Attribute attribute, String name) {
        List<String> owners = new ArrayList<>();
        for (Record r : db.fetch(EVERY_AUDIENCE)) {
            Audience audience = audience(r);
            if (!renamed(audience, attribute, name, "").equals(audience)) {
                owners.add(r.get("owner", String.class));
            }
        }
        return owners;
    }

    /** Holds all of them until the transaction ends: an edit of one waits, and none is lost. */
    private void hold() {
        db.execute("select from people_group where audience is not null order by id for update");
        db.execute("select from rule where audience is not null and deleted_at is null order by id for update");
        db.execute("select from content where visibility <> '{\"all\": []}'::jsonb order by id for update");
        db.execute("select from person where scope is not null order by id for update");
    }

    /** Those that name it name the other from now on. Returns the people whose scope it was in. */
    Set<Integer> rename(Attribute attribute, String from, String to) {
        hold();
        Set<Integer> scoped = new HashSet<>();
        for (Record r : db.fetch(EVERY_AUDIENCE)) {
            Audience audience = audience(r);
            Audience renamed = renamed(audience, attribute, from, to);
            if (!renamed.equals(audience)) {
                String keptIn = r.get("kept_in", String.class);
                int id = r.get("id", Integer.class);
                // A content's version is its published one.
                db.execute(
                        "update %s set %s = ?::jsonb%s where id = ?"
                                .formatted(
                                        keptIn,
                                        r.get("kept_as", String.class),
                                        keptIn.equals("content") ? "" : ", version = version + 1"),
                        AudienceJson.write(renamed),
                        id);
                if (keptIn.equals("person")) {
                    scoped.add(id);
                }
            }
        }
        return scoped;
    }

    private static Audience audience(Record r) {
        try {
            return AudienceJson.parse(r.get("audience", JSONB.class).data());
        } catch (BadInput broken) {
            // Can't be evaluated, so its rule is frozen; it names nothing that could be renamed.
            return Audience.EVERYBODY;
        }
    }

    private static Audience renamed(Audience audience, Attribute attribute, String from, String to) {
        return new Audience(audience.all().stream()
                .map(clause -> clause instanceof Audience.Has has && has.attribute() == attribute
                        ? new Audience.Has(attribute, renamed(has.values(), from, to), has.negated())
                        : clause)
                .toList());
    }

    private static List<String> renamed(List<String> names, String from, String to) {
        Set<String> renamed = new LinkedHashSet<>();
        names.forEach(name -> renamed.add(Same.as(name, from) ? to : name));
        return List.copyOf(renamed);
    }
}
