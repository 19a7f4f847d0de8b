package dev.muster.library;

import dev.muster.library.rules.Words;
import java.util.List;

/**
 * What differs between two texts: the parts (steps of a course, courses of a module) in the order of the later one, each
 * removed one after the part it followed.
 */
public record Difference(List<Part> parts) {
    public Difference {
        parts = List.copyOf(parts);
    }

    public enum Kind {
        ADDED("Added"),
        REMOVED("Removed"),
        CHANGED("Changed"),
        SAME("Unchanged");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * @param moved stands elsewhere among those that stayed
     * @param fields those that changed
     */
    public record Part(int id, String title, Kind kind, boolean moved, List<Field> fields) {
        public Part {
            fields = List.copyOf(fields);
        }

        public boolean differs() {
            return kind != Kind.SAME || moved;
        }

        /** Whether those under way have to do it (again). */
        public boolean toDo() {
            return kind == Kind.ADDED || kind == Kind.CHANGED;
        }
    }

    /** One field of a part that changed, word by word. */
    public record Field(String name, List<Words.Piece> pieces) {
        public Field {
            pieces = List.copyOf(pieces);
        }
    }

    public boolean isNothing() {
        return parts.stream().noneMatch(Part::differs);
    }

    public List<Part> of(Kind kind) {
        return parts.stream().filter(p -> p.kind() == kind).toList();
    }

    public int moved() {
        return (int) parts.stream().filter(Part::moved).count();
    }
}
