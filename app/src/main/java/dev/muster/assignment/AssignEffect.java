package dev.muster.assignment;

import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Assigning.AddSource;
import dev.muster.assignment.rules.Assigning.Assign;
import dev.muster.assignment.rules.Assigning.Decision;
import dev.muster.assignment.rules.Assigning.Reassign;
import dev.muster.assignment.rules.Assigning.Skipped;
import dev.muster.assignment.rules.Due;
import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentRef;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who is affected by an act of assigning, and how: one state per person and content. */
public record AssignEffect(List<One> each) {
    public AssignEffect {
        each = List.copyOf(each);
    }

    /**
     * @param sources labels of the sources the person has this content by already
     * @param due when it will be due for whom it is new; null: no date, or nothing new
     * @param sentence what it means for them, beginning with their name unsaid: {@code completed it on 12 Nov 2026 …}
     */
    public record One(
            int personId,
            String name,
            ContentRef content,
            Decision decision,
            List<String> sources,
            @Nullable Due due,
            String sentence) {
        public One {
            sources = List.copyOf(sources);
        }
    }

    public record Skip(int personId, String name, Assigning.Skip reason, String message) {}

    public List<One> assigned() {
        return those(d -> d instanceof Assign);
    }

    /** Those who have it already, in this status. */
    public List<One> having(Status status) {
        return those(d ->
                d instanceof AddSource a && a.status() == status || d instanceof Reassign r && r.status() == status);
    }

    /** All of those in this status have it by hand already: nothing becomes of it for them. */
    public boolean isThereAlready(Status status) {
        return having(status).stream().allMatch(o -> o.decision() instanceof AddSource a && a.there());
    }

    /** Those of them who take it again. */
    public List<One> reassigned() {
        return those(d -> d instanceof Reassign);
    }

    public List<Skip> skipped() {
        return each.stream()
                .filter(o -> o.decision() instanceof Skipped)
                .map(o -> {
                    Assigning.Skip reason = ((Skipped) o.decision()).reason();
                    return new Skip(
                            o.personId(),
                            o.name(),
                            reason,
                            o.name() + " " + reason.why() + " (" + o.content().title() + ")");
                })
                .toList();
    }

    /** People for whom it would be due at once, had a date that has passed not been moved on. */
    public int lifted() {
        return (int) assigned().stream()
                .filter(o -> o.due() != null && o.due().lifted())
                .map(One::personId)
                .distinct()
                .count();
    }

    /** Who is told of it: whom it is new to, and who takes it again. */
    public Set<Integer> told() {
        return those(d -> d instanceof Assign || d instanceof Reassign).stream()
                .map(One::personId)
                .collect(Collectors.toSet());
    }

    /** Whether carrying it out would write anything. */
    public boolean changesAnything() {
        return each.stream().anyMatch(o -> Assigning.writes(o.decision()) || o.decision() instanceof Reassign);
    }

    private List<One> those(Predicate<Decision> p) {
        return each.stream().filter(o -> p.test(o.decision())).toList();
    }
}
