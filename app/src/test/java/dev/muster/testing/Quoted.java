package dev.muster.testing;

/** JSON in tests, readable on one line: {@code quoted("{'name': '%s'}", name)}. */
public final class Quoted {
    private Quoted() {}

    /** @param json with apostrophes for quotation marks; values, put in as by {@link String#formatted}, keep theirs */
    public static String quoted(String json, Object... values) {
        String plain = json.replace('\'', '"');
        return values.length == 0 ? plain : plain.formatted(values);
    }
}
