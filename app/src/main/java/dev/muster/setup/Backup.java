package dev.muster.setup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** All of the database at one moment, in one ZIP, while Muster runs (docs/adr/0022). */
public final class Backup {
    static final String MANIFEST = "muster.json";

    /** What stands first in the file. */
    record Manifest(
            String version,
            Map<String, String> tables,
            Map<String, String> partitions,
            Map<String, String> sequences) {}

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
        Manifest manifest = new Manifest(
                catalog.version(), map(catalog.tables()), map(catalog.partitions()), map(catalog.sequences()));
        long rows = 0;
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.putNextEntry(new ZipEntry(MANIFEST));
        zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
        for (Map.Entry<String, String> table : manifest.tables().entrySet()) {
            zip.putNextEntry(new ZipEntry(table.getKey()));
            rows += database.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(
                            "copy (select " + table.getValue() + " from " + table.getKey()
                                    + ") to stdout (encoding 'UTF8')",
                            zip);
        }
        zip.finish();
        return rows;
    }

    private static Map<String, String> map(List<Catalog.Pair> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(p -> map.put(p.first(), p.second()));
        return map;
    }
}
