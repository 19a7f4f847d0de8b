package dev.muster.people.rules;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of an HR file look like, found in one pass.
 *
 * @param head the first four of them, fewer where there are not as many
 * @param letters how many letters there are that only UTF-8 writes like this
 * @param faults how many places are not UTF-8
 * @param firstFault the first of these; null: the file is UTF-8
 * @param cut whether the last of them is a letter that is not finished where the file ends
 * @param notWindows the first byte that Windows-1252 does not have
 */
record HrBytes(
        byte[] head,
        int letters,
        int faults,
        @Nullable Place firstFault,
        boolean cut,
        @Nullable Place notWindows) {

    /** One byte of the file, by the line it stands in. */
    record Place(int line, int value) {
        @Override
        public String toString() {
            return "the byte %02X in line %d".formatted(value, line);
        }
    }

    static HrBytes scan(InputStream in) throws IOException {
        Scan scan = new Scan();
        byte[] chunk = new byte[1 << 16];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            for (int i = 0; i < n; i++) {
                scan.next(chunk[i] & 0xFF);
            }
        }
        return scan.end();
    }

    private static final class Scan {
        private final byte[] head = new byte[4];
        private int headSize;
        private int line = 1;
        private int before;
        private int letters;
        private int faults;
        private @Nullable Place firstFault;
        private @Nullable Place notWindows;
        private @Nullable Place begun;
        private int missing;
        private int lowest;
        private int highest;

        void next(int b) {
            if (headSize < head.length) {
                head[headSize++] = (byte) b;
            }
            if (missing > 0) {
                go(b);
            } else if (b >= 0x80) {
                begin(b);
            }
            if (b == 0x81 || b == 0x8D || b == 0x8F || b == 0x90 || b == 0x9D) {
                notWindows = notWindows == null ? new Place(line, b) : notWindows;
            }
            if (b == '\n' && before != '\r' || b == '\r') {
                line++;
            }
            before = b;
        }

        /** The first byte of a letter of several. */
        private void begin(int b) {
            begun = new Place(line, b);
            missing = b >= 0xC2 && b <= 0xDF ? 1 : b >= 0xE0 && b <= 0xEF ? 2 : b >= 0xF0 && b <= 0xF4 ? 3 : 0;
            lowest = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80;
            highest = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF;
            if (missing == 0) {
                fault();
            }
        }

        private void go(int b) {
            if (b >= lowest && b <= highest) {
                lowest = 0x80;
                highest = 0xBF;
                missing--;
                letters += missing == 0 ? 1 : 0;
                return;
            }
            missing = 0;
            fault();
            if (b >= 0x80) {
                begin(b);
            }
        }

        private void fault() {
            faults++;
            firstFault = firstFault == null ? begun : firstFault;
        }

        HrBytes end() {
            boolean cut = missing > 0;
            if (cut) {
                fault();
            }
            return new HrBytes(java.util.Arrays.copyOf(head, headSize), letters, faults, firstFault, cut, notWindows);
        }
    }
}
