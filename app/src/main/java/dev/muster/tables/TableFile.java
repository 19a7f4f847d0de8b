package dev.muster.tables;

import dev.muster.shared.BadInput;
import java.io.Closeable;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** A table that is written as a file, row by row: numbers and days stay numbers and days where the format knows them. */
public sealed interface TableFile extends Closeable permits Csv, Xlsx {
    /** What a table can be written as. */
    enum Format {
        CSV("csv", "text/csv;charset=UTF-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String ending;
        private final String mediaType;

        Format(String ending, String mediaType) {
            this.ending = ending;
            this.mediaType = mediaType;
        }

        /** Of a file's name, without the dot. */
        public String ending() {
            return ending;
        }

        public String mediaType() {
            return mediaType;
        }

        /** @throws BadInput naming {@code format} */
        public static Format named(String word) {
            for (Format f : values()) {
                if (f.ending.equalsIgnoreCase(word)) {
                    return f;
                }
            }
            throw new BadInput("format", "Send csv or xlsx.");
        }

        /** What a path or a file's name asks for by its ending: CSV unless it says Excel. */
        public static Format of(String path) {
            return path.endsWith("." + XLSX.ending) ? XLSX : CSV;
        }
    }

    /** @param out closed with the table */
    static TableFile to(Format format, OutputStream out, String... header) {
        return switch (format) {
            case CSV -> Csv.to(out, header);
            case XLSX -> Xlsx.to(out, header);
        };
    }

    void row(@Nullable Object... cells);

    @Override
    void close();
}
