package dev.muster.assignment.histories;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A group. */
final class Crowd {
    final int id;
    final Set<Integer> members = new TreeSet<>();
    String name;
    /** Null: static. */
    @Nullable Picked picked;
    /** Its audience can't be read at present: members stay as they are. */
    boolean broken;

    Crowd(int id, String name, @Nullable Picked picked) {
        this.id = id;
        this.name = name;
        this.picked = picked;
    }

    boolean isStatic() {
        return picked == null;
    }
}
