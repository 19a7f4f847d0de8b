package dev.muster.paper;

import com.openhtmltopdf.bidi.BidiReorderer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A run from right to left as it is drawn: letters joined, last letter first, marks with the letter they sit on, brackets turned. */
final class RightToLeft implements BidiReorderer {
    private static final Pattern LETTER = Pattern.compile("(?s).\\p{Mn}*");

    /** The font can't put them where they belong, and names are read without them. */
    private static final Pattern HEBREW_POINTS = Pattern.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]");

    private static final String OPEN = "([{<«‹";
    private static final String CLOSED = ")]}>»›";

    @Override
    public String shapeText(String text) {
        return ArabicLetters.join(HEBREW_POINTS.matcher(text).replaceAll(""));
    }

    @Override
    public String deshapeText(String text) {
        return text;
    }

    @Override
    public String reorderRTLTextToLTR(String text) {
        List<String> letters = new ArrayList<>();
        Matcher m = LETTER.matcher(text);
        while (m.find()) {
            letters.add(turned(m.group()));
        }
        return String.join("", letters.reversed());
    }

    private static String turned(String letter) {
        int open = OPEN.indexOf(letter);
        int closed = CLOSED.indexOf(letter);
        return open >= 0 ? CLOSED.substring(open, open + 1) : closed >= 0 ? OPEN.substring(closed, closed + 1) : letter;
    }

    @Override
    public boolean isLiveImplementation() {
        return true;
    }
}
