package dev.muster.shared;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * What a list is sorted by, and with it how it is read page by page: each page begins after the key of the last row of the
 * one before. The last column tells all rows apart. Columns are texts or whole numbers.
 */
public final class Keyset {
    private final Field<?>[] columns;
    private final boolean falls;

    private Keyset(boolean falls, Field<?>... columns) {
        this.columns = columns;
        this.falls = falls;
    }

    /** Smallest first. */
    public static Keyset of(Field<?>... columns) {
        return new Keyset(false, columns);
    }

    /** Newest first, by a number that grows. */
    public static Keyset newest(Field<?> number) {
        return new Keyset(true, number);
    }

    public List<? extends OrderField<?>> order() {
        return falls ? Arrays.stream(columns).map(Field::desc).toList() : List.of(columns);
    }

    /**
     * The rows from which a page is read; one more than its limit, so that {@link #page} knows whether there are more.
     *
     * @param cursor null or blank: the first page
     * @throws BadInput naming {@code cursor} if it is none of this list's
     */
    public Condition after(@Nullable String cursor) {
        if (cursor == null || cursor.isBlank()) {
            return DSL.noCondition();
        }
        Cursor c = Cursor.read(cursor, columns.length);
        Object[] key = new Object[columns.length];
        for (int i = 0; i < key.length; i++) {
            key[i] = value(c, i);
        }
        if (columns.length == 1) {
            Field<Object> only = only();
            return falls ? only.lt(key[0]) : only.gt(key[0]);
        }
        return DSL.row(columns).gt(key);
    }

    @SuppressWarnings("unchecked") // values are of the column's type
    private Field<Object> only() {
        return (Field<Object>) columns[0];
    }

    private Object value(Cursor c, int i) {
        Class<?> type = columns[i].getType();
        return type == Integer.class ? (Object) c.number(i) : type == Long.class ? c.longNumber(i) : c.text(i);
    }

    /** The cursor after a row with this key. */
    public String cursor(Object... key) {
        return Cursor.write(key);
    }

    /** Rows that hold the columns themselves. */
    public <R extends Record> Page<R> page(List<R> rows, int limit) {
        return page(rows, limit, r -> Arrays.stream(columns).map(r::get).toArray());
    }

    /** @param rows up to one more than the limit; key: what the columns are of a row */
    public <T> Page<T> page(List<T> rows, int limit, Function<T, Object[]> key) {
        boolean more = rows.size() > limit;
        List<T> shown = more ? rows.subList(0, limit) : rows;
        return new Page<>(shown, more ? cursor(key.apply(shown.getLast())) : null, null);
    }
}
