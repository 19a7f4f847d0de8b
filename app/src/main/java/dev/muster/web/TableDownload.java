package dev.muster.web;

import dev.muster.edge.Download;
import dev.muster.tables.Table;
import dev.muster.tables.TableFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** A table as a request's answer: streamed, under a name of its own. */
public final class TableDownload {
    private TableDownload() {}

    /** What the address asks for by its ending. */
    public static TableFile.Format format(HttpServletRequest request) {
        return TableFile.Format.of(request.getRequestURI());
    }

    /** The whole table. */
    public static void send(Table table, TableFile.Format format, HttpServletResponse response) {
        table.writeTo(format, stream(format, response, table.name()));
    }

    /** @param name of the file, with the date in it, without its ending */
    public static TableFile to(TableFile.Format format, HttpServletResponse response, String name, String... header) {
        return TableFile.to(format, stream(format, response, name), header);
    }

    private static OutputStream stream(TableFile.Format format, HttpServletResponse response, String name) {
        response.setContentType(format.mediaType());
        response.setHeader("Content-Disposition", Download.attachment(name + "." + format.ending()));
        try {
            return response.getOutputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
