package dev.muster.people.rules;

/** How the letters of an HR file are written as bytes, by the words of a mapping. */
public enum HrEncoding {
    UTF_8("UTF-8"),
    UTF_16("UTF-16"),
    WINDOWS_1252("Windows-1252");

    private final String label;

    HrEncoding(String label) {
        this.label = label;
    }

    /** As screens name it. */
    public String label() {
        return label;
    }

    /** As a mapping writes it. */
    public String word() {
        return this == WINDOWS_1252 ? name() : label;
    }
}
