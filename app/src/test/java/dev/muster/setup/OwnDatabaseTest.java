package dev.muster.setup;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.setup.DatabaseLogins.Login;
import dev.muster.testing.Program;
import dev.muster.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of one's own with two roles, made by the statements that docs/operations.md shows. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OwnDatabaseTest {
    private static final String OWNER = "own";
    private static final String RUNNING = "own_run";
    private static final String PASSWORD = "a password of its own";

    private static String url = "";

    @TempDir
    Path folder;

    @BeforeAll
    static void asTheOperationsPageSays() throws IOException {
        String page = Files.readString(Path.of("../docs/operations.md"));
        int begin = page.indexOf("create role muster ");
        String block = page.substring(begin, page.indexOf("```", begin))
                .replaceAll("\\bmuster_run\\b", RUNNING)
                .replaceAll("\\bmuster\\b", OWNER)
                .replace("…", PASSWORD);
        List<String> statements = Arrays.stream(block.split(";\\s*")).toList();
        assertThat(statements).hasSize(3);
        url = TestDatabase.server(OWNER, statements);
    }

    @Test
    @Order(1)
    void withoutTheOwnerAnEmptyOneIsRefusedInOneLine() {
        Flyway flyway = Flyway.configure().dataSource(url, RUNNING, PASSWORD).load();
        assertThatThrownBy(flyway::migrate)
                .satisfies(e -> assertThat(StartFailures.say(e))
                        .contains("permission denied", "The role in MUSTER_DB_OWNER_USER")
                        .hasLineCount(1));
    }

    /** One that an earlier version left, on a server that gives nobody anything by itself. */
    @Test
    @Order(2)
    void itIsMigratedUsedAndGuarded() throws Exception {
        TestDatabase.server(OWNER, List.of("revoke all on database " + OWNER + " from public"));
        Flyway.configure().dataSource(url, OWNER, PASSWORD).target("36").load().migrate();
        try (Connection owner = DriverManager.getConnection(url, OWNER, PASSWORD)) {
            owner.createStatement().execute("grant connect on database " + OWNER + " to " + RUNNING);
            owner.createStatement().execute("revoke all on schema public from public");
        }
        Map<String, String> settings = Map.of(
                "MUSTER_DB_URL", url,
                "MUSTER_DB_USER", RUNNING,
                "MUSTER_DB_PASSWORD", PASSWORD,
                "MUSTER_DB_OWNER_USER", OWNER,
                "MUSTER_DB_OWNER_PASSWORD", PASSWORD);
        try (Program program = Program.start(folder, settings)) {
            String file = "id,first_name,last_name\n1,Ana,Ruiz\n2,Ben,Okafor\n";
            String mapping =
                    quoted("{'columns':{'employeeNumber':'id','givenName':'first_name','familyName':'last_name'}}");
            assertThat(program.upload(file, mapping).path("created").asInt()).isEqualTo(2);
            assertThat(program.get("/api/v1/engine/drift").path("none").asBoolean())
                    .isTrue();
            assertThat(program.get("/api/v1/audit/verification").path("sound").asBoolean())
                    .isTrue();
            assertThat(program.log()).doesNotContain("WARN", "ERROR");
        }
        try (Connection running = DriverManager.getConnection(url, RUNNING, PASSWORD)) {
            for (String attack : List.of(
                    "update audit_entry set note = 'x'",
                    "delete from audit_line",
                    "alter table audit_block disable trigger user",
                    "truncate completion",
                    "set role " + OWNER,
                    "create schema mine")) {
                assertThatThrownBy(() -> running.createStatement().execute(attack))
                        .as(attack)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e -> assertThat(e.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    /** What the start reports. */
    @Test
    @Order(3)
    void whoeverCouldChangeTheLogIsNamed() throws SQLException {
        RunningRole.prepare(new DatabaseLogins(url, new Login(OWNER, PASSWORD), new Login(RUNNING, PASSWORD)));
        try (Connection owner = DriverManager.getConnection(url, OWNER, PASSWORD)) {
            assertThat(RunningRole.canChange(owner, OWNER)).isTrue();
            assertThat(RunningRole.canChange(owner, RUNNING)).isFalse();
            owner.createStatement().execute("grant delete on audit_line to public");
            assertThat(RunningRole.canChange(owner, RUNNING))
                    .as("with everybody")
                    .isTrue();
            owner.createStatement().execute("revoke delete on audit_line from public");
            TestDatabase.server(OWNER, List.of("grant " + OWNER + " to " + RUNNING));
            assertThat(RunningRole.canChange(owner, RUNNING)).as("as a member").isTrue();
        }
    }
}
