package dev.muster.library.rules;

import dev.muster.library.ModuleCourse;
import dev.muster.library.Step;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which steps are to do again in the next version. */
public final class Publishing {
    private Publishing() {}

    /**
     * The draft as it will be published. An unchanged step keeps the version it last changed in, so that it stays done;
     * a changed or new one is to do, unless the change is a minor one.
     *
     * @param before the steps of the version published last; empty before the first
     */
    public static List<Step> next(List<Step> draft, List<Step> before, int version, boolean minor, Instant at) {
        Map<Integer, Step> old = new HashMap<>();
        before.forEach(s -> old.put(s.id(), s));
        return draft.stream()
                .map(s -> next(s, old.get(s.id()), version, minor, at))
                .toList();
    }

    private static Step next(Step step, @Nullable Step old, int version, boolean minor, Instant at) {
        if (old == null) {
            return step.changed(version, minor && version > 1 ? at : null);
        }
        return minor || step.sameAs(old)
                ? step.changed(old.changedIn(), old.optionalBefore())
                : step.changed(version, null);
    }

    /** The same for the courses of a module: one added by a minor change is not asked of those under way. */
    public static List<ModuleCourse> nextCourses(
            List<ModuleCourse> draft, List<ModuleCourse> before, int version, boolean minor, Instant at) {
        Map<Integer, ModuleCourse> old = new HashMap<>();
        before.forEach(c -> old.put(c.id(), c));
        Instant added = minor && version > 1 ? at : null;
        return draft.stream()
                .map(c -> {
                    ModuleCourse was = old.get(c.id());
                    return c.optionalBefore(was == null ? added : was.optionalBefore());
                })
                .toList();
    }
}
