package dev.muster.shared;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The six attributes of a person, with what they are called. A person can hold several values of each. */
public enum Attribute {
    LOCATION("location", "you work in"),
    ROLE("role", "your role is"),
    BRAND("brand", "you work for"),
    DEPARTMENT("department", "you are in"),
    FRANCHISE("franchise", "you work for"),
    REGION("region", "you work in");

    private final String noun;
    private final String said;

    Attribute(String noun, String said) {
        this.noun = noun;
        this.said = said;
    }

    /** The word in tables, the API and URLs: {@code location}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is called in a sentence: {@code location}. */
    public String noun() {
        return noun;
    }

    /** What it is called as a heading: {@code Location}. */
    public String label() {
        return Character.toUpperCase(noun.charAt(0)) + noun.substring(1);
    }

    /** How somebody says of themselves that they have a value, before the value: {@code you work in}. */
    public String said() {
        return said;
    }

    public static Optional<Attribute> of(String word) {
        for (Attribute a : values()) {
            if (a.word().equals(word)) {
                return Optional.of(a);
            }
        }
        return Optional.empty();
    }

    /** What a program may send: {@code location, role, … or region}. */
    public static String choices() {
        List<String> words = Arrays.stream(values()).map(Attribute::word).toList();
        return String.join(", ", words.subList(0, words.size() - 1)) + " or " + words.getLast();
    }

    /** All of them in a sentence, each with an ending: {@code locations, roles …}. */
    public static String nouns(String ending) {
        return Arrays.stream(values()).map(a -> a.noun + ending).collect(Collectors.joining(", "));
    }
}
