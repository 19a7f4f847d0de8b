package dev.muster.setup;

import dev.muster.setup.Backup.Manifest;
import dev.muster.shared.WrongSetting;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Puts a backup into an empty database: its version of the tables first, then all rows, in one transaction. */
public final class Restore {
    private final Connection database;
    private final ZipFile zip;
    private final Manifest manifest;

    private Restore(Connection database, ZipFile zip) throws IOException {
        this.database = database;
        this.zip = zip;
        ZipEntry entry = zip.getEntry(Backup.MANIFEST);
        if (entry == null) {
            throw new WrongSetting("FILE is not a backup of Muster.");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            this.manifest = JsonMapper.shared().readValue(in, Manifest.class);
        }
    }

    /** @return how many rows */
    public static long read(String url, String user, String password, Path file) throws SQLException, IOException {
        try (ZipFile zip = new ZipFile(file.toFile());
                Connection database = java.sql.DriverManager.getConnection(url, user, password)) {
            Restore restore = new Restore(database, zip);
            restore.refuseUnlessEmpty();
            Flyway.configure()
                    .dataSource(url, user, password)
                    .locations("classpath:db/migration")
                    .target(restore.manifest.version())
                    .load()
                    .migrate();
            database.setAutoCommit(false);
            long rows = restore.all();
            database.commit();
            return rows;
        }
    }

    private void refuseUnlessEmpty() throws SQLException {
        if (!new Catalog(database).tables().isEmpty()) {
            throw new WrongSetting("The database is not empty. Restore into a new MUSTER_DATA, or an empty database.");
        }
    }

    private long all() throws SQLException, IOException {
        Catalog catalog = new Catalog(database);
        List<Catalog.Pair> keys = catalog.foreignKeys();
        List<Catalog.Pair> triggers = catalog.triggers();
        for (Catalog.Pair key : keys) {
            run(key.first());
        }
        for (Catalog.Pair trigger : triggers) {
            run(trigger.first());
        }
        partitions(catalog);
        long rows = 0;
        for (Map.Entry<String, String> table : manifest.tables().entrySet()) {
            rows += table(table.getKey(), table.getValue());
        }
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

    private void partitions(Catalog catalog) throws SQLException {
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
    private long table(String name, String columns) throws SQLException, IOException {
        if (hasRows(name)) {
            run("delete from " + name);
        }
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("The backup is not whole: " + name + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + name + " (" + columns + ") from stdin (encoding 'UTF8')", in);
        }
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
}
