package dev.muster.library.rules;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a file is, by its content. Its name and what the sender says of it count for nothing. */
public enum FileType {
    PDF("application/pdf", "pdf"),
    PNG("image/png", "png"),
    JPEG("image/jpeg", "jpg"),
    WEBP("image/webp", "webp"),
    MP4("video/mp4", "mp4"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    TEXT("text/plain", "txt");

    private static final int HEAD = 64;

    private final String mediaType;
    private final String extension;

    FileType(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return extension;
    }

    /**
     * Reads no more of it at once than a piece.
     *
     * @param open the file from its beginning, each time anew
     * @return empty: none of those that Muster takes
     */
    public static Optional<FileType> of(Supplier<InputStream> open, long size) {
        try {
            byte[] bytes;
            try (InputStream in = open.get()) {
                bytes = in.readNBytes(HEAD);
            }
            return of(bytes, open, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<FileType> of(byte[] bytes, Supplier<InputStream> open, long size) throws IOException {
        if (begins(bytes, 0, "%PDF-")) {
            return Optional.of(PDF);
        }
        if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (begins(bytes, 4, "ftyp") && video(bytes)) {
            return Optional.of(MP4);
        }
        try (InputStream in = open.get()) {
            if (begins(bytes, 0, "PK\u0003\u0004")) {
                long before = Math.max(0, size - ZipNames.TAIL);
                in.skipNBytes(before);
                return office(ZipNames.of(in.readNBytes(ZipNames.TAIL), before));
            }
            return bytes.length > 0 && TextCheck.isText(in) ? Optional.of(TEXT) : Optional.empty();
        }
    }

    private static boolean video(byte[] bytes) {
        return List.of("isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV").stream()
                .anyMatch(brand -> begins(bytes, 8, brand));
    }

    /** Documents without macros only. */
    private static Optional<FileType> office(List<String> names) {
        if (!names.contains("[Content_Types].xml") || names.stream().anyMatch(n -> n.endsWith("vbaProject.bin"))) {
            return Optional.empty();
        }
        if (names.contains("word/document.xml")) {
            return Optional.of(DOCX);
        }
        if (names.contains("xl/workbook.xml")) {
            return Optional.of(XLSX);
        }
        return names.contains("ppt/presentation.xml") ? Optional.of(PPTX) : Optional.empty();
    }

    private static boolean begins(byte[] bytes, int at, String magic) {
        byte[] m = magic.getBytes(ISO_8859_1);
        return bytes.length >= at + m.length && Arrays.equals(bytes, at, at + m.length, m, 0, m.length);
    }
}
