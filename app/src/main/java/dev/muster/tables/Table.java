package dev.muster.tables;

import java.io.OutputStream;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table to be written as a file.
 *
 * @param name of the file, with the date in it, without its ending
 * @param rows as many cells each as the header has; read once, while they are written
 */
public record Table(String name, List<String> header, Stream<@Nullable Object[]> rows) {
    public Table {
        header = List.copyOf(header);
    }

    public String fileName(TableFile.Format format) {
        return name + "." + format.ending();
    }

    /** @param out closed afterwards */
    public void writeTo(TableFile.Format format, OutputStream out) {
        try (rows;
                TableFile file = TableFile.to(format, out, header.toArray(String[]::new))) {
            rows.forEach(file::row);
        }
    }
}
