package dev.muster.api.document;

import dev.muster.tables.TableFile;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** What kind of file an operation answers with: its path says so by its ending. */
final class FileAnswers {
    private static final Map<String, String> BY_ENDING = Map.of(
            "pdf",
            "application/pdf",
            "zip",
            "application/zip",
            "ics",
            "text/calendar",
            TableFile.Format.CSV.ending(),
            "text/csv",
            TableFile.Format.XLSX.ending(),
            TableFile.Format.XLSX.mediaType());

    private FileAnswers() {}

    /** A path without an ending can answer with any. */
    static String mediaType(HandlerMethod handler) {
        return endings(handler)
                .map(BY_ENDING::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("application/octet-stream");
    }

    /** A table that is large is made as a job. */
    static boolean mayBeJob(HandlerMethod handler) {
        return endings(handler)
                .anyMatch(e -> Arrays.stream(TableFile.Format.values())
                        .anyMatch(f -> f.ending().equals(e)));
    }

    private static Stream<String> endings(HandlerMethod handler) {
        RequestMapping mapping = Objects.requireNonNull(
                AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class));
        return Arrays.stream(mapping.path()).map(path -> path.substring(path.lastIndexOf('.') + 1));
    }
}
