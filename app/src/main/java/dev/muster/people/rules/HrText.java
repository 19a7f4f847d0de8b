package dev.muster.people.rules;

import dev.muster.shared.BadInput;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The text of an HR file, and how it was encoded.
 *
 * @param encoding as screens name it, for example {@code UTF-8}
 */
public record HrText(String text, String encoding) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MEND = " Open it where it came from and save it as “CSV UTF-8”.";

    /** @throws BadInput if the bytes are no text, or were damaged by a wrong encoding before they came here */
    public static HrText decode(byte[] bytes) {
        if (bytes.length == 0) {
            throw new BadInput("file", "The file is empty.");
        }
        HrText decoded = detect(bytes);
        if (decoded.text.indexOf('\0') >= 0) {
            throw new BadInput("file", "This is not a text file: it holds NUL characters." + MEND);
        }
        if (decoded.text.indexOf('\uFFFD') >= 0) {
            throw new BadInput("file", "The file was saved with a wrong encoding: letters in it are lost (�)." + MEND);
        }
        return decoded;
    }

    private static HrText detect(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) {
            return new HrText(strict(b, 3, StandardCharsets.UTF_8), "UTF-8");
        }
        if (starts(b, 0xFF, 0xFE)) {
            return new HrText(strict(b, 2, StandardCharsets.UTF_16LE), "UTF-16");
        }
        if (starts(b, 0xFE, 0xFF)) {
            return new HrText(strict(b, 2, StandardCharsets.UTF_16BE), "UTF-16");
        }
        if (b.length > 3 && b[0] != 0 && b[1] == 0 && b[3] == 0) {
            return new HrText(strict(b, 0, StandardCharsets.UTF_16LE), "UTF-16");
        }
        if (b.length > 3 && b[0] == 0 && b[1] != 0 && b[2] == 0) {
            return new HrText(strict(b, 0, StandardCharsets.UTF_16BE), "UTF-16");
        }
        try {
            return new HrText(decode(b, 0, StandardCharsets.UTF_8), "UTF-8");
        } catch (CharacterCodingException notUtf8) {
            return new HrText(strict(b, 0, WINDOWS), "Windows-1252");
        }
    }

    private static boolean starts(byte[] b, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= b.length || (b[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static String strict(byte[] b, int from, Charset charset) {
        try {
            return decode(b, from, charset);
        } catch (CharacterCodingException e) {
            throw new BadInput("file", "The file is neither UTF-8, UTF-16 nor Windows-1252, or it is damaged." + MEND);
        }
    }

    private static String decode(byte[] b, int from, Charset charset) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(b, from, b.length - from))
                .toString();
    }
}
