package dev.muster.library.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The names in a zip file, from its directory at the end: nothing is unpacked, so nothing can swell. */
final class ZipNames {
    /** As much of the end as the directory of any document takes. */
    static final int TAIL = 2 << 20;

    private static final int END = 0x06054b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_SIZE = 22;
    private static final int ENTRY_SIZE = 46;
    private static final int COMMENT = 65_535;

    private ZipNames() {}

    /**
     * Empty where there is no readable directory.
     *
     * @param bytes the end of the file
     * @param before how much of the file came before it
     */
    static List<String> of(byte[] bytes, long before) {
        ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - COMMENT); at--) {
            if (zip.getInt(at) == END) {
                long start = (zip.getInt(at + 16) & 0xffff_ffffL) - before;
                return start < 0 || start > bytes.length
                        ? List.of()
                        : names(zip, (int) start, zip.getShort(at + 10) & 0xffff);
            }
        }
        return List.of();
    }

    private static List<String> names(ByteBuffer zip, int start, int count) {
        List<String> names = new ArrayList<>();
        int at = start;
        for (int i = 0; i < count; i++) {
            if (at < 0 || at > zip.limit() - ENTRY_SIZE || zip.getInt(at) != ENTRY) {
                return List.of();
            }
            int length = zip.getShort(at + 28) & 0xffff;
            if (at + ENTRY_SIZE + length > zip.limit()) {
                return List.of();
            }
            names.add(new String(zip.array(), at + ENTRY_SIZE, length, UTF_8));
            at += ENTRY_SIZE + length + (zip.getShort(at + 30) & 0xffff) + (zip.getShort(at + 32) & 0xffff);
        }
        return names;
    }
}
