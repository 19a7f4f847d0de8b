package dev.muster.setup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.audit.ChainProbe;
import dev.muster.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BackupTest {
    @TempDir
    Path folder;

    @Test
    void wholeOrNotAtAll() throws Exception {
        Path good = backup();
        String url = TestDatabase.emptyUrl();
        Path damaged = Files.copy(good, folder.resolve("damaged.zip"));
        inside(damaged, "person", rows -> rows.replace("Ana", "Eva"));
        assertThatThrownBy(() -> restore(url, damaged)).hasMessageContaining("damaged: person");
        Path less = Files.copy(good, folder.resolve("less.zip"));
        inside(less, "audit_entry", rows -> rows.substring(rows.indexOf('\n') + 1));
        assertThatThrownBy(() -> restore(url, less)).hasMessageContaining("damaged: audit_entry");
        Path cut = folder.resolve("cut.zip");
        byte[] all = Files.readAllBytes(good);
        Files.write(cut, Arrays.copyOf(all, all.length / 2));
        assertThatThrownBy(() -> restore(url, cut)).hasMessageContaining("FILE is not a backup");
        try (Connection c = owner(url)) {
            assertThat(new Catalog(c).tables()).as("empty, as it was").isEmpty();
        }
        restore(url, good);
        assertThatThrownBy(() -> restore(url, good)).hasMessageContaining("not empty");
    }

    /** What a kill leaves is what is left where nothing can be taken back: no connection any more. */
    @Test
    void killedItIsRunAgain() throws Exception {
        Path good = backup();
        String url = TestDatabase.emptyUrl();
        String name = url.substring(url.lastIndexOf('/') + 1);
        try (CloseableDSLContext inside = superuser(url);
                CloseableDSLContext outside = superuser(url.replace("/" + name, "/postgres"));
                var thread = Executors.newSingleThreadExecutor()) {
            inside.execute("select pg_advisory_lock(77)");
            inside.execute("create schema held");
            inside.execute("create function held.up() returns event_trigger language plpgsql as"
                    + " 'begin if to_regclass(''public.job'') is not null then"
                    + " perform pg_advisory_xact_lock(77); end if; end'");
            inside.execute("create event trigger held on ddl_command_start when tag in ('ALTER TABLE')"
                    + " execute function held.up()");
            Future<Long> killed = thread.submit(() -> restore(url, good));
            while (!outside.fetchExists(
                    DSL.table("pg_locks"), DSL.condition("not granted and locktype = 'advisory' and objid = 77"))) {
                assertThat(killed.isDone()).isFalse();
            }
            outside.execute("alter database " + name + " allow_connections false");
            outside.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = ? and usename = ?",
                    name,
                    TestDatabase.OWNER);
            assertThatThrownBy(killed::get).isInstanceOf(ExecutionException.class);
            outside.execute("alter database " + name + " allow_connections true");
            inside.execute("drop schema held cascade");
        }
        try (Connection c = owner(url)) {
            assertThat(new Catalog(c).tables()).isNotEmpty();
            assertThatThrownBy(() -> Restore.refuseHalf(c)).hasMessageContaining("Run it again");
            assertThat(restore(url, good)).isPositive();
            Restore.refuseHalf(c);
        }
        assertThatThrownBy(() -> restore(url, good)).hasMessageContaining("not empty");
    }

    private static CloseableDSLContext superuser(String url) {
        return DSL.using(url, "postgres", TestDatabase.ownersPassword());
    }

    /** The entries' transactions were of another server, far ahead of this one. */
    @Test
    void whatWasNotSealedIsSealedAtOnce() throws Exception {
        String url = TestDatabase.emptyUrl();
        assertThat(restore(url, backup())).isPositive();
        try (Connection c = owner(url)) {
            DSLContext db = DSL.using(c);
            assertThat(ChainProbe.seal(db, Clock.systemUTC())).isEqualTo(2);
            assertThat(ChainProbe.problems(db)).isEmpty();
            assertThatThrownBy(() -> db.execute("update audit_entry set note = 'x'"))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void theManifestSaysWhatIsInIt() throws Exception {
        JsonNode manifest = JsonMapper.shared().readTree(read(backup(), Backup.MANIFEST));
        assertThat(manifest.path("at").asString()).startsWith("20");
        assertThat(manifest.path("program").asString()).isNotEmpty();
        assertThat(manifest.at("/tables/person/rows").asInt()).isEqualTo(1);
        assertThat(manifest.at("/tables/person/sha256").asString()).hasSize(64);
    }

    @Test
    void theNewestMigrationCountsWhateverOrderTheyWereMadeIn() throws Exception {
        try (Connection c = owner(TestDatabase.freshUrl())) {
            String newest = new Catalog(c).version();
            c.createStatement().execute("update flyway_schema_history set installed_rank = 1000 where version = '9'");
            assertThat(new Catalog(c).version()).isEqualTo(newest).isNotEqualTo("9");
        }
    }

    private Path backup() throws SQLException, IOException {
        Path file = folder.resolve("backup.zip");
        try (Connection c = owner(TestDatabase.freshUrl())) {
            c.createStatement().execute("""
                    insert into person (given_name, family_name, username, status_since, created_at) values ('Ana', 'One', 'ana', now(), now());
                    insert into audit_entry (at, actor_kind, actor_name, action, txid)
                    values (now(), 'SYSTEM', 'x', 'x', '99999999999'), (now(), 'SYSTEM', 'x', 'y', '99999999999')""");
            Backup.write(c, file);
        }
        return file;
    }

    private static long restore(String url, Path file) throws SQLException, IOException {
        return Restore.read(url, TestDatabase.OWNER, TestDatabase.ownersPassword(), file);
    }

    private static Connection owner(String url) throws SQLException {
        return DriverManager.getConnection(url, TestDatabase.OWNER, TestDatabase.ownersPassword());
    }

    private static String read(Path zip, String entry) throws IOException {
        try (var files = FileSystems.newFileSystem(zip)) {
            return Files.readString(files.getPath(entry));
        }
    }

    private static void inside(Path zip, String entry, UnaryOperator<String> change) throws IOException {
        try (var files = FileSystems.newFileSystem(zip)) {
            Path there = files.getPath(entry);
            Files.write(there, change.apply(Files.readString(there)).getBytes(UTF_8));
        }
    }
}
