package dev.muster.people.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.people.ValueLists;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Conflict;
import dev.muster.testing.MusterTest;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Renaming and merging values while somebody edits what names them. */
@MusterTest
@NullUnmarked
class AttributeValuesTest {
    private static final Actor ADMIN = Actor.system("Test");

    @Autowired
    Persons persons;

    @Autowired
    PeopleGrid grid;

    @Autowired
    AttributeValues values;

    @Autowired
    ValueLists lists;

    @Autowired
    DSLContext db;

    @Autowired
    DataSource source;

    @Test
    void anEditOfAnAudienceInTheSameMomentIsKept() throws Exception {
        int grill = values.add(ADMIN, Attribute.ROLE, new ValueDraft("Grill cook", null, null, null, null));
        int group = group("Grill", "Grill cook");
        CompletableFuture<Void> renaming;
        try (Connection editor = source.getConnection()) {
            editor.setAutoCommit(false);
            DSL.using(editor).execute("""
                    update people_group set audience = '{"all":[{"attribute":"role","anyOf":["Grill cook","Baker"]}]}'
                    where id = ?""", group);
            renaming = CompletableFuture.runAsync(() -> values.change(
                    ADMIN, Attribute.ROLE, grill, d -> new ValueDraft("Grill chef", null, null, null, null)));
            while (!renaming.isDone() && !somebodyWaits()) {
                Thread.onSpinWait();
            }
            editor.commit();
        }
        renaming.join();
        assertThat(audience(group)).contains("Grill chef", "Baker").doesNotContain("Grill cook");
    }

    @Test
    void aMergeRaisesVersionsAndIsToldOfEveryPersonItMoved() {
        Person ana = persons.create(
                ADMIN, PersonDraft.named("Ana", "Silva").with(Map.of(Attribute.ROLE, List.of("Barista"))));
        Person ben =
                persons.create(ADMIN, PersonDraft.named("Ben", "King").with(Map.of(Attribute.ROLE, List.of("Bar"))));
        int group = group("Baristas", "Barista");
        int barista = lists.read().find(Attribute.ROLE, "Barista").orElseThrow().id();
        values.merge(ADMIN, Attribute.ROLE, barista, new ValueRef.Name("Bar"));
        assertThat(reload(ana).version()).isEqualTo(2);
        assertThat(reload(ben).version()).isEqualTo(1);
        assertThat(db.fetchValue("select version from people_group where id = ?", group))
                .isEqualTo(2);
        assertThat(db.fetchValues("""
                        select l.person_id || coalesce(' ' || (l.before ->> 'role') || (l.after ->> 'role'), '')
                        from audit_line l join audit_entry e on e.id = l.entry_id
                        where e.action = 'attribute.merge' order by l.person_id"""))
                .isEqualTo(List.of(ana.id() + " [\"Barista\"][\"Bar\"]", String.valueOf(ben.id())));
        assertThat(db.fetchValue("select people from audit_entry where action = 'attribute.merge'"))
                .isEqualTo(2);
        assertThatThrownBy(() -> persons.change(
                        ADMIN, ana.id(), 1, d -> d.with(Map.of(Attribute.ROLE, List.of("Barista", "Baker")))))
                .isInstanceOf(Conflict.class);
    }

    private Person reload(Person p) {
        return grid.find(p.id(), DSL.noCondition()).orElseThrow();
    }

    private int group(String name, String role) {
        return db.fetchSingle("""
                        insert into people_group (name, kind, audience, created_at)
                        values (?, 'DYNAMIC', jsonb_build_object('all', jsonb_build_array(
                          jsonb_build_object('attribute', 'role', 'anyOf', jsonb_build_array(?::text)))), '2026-01-01Z')
                        returning id""", name, role).get(0, Integer.class);
    }

    private String audience(int group) {
        return String.valueOf(db.fetchValue("select audience::text from people_group where id = ?", group));
    }

    private boolean somebodyWaits() {
        return db.fetchSingle("select count(*) from pg_locks where not granted").get(0, Integer.class) > 0;
    }
}
