package dev.muster.assignment.histories;

import java.util.Comparator;

/** A person and a content. */
record Key(int person, int content) implements Comparable<Key> {
    @Override
    public int compareTo(Key o) {
        return Comparator.comparingInt(Key::person)
                .thenComparingInt(Key::content)
                .compare(this, o);
    }
}
