package dev.muster.shared;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The one cleaning of text that people and programs send. */
public final class Text {
    static final String BLANKS =
            "\t\n\u000B\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
                    + "\u2009\u200A\u2028\u2029\u202F\u205F\u3000";
    static final String ZERO_WIDTH =
            "\u00AD\u034F\u061C\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E"
                    + "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F\uFEFF";
    private static final int FIRST_JOINING_SCRIPT = 0x600;

    private Text() {}

    /**
     * The text as one line: one plain blank for every run of blanks of any kind, none at the ends, nothing that has no
     * width, NFC. Joiners stay inside words of scripts (and emoji) that are written with them.
     */
    public static String clean(String text) {
        return isPlain(text) ? text : Normalizer.normalize(squeezed(text, true), Normalizer.Form.NFC);
    }

    /**
     * {@link #clean}, for a field of one line.
     *
     * @return empty for null
     * @throws BadInput naming the field if control characters are left
     */
    public static String line(String field, @Nullable String text) {
        if (text == null) {
            return "";
        }
        String clean = clean(text);
        refuseControls(field, clean, false);
        return clean;
    }

    /**
     * A text of several lines as it was written, but NFC, with plain line feeds and without byte order marks.
     *
     * @return empty for null
     * @throws BadInput naming the field if it holds other control characters than line feeds and tabs
     */
    public static String lines(String field, @Nullable String text) {
        if (text == null) {
            return "";
        }
        refuseControls(field, text, true);
        return normalLines(text);
    }

    /**
     * Whatever is sent, as it comes in, before anybody knows what it is for: a text of one line like {@link #clean}, one of
     * several like {@link #lines}. Plain blanks alone stay, since a sign that separates may be one.
     */
    public static String sent(String text) {
        if (isPlain(text) || text.chars().allMatch(c -> c == ' ' || c == '\t')) {
            return text;
        }
        boolean lines = text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0;
        return lines ? normalLines(text) : clean(text);
    }

    private static String normalLines(String text) {
        String plain =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return Normalizer.normalize(plain.replace("\uFEFF", ""), Normalizer.Form.NFC);
    }

    /** Whether there is nothing to be read in it. */
    public static boolean isBlank(@Nullable String text) {
        return text == null || squeezed(text, false).isEmpty();
    }

    private static void refuseControls(String field, String text, boolean lines) {
        String fault = fault(text, lines);
        if (fault != null) {
            throw new BadInput(field, fault);
        }
    }

    /** What no text may hold, whatever it is for, said as a fault; null: it may. @param lines line breaks and tabs may stand in it */
    public static @Nullable String fault(String text, boolean lines) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (isUnusable(c, lines) && !pair) {
                return "Remove the character U+%04X.".formatted((int) c);
            }
            i += pair ? 1 : 0;
        }
        return null;
    }

    private static boolean isUnusable(char c, boolean lines) {
        return Character.isISOControl(c) && !(lines && (c == '\n' || c == '\r' || c == '\t' || c == '\u0085'))
                || Character.isSurrogate(c)
                || c >= '\uFFFE';
    }

    /** Printable ASCII with single blanks inside, as most texts are. */
    static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    static String squeezed(String text, boolean keepJoiners) {
        StringBuilder s = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || BLANKS.indexOf(c) >= 0) {
                if (!s.isEmpty() && s.charAt(s.length() - 1) != ' ') {
                    s.append(' ');
                }
            } else if (ZERO_WIDTH.indexOf(c) < 0 || keepJoiners && joins(s, text, i)) {
                s.append(c);
            }
        }
        if (!s.isEmpty() && s.charAt(s.length() - 1) == ' ') {
            s.setLength(s.length() - 1);
        }
        return s.toString();
    }

    private static boolean joins(StringBuilder before, String text, int at) {
        char c = text.charAt(at);
        return (c == '\u200C' || c == '\u200D')
                && !before.isEmpty()
                && before.charAt(before.length() - 1) >= FIRST_JOINING_SCRIPT
                && at + 1 < text.length()
                && text.charAt(at + 1) >= FIRST_JOINING_SCRIPT
                && BLANKS.indexOf(text.charAt(at + 1)) < 0
                && ZERO_WIDTH.indexOf(text.charAt(at + 1)) < 0;
    }
}
