package dev.muster.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** All of the database at one moment, in one ZIP, while Muster runs (docs/adr/0022). */
public final class Backup {
    static final String MANIFEST = "muster.json";

    /**
     * What stands last in the file, so that a file cut short is none.
     *
     * @param version of the tables: the migration they were made by
     * @param program the version of Muster that wrote it
     */
    record Manifest(
            String version,
            String program,
            Instant at,
            Map<String, Table> tables,
            Map<String, String> partitions,
            Map<String, String> sequences) {}

    /** @param sha256 of the rows as they stand in the file */
    record Table(String columns, long rows, String sha256) {}

    private Backup() {}

    /** @return how many rows. The file is there whole, or not at all */
    public static long write(Connection database, Path file) throws SQLException, IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        database.setAutoCommit(false);
        database.setReadOnly(true);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        long rows;
        try (OutputStream out = Files.newOutputStream(part)) {
            rows = write(database, out);
            database.commit();
        } catch (SQLException | IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        return rows;
    }

    private static long write(Connection database, OutputStream out) throws SQLException, IOException {
        Catalog catalog = new Catalog(database);
        Map<String, Table> tables = new LinkedHashMap<>();
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Catalog.Pair table : catalog.tables()) {
            zip.putNextEntry(new ZipEntry(table.first()));
            tables.put(table.first(), table(database, table.first(), table.second(), zip));
        }
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JsonMapper.shared()
                .writeValueAsBytes(new Manifest(
                        catalog.version(),
                        program(),
                        catalog.now(),
                        tables,
                        map(catalog.partitions()),
                        map(catalog.sequences()))));
        zip.finish();
        return tables.values().stream().mapToLong(Table::rows).sum();
    }

    private static Table table(Connection database, String name, String columns, OutputStream out)
            throws SQLException, IOException {
        MessageDigest digest = digest();
        long rows = database.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + columns + " from " + name + ") to stdout (encoding 'UTF8')",
                        new DigestOutputStream(out, digest));
        return new Table(columns, rows, HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As the build wrote it; {@code unknown} where none did. */
    private static String program() throws IOException {
        Properties build = new Properties();
        try (InputStream in = Backup.class.getResourceAsStream("/META-INF/build-info.properties")) {
            if (in != null) {
                build.load(in);
            }
        }
        return build.getProperty("build.version", "unknown");
    }

    private static Map<String, String> map(List<Catalog.Pair> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(p -> map.put(p.first(), p.second()));
        return map;
    }
}
