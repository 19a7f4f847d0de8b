package dev.muster.shared;

import java.util.Arrays;
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

    /** Each word of the search in any of the texts. */
    @SafeVarargs
    public static Condition holds(@Nullable String search, Field<String>... texts) {
        return DSL.and(Found.words(search).stream()
                .map(word -> DSL.or(Arrays.stream(texts)
                        .map(text -> found(text).contains(word))
                        .toList()))
                .toList());
    }

    /** @param key a column of {@code found_key} */
    public static Condition holds(Field<String> key, @Nullable String search) {
        return DSL.and(Found.words(search).stream().map(key::contains).toList());
    }
}
