package dev.muster.paper;

import com.openhtmltopdf.bidi.BidiSplitter;
import com.openhtmltopdf.bidi.BidiTextRun;
import java.text.Bidi;

/** A paragraph cut into runs of one direction each, as Unicode has it. */
final class TextRuns implements BidiSplitter {
    private Bidi bidi = new Bidi("", Bidi.DIRECTION_LEFT_TO_RIGHT);
    private Integer[] order = {};

    @Override
    public void setParagraph(String paragraph, byte direction) {
        bidi = new Bidi(
                paragraph,
                direction == RTL
                        ? Bidi.DIRECTION_RIGHT_TO_LEFT
                        : direction == LTR ? Bidi.DIRECTION_LEFT_TO_RIGHT : Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        order = new Integer[levels.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            order[i] = i;
        }
        if (order.length > 1) {
            Bidi.reorderVisually(levels, 0, order, 0, order.length);
        }
    }

    @Override
    public int countTextRuns() {
        return order.length;
    }

    @Override
    public BidiTextRun getVisualRun(int n) {
        int run = order[n];
        int start = bidi.getRunStart(run);
        return new BidiTextRun(start, bidi.getRunLimit(run) - start, bidi.getRunLevel(run) % 2 == 1 ? RTL : LTR);
    }

    @Override
    public byte getBaseDirection(String paragraph) {
        return paragraph
                .codePoints()
                .map(Character::getDirectionality)
                .filter(d -> d == Character.DIRECTIONALITY_LEFT_TO_RIGHT || isRightToLeft(d))
                .mapToObj(d -> isRightToLeft(d) ? RTL : LTR)
                .findFirst()
                .orElse(NEUTRAL);
    }

    private static boolean isRightToLeft(int directionality) {
        return directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT
                || directionality == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
    }
}
