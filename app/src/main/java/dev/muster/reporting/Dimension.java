package dev.muster.reporting;

import dev.muster.shared.Attribute;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What requirements are counted by. */
public enum Dimension {
    CONTENT("Training"),
    LOCATION(Attribute.LOCATION),
    DEPARTMENT(Attribute.DEPARTMENT),
    ROLE(Attribute.ROLE),
    BRAND(Attribute.BRAND),
    FRANCHISE(Attribute.FRANCHISE),
    REGION(Attribute.REGION),
    MANAGER("Manager");

    private final String label;
    private final @Nullable Attribute attribute;

    Dimension(String label) {
        this.label = label;
        this.attribute = null;
    }

    Dimension(Attribute attribute) {
        this.label = attribute.label();
        this.attribute = attribute;
    }

    public String label() {
        return label;
    }

    /** The word in addresses and the interface: {@code location}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whose values it counts by; empty: it is no attribute of people. */
    public Optional<Attribute> attribute() {
        return Optional.ofNullable(attribute);
    }

    public static Optional<Dimension> of(String word) {
        for (Dimension d : values()) {
            if (d.word().equals(word)) {
                return Optional.of(d);
            }
        }
        return Optional.empty();
    }
}
