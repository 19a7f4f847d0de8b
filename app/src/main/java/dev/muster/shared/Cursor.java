package dev.muster.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** The place after which the next page begins: the sort key of the last row. Opaque to callers. */
public record Cursor(List<String> key) {
    private static final String SEPARATOR = "\u001f";

    public static String write(Object... key) {
        StringBuilder s = new StringBuilder();
        for (Object k : key) {
            s.append(s.isEmpty() ? "" : SEPARATOR).append(k);
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(s.toString().getBytes(UTF_8));
    }

    /** @throws BadInput naming {@code cursor} if it is none of ours, or has another number of parts */
    public static Cursor read(String cursor, int parts) {
        try {
            String s = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            List<String> key = List.of(s.split(SEPARATOR, -1));
            if (key.size() == parts && key.stream().allMatch(k -> Text.fault(k, false) == null)) {
                return new Cursor(key);
            }
        } catch (IllegalArgumentException e) {
            // falls through to the refusal
        }
        throw new BadInput("cursor", "This is not a cursor of this list. Leave it out to start at the first page.");
    }

    public int number(int i) {
        try {
            return Integer.parseInt(key.get(i));
        } catch (NumberFormatException e) {
            throw new BadInput("cursor", "This is not a cursor of this list. Leave it out to start at the first page.");
        }
    }

    public long longNumber(int i) {
        try {
            return Long.parseLong(key.get(i));
        } catch (NumberFormatException e) {
            throw new BadInput("cursor", "This is not a cursor of this list. Leave it out to start at the first page.");
        }
    }

    public String text(int i) {
        return key.get(i);
    }
}
