package dev.muster.feeds.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/** Lines of a calendar: at most 75 bytes each, what is longer goes on after a blank, and no letter is cut in two (RFC 5545, 3.1). */
public final class Folding {
    private static final int LONGEST = 75;

    private Folding() {}

    /** @param text with CR LF between its lines */
    public static byte[] fold(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() + 64);
        int line = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            byte[] letter = Character.toString(text.codePointAt(i)).getBytes(UTF_8);
            boolean ends = letter[0] == '\r' || letter[0] == '\n';
            if (!ends && line + letter.length > LONGEST) {
                out.writeBytes(new byte[] {'\r', '\n', ' '});
                line = 1;
            }
            out.writeBytes(letter);
            line = ends ? 0 : line + letter.length;
        }
        return out.toByteArray();
    }
}
