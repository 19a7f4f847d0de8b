package dev.muster.privacy;

import dev.muster.tables.TableFile;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The file in which everything about one person is: how its page, tables and files are written. */
final class EverythingZip implements AutoCloseable {
    private final ZipOutputStream zip;
    private final String name;
    private final Instant at;

    EverythingZip(OutputStream out, String name, Instant at) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        this.name = name;
        this.at = at;
    }

    static List<String> header(Cursor<Record> rows) {
        return Arrays.stream(rows.fields()).map(Field::getName).toList();
    }

    /** As texts: times in UTC, nothing for what is not there. */
    static Iterator<List<String>> cells(Cursor<Record> rows) {
        Iterator<Record> all = rows.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public List<String> next() {
                return Arrays.stream(all.next().intoArray())
                        .map(EverythingZip::text)
                        .toList();
            }
        };
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case OffsetDateTime time -> time.toInstant().toString();
            case Boolean yes -> yes ? "yes" : "no";
            default -> value.toString();
        };
    }

    void page(Sections sections) throws IOException {
        zip.putNextEntry(new ZipEntry("index.html"));
        Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        EverythingHtml page = new EverythingHtml(out);
        page.begin(name, at);
        sections.write(page);
        page.end();
        out.flush();
        zip.closeEntry();
    }

    void csv(String file, List<String> header, Iterator<List<String>> rows) throws IOException {
        zip.putNextEntry(new ZipEntry("csv/" + file + ".csv"));
        try (TableFile table = TableFile.to(TableFile.Format.CSV, new Open(zip), header.toArray(String[]::new))) {
            rows.forEachRemaining(r -> table.row(r.toArray()));
        }
        zip.closeEntry();
    }

    /** One object a line, in an array. */
    void json(String file, List<String> header, Iterator<List<String>> rows) throws IOException {
        zip.putNextEntry(new ZipEntry("json/" + file + ".json"));
        Writer out = new OutputStreamWriter(zip, StandardCharsets.UTF_8);
        out.write("[");
        for (boolean first = true; rows.hasNext(); first = false) {
            ObjectNode row = JsonNodeFactory.instance.objectNode();
            List<String> cells = rows.next();
            for (int i = 0; i < header.size(); i++) {
                if (!cells.get(i).isEmpty()) {
                    row.put(key(header.get(i)), cells.get(i));
                }
            }
            out.write((first ? "\n" : ",\n") + row);
        }
        out.write("\n]\n");
        out.flush();
        zip.closeEntry();
    }

    /** {@code Given name} as {@code givenName}. */
    private static String key(String label) {
        StringBuilder key = new StringBuilder();
        for (String word : label.split("[^A-Za-z]+")) {
            String plain = word.toLowerCase(Locale.ROOT);
            key.append(
                    key.isEmpty() || plain.isEmpty()
                            ? plain
                            : plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1));
        }
        return key.toString();
    }

    void file(String called, InputStream bytes) throws IOException {
        zip.putNextEntry(new ZipEntry("files/" + called.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", " ")));
        bytes.transferTo(zip);
        zip.closeEntry();
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closing a table does not close the ZIP it is in. */
    private static final class Open extends FilterOutputStream {
        Open(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    /** Writes the sections of the page. */
    interface Sections {
        void write(EverythingHtml page) throws IOException;
    }
}
