package dev.muster.shared;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.SQL;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement as text, whose values and pieces have names: {@code :at} is a value, <code>{today}</code> a piece of SQL.
 * Each is given beside the text, once, however often the text uses it. What stands in quotes is left alone.
 */
public final class NamedSql {
    private static final Pattern PARTS = Pattern.compile(
            "(?<quoted>'[^']*')|(?<comment>--[^\n]*)|(?<cast>::)|:(?<value>[a-zA-Z]\\w*)|\\{(?<piece>[a-zA-Z]\\w*)}|(?<unnamed>\\?)");

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
        Matcher part = PARTS.matcher(some);
        int end = 0;
        while (part.find()) {
            plain.append(some, end, part.start());
            end = part.end();
            String value = part.group("value");
            String piece = part.group("piece");
            if (value != null) {
                unused.remove(value);
                binds.add(given(values, value));
                plain.append('?');
            } else if (piece != null) {
                unused.remove(piece);
                NamedSql own = pieces.get(piece);
                if (own == null) {
                    append(String.valueOf(given(texts, piece)), plain, binds, unused);
                } else {
                    own.append(plain, binds);
                }
            } else if (part.group("unnamed") != null) {
                throw new IllegalArgumentException("A value without a name: " + some);
            } else {
                plain.append(part.group());
            }
        }
        plain.append(some, end, some.length());
    }

    private static @Nullable Object given(Map<String, ? extends @Nullable Object> all, String name) {
        if (!all.containsKey(name)) {
            throw new IllegalArgumentException("Not given: " + name);
        }
        return all.get(name);
    }
}
