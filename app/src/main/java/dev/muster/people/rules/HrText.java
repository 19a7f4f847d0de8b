package dev.muster.people.rules;

import dev.muster.people.rules.HrBytes.Place;
import dev.muster.shared.BadInput;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The text of an HR file, read in pieces, and how it was encoded. */
public final class HrText {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MEND = " Open it where it came from and save it as “CSV UTF-8”.";
    private static final char MARK = '\uFEFF';

    private final Supplier<InputStream> bytes;
    private final Charset charset;
    private final HrEncoding encoding;

    private HrText(Supplier<InputStream> bytes, Charset charset, HrEncoding encoding) {
        this.bytes = bytes;
        this.charset = charset;
        this.encoding = encoding;
    }

    public static HrText decode(byte[] bytes) {
        return of(() -> new ByteArrayInputStream(bytes), null);
    }

    /**
     * @param bytes opens the file, as often as it is asked
     * @param said the encoding that was chosen; null: it is found out
     * @throws BadInput if the bytes are no text, or were damaged by a wrong encoding before they came here
     */
    public static HrText of(Supplier<InputStream> bytes, @Nullable HrEncoding said) {
        HrText text;
        try (InputStream in = bytes.get()) {
            text = detect(bytes, HrBytes.scan(in), said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        text.check();
        return text;
    }

    public HrEncoding encoding() {
        return encoding;
    }

    /** Without byte order marks. A byte that does not belong is a {@link CharacterCodingException}. */
    public Reader reader() {
        Reader reader = new BufferedReader(new InputStreamReader(
                bytes.get(),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            int first = MARK;
            while (first == MARK) {
                reader.mark(1);
                first = reader.read();
            }
            reader.reset();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reader;
    }

    private static HrText detect(Supplier<InputStream> bytes, HrBytes found, @Nullable HrEncoding said) {
        byte[] b = found.head();
        if (b.length == 0) {
            throw new BadInput("file", "The file is empty.");
        }
        HrEncoding marked = starts(b, 0xEF, 0xBB, 0xBF)
                ? HrEncoding.UTF_8
                : starts(b, 0xFF, 0xFE) || starts(b, 0xFE, 0xFF) ? HrEncoding.UTF_16 : null;
        if (said != null && marked != null && said != marked) {
            throw new BadInput(
                    "mapping.encoding",
                    "The file says itself that it is %s, not %s.".formatted(marked.label(), said.label()));
        }
        HrEncoding sure = marked == null ? said : marked;
        boolean little = starts(b, 0xFF, 0xFE) || b.length > 3 && b[0] != 0 && b[1] == 0 && b[3] == 0;
        boolean big = starts(b, 0xFE, 0xFF) || b.length > 3 && b[0] == 0 && b[1] != 0 && b[2] == 0;
        if (sure == HrEncoding.UTF_16 || sure == null && (little || big)) {
            return new HrText(bytes, big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE, HrEncoding.UTF_16);
        }
        return sure == HrEncoding.UTF_8 || sure == null && found.firstFault() == null
                ? utf8(bytes, found)
                : windows(bytes, found, sure == null);
    }

    private static HrText utf8(Supplier<InputStream> bytes, HrBytes found) {
        if (found.firstFault() != null) {
            throw notUtf8(found, found.firstFault());
        }
        return new HrText(bytes, StandardCharsets.UTF_8, HrEncoding.UTF_8);
    }

    /** Letters that only UTF-8 writes so beside bytes that are not UTF-8: no encoding reads both. */
    private static HrText windows(Supplier<InputStream> bytes, HrBytes found, boolean guessed) {
        Place fault = found.firstFault();
        if (guessed && fault != null && (found.letters() > 0 || found.cut() && found.faults() == 1)) {
            throw notUtf8(found, fault);
        }
        Place unknown = found.notWindows();
        if (unknown != null) {
            throw new BadInput(
                    "file",
                    "The file is neither UTF-8 nor Windows-1252: %s is in neither, so letters there are damaged."
                                    .formatted(unknown)
                            + MEND);
        }
        return new HrText(bytes, WINDOWS, HrEncoding.WINDOWS_1252);
    }

    private static BadInput notUtf8(HrBytes found, Place fault) {
        return new BadInput(
                "file",
                found.cut() && found.faults() == 1
                        ? "The file was cut off inside a letter: it ends with %s. Send it again.".formatted(fault)
                        : "The file is UTF-8, but %s is not, so a letter there is damaged.".formatted(fault) + MEND);
    }

    private static boolean starts(byte[] b, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= b.length || (b[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private void check() {
        int line = 1;
        try (Reader in = reader()) {
            char[] chunk = new char[1 << 13];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                for (int i = 0; i < n; i++) {
                    line += chunk[i] == '\n' ? 1 : 0;
                    if (chunk[i] == '\0') {
                        throw new BadInput(
                                "file",
                                "This is not a text file: line %d holds a NUL character.".formatted(line) + MEND);
                    }
                    if (chunk[i] == '\uFFFD') {
                        throw new BadInput(
                                "file",
                                "The file was saved with a wrong encoding: letters in line %d are lost (�)."
                                                .formatted(line)
                                        + MEND);
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw new BadInput(
                    "file",
                    "The file is not %s throughout: it is damaged behind line %d.".formatted(encoding.label(), line)
                            + MEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
