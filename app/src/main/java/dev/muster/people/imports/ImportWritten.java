package dev.muster.people.imports;

import java.util.List;
import java.util.function.IntFunction;

/**
 * Asked when an import has been written and not yet committed: would it take training from too many? A listener that
 * knows refuses with {@code Conflict.brake}, which undoes all of it.
 *
 * @param touched everybody the import touched who was there before, some at a time: those behind an id, none at the end
 * @param activeBefore people who were not deactivated before it
 * @param confirm the number that the user confirmed; 0: none
 */
public record ImportWritten(IntFunction<List<Integer>> touched, int activeBefore, int confirm) {}
