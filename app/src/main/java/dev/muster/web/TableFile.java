package dev.muster.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.Closeable;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;

/** A table as it is downloaded, streamed in rows: numbers and days stay numbers and days where the format knows them. */
public sealed interface TableFile extends Closeable permits Csv, Xlsx {
    /** What a table can be downloaded as. */
    enum Format {
        CSV,
        XLSX;

        /** What the address asks for by its ending. */
        public static Format of(HttpServletRequest request) {
            return request.getRequestURI().endsWith(".xlsx") ? XLSX : CSV;
        }
    }

    /** @param name of the file, with the date in it, without its ending */
    static TableFile to(Format format, HttpServletResponse response, String name, String... header) {
        return switch (format) {
            case CSV -> Csv.to(response, name + ".csv", header);
            case XLSX -> Xlsx.to(response, name + ".xlsx", header);
        };
    }

    /** What every download says of itself. */
    static void head(HttpServletResponse response, String type, String name) {
        response.setContentType(type);
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }

    void row(@Nullable Object... cells);

    @Override
    void close();
}
