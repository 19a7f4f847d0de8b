package dev.muster.setup;

import dev.muster.setup.Backup.Manifest;
import dev.muster.setup.Backup.Table;
import dev.muster.shared.WrongSetting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts a backup into an empty database: its version of the tables first, then all rows, in one transaction, which also takes
 * away the mark that the restore has not ended.
 */
public final class Restore {
    private final Connection database;
    private final Catalog catalog;
    private final ZipFile zip;
    private final Manifest manifest;

    private Restore(Connection database, ZipFile zip) throws IOException {
        this.database = database;
        this.catalog = new Catalog(database);
        this.zip = zip;
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new WrongSetting("FILE is not a backup of Muster.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            this.manifest = JsonMapper.shared().readValue(in, Manifest.class);
        } catch (JacksonException e) {
            throw new WrongSetting("FILE was written by another version of Muster, which has to restore it.");
        }
    }

    /** @return how many rows */
    public static long read(String url, String user, String password, Path file) throws SQLException, IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection database = java.sql.DriverManager.getConnection(url, user, password)) {
            Restore restore = new Restore(database, zip);
            restore.refuseUnlessEmpty();
            Flyway tables = Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    .target(restore.manifest.version())
                    .callbacks(new Mark())
                    .cleanDisabled(false)
                    .load();
            try {
                if (restore.catalog.isHalfRestored()) {
                    tables.clean();
                }
                tables.migrate();
                return restore.rows();
            } catch (SQLException | IOException | RuntimeException e) {
                restore.takeBack(tables, e);
                throw e;
            }
        } catch (ZipException e) {
            throw new WrongSetting("FILE is not a backup of Muster, or is cut short.");
        }
    }

    /** One that a restore was killed over is none yet. */
    static void refuseHalf(Connection database) throws SQLException {
        if (new Catalog(database).isHalfRestored()) {
            throw new WrongSetting("A restore into this database has not ended. Run it again: restore FILE.");
        }
    }

    /** The database was empty, and is again. */
    private void takeBack(Flyway tables, Exception why) {
        try {
            database.close();
            tables.clean();
        } catch (SQLException | RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private long rows() throws SQLException, IOException {
        database.setAutoCommit(false);
        long rows = all();
        run(Catalog.UNMARK);
        database.commit();
        return rows;
    }

    private void refuseUnlessEmpty() throws SQLException {
        if (!catalog.tables().isEmpty() && !catalog.isHalfRestored()) {
            throw new WrongSetting("The database is not empty. Restore into a new MUSTER_DATA, or an empty database.");
        }
    }

    private long all() throws SQLException, IOException {
        List<Catalog.Pair> keys = catalog.foreignKeys();
        List<Catalog.Pair> triggers = catalog.triggers();
        for (Catalog.Pair key : keys) {
            run(key.first());
        }
        for (Catalog.Pair trigger : triggers) {
            run(trigger.first());
        }
        partitions();
        long rows = 0;
        for (Map.Entry<String, Table> table : manifest.tables().entrySet()) {
            rows += table(table.getKey(), table.getValue());
        }
        ended();
        for (Map.Entry<String, String> sequence : manifest.sequences().entrySet()) {
            if (!sequence.getValue().equals("0")) {
                run("select setval('" + sequence.getKey().replace("'", "''") + "', " + sequence.getValue() + ")");
            }
        }
        for (Catalog.Pair key : keys) {
            run(key.second());
        }
        for (Catalog.Pair trigger : triggers) {
            run(trigger.second());
        }
        return rows;
    }

    private void partitions() throws SQLException {
        List<String> there =
                catalog.partitions().stream().map(Catalog.Pair::first).toList();
        for (Map.Entry<String, String> partition : manifest.partitions().entrySet()) {
            if (!there.contains(partition.getKey())) {
                run(partition.getValue());
                run("revoke update, delete, truncate on " + partition.getKey() + " from current_user");
            }
        }
    }

    /** What a migration put in by itself is in the backup, too. */
    private long table(String name, Table expected) throws SQLException, IOException {
        if (hasRows(name)) {
            run("delete from " + name);
        }
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("The backup is not whole: " + name + " is missing");
        }
        MessageDigest digest = Backup.digest();
        long rows;
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), digest)) {
            rows = database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + name + " (" + expected.columns() + ") from stdin (encoding 'UTF8')", in);
        }
        if (rows != expected.rows()
                || !HexFormat.of().formatHex(digest.digest()).equals(expected.sha256())) {
            throw new IOException("The backup is damaged: " + name + " is not as it was written");
        }
        return rows;
    }

    /** Transactions of another server mean nothing here: what they wrote and nobody sealed can be sealed at once. */
    private void ended() throws SQLException {
        run("grant update on audit_entry to current_user");
        run("""
            with sealed as (select coalesce(range_agg(r), '{}') as ids from audit_block b, unnest(b.entries) r)
            update audit_entry e set txid = '3' from sealed where not e.id <@ sealed.ids""");
        run("revoke update on audit_entry from current_user");
    }

    private boolean hasRows(String table) throws SQLException {
        try (Statement s = database.createStatement();
                ResultSet r = s.executeQuery("select exists (select from " + table + ")")) {
            return r.next() && r.getBoolean(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement s = database.createStatement()) {
            s.execute(sql);
        }
    }

    /** While there is no table yet but the one that takes the mark. */
    private static final class Mark extends BaseCallback {
        @Override
        public boolean supports(Event event, @Nullable Context context) {
            return event == Event.BEFORE_MIGRATE;
        }

        @Override
        public void handle(Event event, Context context) {
            try (Statement s = context.getConnection().createStatement()) {
                s.execute(Catalog.MARK);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
