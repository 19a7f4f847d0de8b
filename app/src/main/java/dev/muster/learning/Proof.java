package dev.muster.learning;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a completion shows for itself.
 *
 * @param version the text that was completed
 * @param score percent; null: no quiz
 * @param evidence in a sentence
 */
record Proof(int version, @Nullable Integer score, String evidence) {
    static Proof of(int version, OptionalInt score, String evidence) {
        return new Proof(version, score.isPresent() ? score.getAsInt() : null, evidence);
    }
}
