package dev.muster.web;

import dev.muster.edge.Download;
import dev.muster.tables.TableFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A table as a request's answer: streamed, under a name of its own. */
public final class TableDownload {
    private TableDownload() {}

    /** What the address asks for by its ending. */
    public static TableFile.Format format(HttpServletRequest request) {
        return TableFile.Format.of(request.getRequestURI());
    }

    /** @param name of the file, with the date in it, without its ending */
    public static TableFile to(TableFile.Format format, HttpServletResponse response, String name, String... header) {
        response.setContentType(format.mediaType());
        response.setHeader("Content-Disposition", Download.attachment(name + "." + format.ending()));
        try {
            return TableFile.to(format, response.getOutputStream(), header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
