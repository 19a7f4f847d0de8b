package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What an older version kept apart, and is the same now, is brought together without losing anything. */
class SameMigrationTest {
    @Test
    void duplicatesOfAnOlderVersion() throws SQLException {
        String url = TestDatabase.freshUrl();
        var flyway = Flyway.configure()
                .dataSource(url, TestDatabase.OWNER, TestDatabase.ownersPassword())
                .locations("classpath:db/migration");
        flyway.cleanDisabled(false).load().clean();
        flyway.target("21").load().migrate();
        try (var c = DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.ownersPassword())) {
            c.createStatement().execute("""
                    insert into attribute_value (attribute, name) values ('region', 'South');
                    insert into attribute_value (attribute, name, region_id) values ('location', E'Ko\u0308ln', 1);
                    insert into attribute_value (attribute, name) values ('location', 'KÖLN'), ('location', E'Bonn\u00A0');
                    insert into person (given_name, family_name, username, email, employee_number, status_since, created_at) values
                      (E'Ana\u00A0', 'One', 'ana', 'İk@x.example', 'a1', now(), now()),
                      ('Bea', 'Two', E'ana\u200B', E'ik@x.example\u00A0', 'A1', now(), now());
                    insert into person_value values (1, 2, now()), (2, 3, now()), (2, 4, now());
                    insert into people_group (name, kind, created_at) values ('Cooks', 'STATIC', now()), (E'COOKS\u00A0', 'STATIC', now());
                    """);
            flyway.target("latest").load().migrate();
            assertThat(
                            rows(
                                    c,
                                    "select id || ' ' || name || ' ' || coalesce(region_id, 0) from attribute_value order by id"))
                    .containsExactly("1 South 0", "2 Köln 1", "4 Bonn 0");
            assertThat(rows(c, "select person_id || ' ' || value_id from person_value order by 1"))
                    .containsExactly("1 2", "2 2", "2 4");
            assertThat(
                            rows(
                                    c,
                                    "select concat_ws(' ', given_name, username, email, employee_number) from person order by id"))
                    .containsExactly("Ana ana İk@x.example a1", "Bea ana.2 A1 (2)");
            assertThat(rows(c, "select name from people_group order by id")).containsExactly("Cooks", "COOKS (2)");
        }
    }

    private static List<String> rows(Connection c, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (var r = c.createStatement().executeQuery(sql)) {
            while (r.next()) {
                rows.add(r.getString(1));
            }
        }
        return rows;
    }
}
