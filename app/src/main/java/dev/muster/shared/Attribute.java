package dev.muster.shared;

import java.util.Locale;
import java.util.Optional;

/** The six attributes of a person. A person can hold several values of each. */
public enum Attribute {
    LOCATION,
    ROLE,
    BRAND,
    DEPARTMENT,
    FRANCHISE,
    REGION;

    /** The word in tables, the API and URLs: {@code location}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Attribute> of(String word) {
        for (Attribute a : values()) {
            if (a.word().equals(word)) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }
}
