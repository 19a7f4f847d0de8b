package dev.muster.shared;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** {@link Same} and {@link Found} over columns, as their indexes have them. */
public final class SqlKeys {
    private SqlKeys() {}

    public static Field<String> same(Field<String> text) {
        return DSL.function("same_key", String.class, text);
    }

    public static Condition isSame(Field<String> text, String as) {
        return same(text).eq(Same.key(as));
    }

    public static Field<String> found(Field<String> text) {
        return DSL.function("found_key", String.class, text);
    }

    /** @param key a column of {@code found_key} */
    public static Condition holds(Field<String> key, @Nullable String search) {
        return DSL.and(Found.words(search).stream().map(key::contains).toList());
    }
}
