package dev.muster.learning;

import dev.muster.shared.Actor;

/**
 * News: this person's attempts or completions of this course or module changed. Published inside the transaction of
 * the change; the assignment's status, progress and score follow in the same transaction.
 *
 * @param by whose act it was
 * @param context 0: standalone, else the module it is taken in
 */
public record AttemptChanged(Actor by, int personId, int contentId, int context) {}
