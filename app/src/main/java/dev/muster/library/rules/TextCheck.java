package dev.muster.library.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;

/** Whether a file is plain text in UTF-8, read piece by piece. */
final class TextCheck {
    private static final int PIECE = 64 * 1024;

    private TextCheck() {}

    static boolean isText(InputStream in) throws IOException {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(PIECE);
        CharBuffer chars = CharBuffer.allocate(PIECE);
        boolean ended = false;
        while (!ended) {
            int from = bytes.position();
            int n = in.read(bytes.array(), from, bytes.remaining());
            ended = n < 0;
            if (hasControls(bytes.array(), from, from + Math.max(0, n))) {
                return false;
            }
            bytes.position(from + Math.max(0, n)).flip();
            if (decoder.decode(bytes, chars.clear(), ended).isError()) {
                return false;
            }
            bytes.compact();
        }
        return true;
    }

    private static boolean hasControls(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < 32 && b != '\n' && b != '\r' && b != '\t' && b != '\f' || b == 127) {
                return true;
            }
        }
        return false;
    }
}
