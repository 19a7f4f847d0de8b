package dev.muster.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement as text, whose values and pieces have names: {@code :at} is a value, <code>{today}</code> a piece of SQL.
 * Each is given beside the text, once, however often the text uses it. What stands in quotes is left alone.
 */
public final class NamedSql {
    private final String text;
    private final Map<String, @Nullable Object> values = new HashMap<>();
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, NamedSql> pieces = new HashMap<>();

    private NamedSql(String text) {
        this.text = text;
    }

    public static NamedSql named(String text) {
        return new NamedSql(text);
    }

    public NamedSql bind(String name, @Nullable Object value) {
        values.put(name, value);
        return this;
    }

    /** A piece whose names are those of this text. */
    public NamedSql piece(String name, String sql) {
        texts.put(name, sql);
        return this;
    }

    /** A piece with names and values of its own. */
    public NamedSql piece(String name, NamedSql sql) {
        pieces.put(name, sql);
        return this;
    }

    /**
     * For jOOQ's methods that take plain SQL.
     *
     * @throws IllegalArgumentException where the text names what is not given, or what is given is not named
     */
    public SQL sql() {
        StringBuilder plain = new StringBuilder();
        List<@Nullable Object> binds = new ArrayList<>();
        append(plain, binds);
        return DSL.sql(plain.toString(), binds.toArray());
    }

    private void append(StringBuilder plain, List<@Nullable Object> binds) {
        Set<String> unused = new TreeSet<>(values.keySet());
        unused.addAll(texts.keySet());
        unused.addAll(pieces.keySet());
        append(text, plain, binds, unused);
        if (!unused.isEmpty()) {
            throw new IllegalArgumentException("Not named in the text: " + unused);
        }
    }

    private void append(String some, StringBuilder plain, List<@Nullable Object> binds, Set<String> unused) {
        int at = 0;
        while (at < some.length()) {
            char c = some.charAt(at);
            int end = at + 1;
            if (c == '\'') {
                end = after(some, '\'', end);
            } else if (c == '-' && some.startsWith("--", at)) {
                end = after(some, '\n', end);
            } else if (c == ':' && some.startsWith("::", at)) {
                end = at + 2;
            } else if (c == ':' && isName(some, end)) {
                end = afterName(some, end);
                String name = some.substring(at + 1, end);
                unused.remove(name);
                binds.add(given(values, name));
                plain.append('?');
                at = end;
            } else if (c == '{' && isName(some, end)) {
                end = afterName(some, end) + 1;
                piece(some.substring(at + 1, end - 1), plain, binds, unused);
                at = end;
            } else if (c == '?') {
                throw new IllegalArgumentException("A value without a name: " + some);
            }
            plain.append(some, at, end);
            at = end;
        }
    }

    private void piece(String name, StringBuilder plain, List<@Nullable Object> binds, Set<String> unused) {
        unused.remove(name);
        NamedSql own = pieces.get(name);
        if (own == null) {
            append(String.valueOf(given(texts, name)), plain, binds, unused);
        } else {
            own.append(plain, binds);
        }
    }

    private static int after(String some, char last, int from) {
        int end = some.indexOf(last, from);
        return end < 0 ? some.length() : end + 1;
    }

    private static boolean isName(String some, int at) {
        return at < some.length() && Character.isLetter(some.charAt(at));
    }

    private static int afterName(String some, int from) {
        int end = from;
        while (end < some.length() && Character.isLetterOrDigit(some.charAt(end))) {
            end++;
        }
        return end;
    }

    private static @Nullable Object given(Map<String, ? extends @Nullable Object> all, String name) {
        if (!all.containsKey(name)) {
            throw new IllegalArgumentException("Not given: " + name);
        }
        return all.get(name);
    }
}
