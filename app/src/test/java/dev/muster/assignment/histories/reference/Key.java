package dev.muster.assignment.histories.reference;

import java.util.Comparator;

/** A person and a content. */
public record Key(int person, int content) implements Comparable<Key> {
    @Override
    public int compareTo(Key o) {
        return Comparator.comparingInt(Key::person)
                .thenComparingInt(Key::content)
                .compare(this, o);
    }
}
