package dev.muster.people.values;

import org.jspecify.annotations.Nullable;

/** Another value of the lists, as somebody named it: by id, by name, or by a text that should be an id. */
public sealed interface ValueRef {
    record Id(int id) implements ValueRef {}

    /** An unknown name joins its list. */
    record Name(String name) implements ValueRef {}

    /** An id; a name only where no id can be meant. */
    record Text(String text) implements ValueRef {}

    static @Nullable ValueRef id(@Nullable Integer id) {
        return id == null ? null : new Id(id);
    }

    /** @return null for blanks: none */
    static @Nullable ValueRef name(@Nullable String name) {
        return dev.muster.shared.Text.isBlank(name) ? null : new Name(String.valueOf(name));
    }

    /** @return null for blanks: none */
    static @Nullable ValueRef text(@Nullable String text) {
        return dev.muster.shared.Text.isBlank(text) ? null : new Text(String.valueOf(text));
    }
}
