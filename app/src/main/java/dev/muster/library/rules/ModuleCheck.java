package dev.muster.library.rules;

import dev.muster.library.ContentStatus;
import dev.muster.library.Module;
import dev.muster.library.ModuleCourse;
import dev.muster.shared.BadInput.Error;
import dev.muster.shared.Conflict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What is wrong with the courses of a module. */
public final class ModuleCheck {
    private static final int MOST = 200;

    private ModuleCheck() {}

    /** @param known those of them that are courses @return errors by field; empty: none */
    public static List<Error> check(List<Integer> courseIds, Set<Integer> known) {
        List<Error> errors = new ArrayList<>();
        if (courseIds.size() > MOST) {
            errors.add(new Error("courses", "A module has at most " + MOST + " courses."));
        }
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < courseIds.size(); i++) {
            int id = courseIds.get(i);
            if (!known.contains(id)) {
                errors.add(new Error("courses[" + i + "]", "There is no course " + id + "."));
            } else if (!seen.add(id)) {
                errors.add(new Error("courses[" + i + "]", "A module has each course once."));
            }
        }
        return errors;
    }

    /** In a module in use all courses are. @throws Conflict naming those that are not */
    public static void refuseUnlessActive(Module module, Collection<ModuleCourse> courses) {
        String others = courses.stream()
                .filter(c -> c.status() != ContentStatus.ACTIVE)
                .map(c -> "“" + c.title() + "” is "
                        + (c.status() == ContentStatus.DRAFT
                                ? "not published yet"
                                : c.status().label().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            throw new Conflict("“" + module.title() + "” can't be in use: " + others
                    + ". Publish or activate it first, or take it out of the module.");
        }
    }
}
