package dev.muster.learning.rules;

import dev.muster.learning.LearningFacts.Completed;
import dev.muster.learning.Part;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which courses of a module are taken again when it is taken again. */
public final class Renewing {
    private Renewing() {}

    /**
     * Where the module's own validity runs out: all of them. Else those whose own does.
     *
     * @param own last valid day by the module's own validity; null: for ever
     * @param by what is valid after this day is not taken again
     */
    public static List<Integer> again(List<Part> parts, @Nullable LocalDate own, LocalDate by) {
        List<Integer> some = parts.stream()
                .filter(p -> endsBy(p, by))
                .map(p -> p.course().id())
                .toList();
        boolean all = some.isEmpty() || (own != null && !own.isAfter(by));
        return all ? parts.stream().map(p -> p.course().id()).toList() : some;
    }

    private static boolean endsBy(Part p, LocalDate by) {
        Completed done = p.fact().completed();
        return done != null && done.expiresOn() != null && !done.expiresOn().isAfter(by);
    }
}
