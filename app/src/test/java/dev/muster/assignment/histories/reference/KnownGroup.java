package dev.muster.assignment.histories.reference;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A group. */
public final class KnownGroup {
    public final int id;
    public final Set<Integer> members = new TreeSet<>();
    public String name;
    /** Null: static. */
    public @Nullable KnownAudience picked;
    /** Its audience can't be read at present: members stay as they are. */
    public boolean broken;

    public KnownGroup(int id, String name, @Nullable KnownAudience picked) {
        this.id = id;
        this.name = name;
        this.picked = picked;
    }

    public boolean isStatic() {
        return picked == null;
    }
}
