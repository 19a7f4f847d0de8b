package dev.muster.library.rules;

import org.jspecify.annotations.Nullable;

/** A name for a file that people sent: without folders and control characters, with the ending of what it is. */
public final class FileName {
    private static final int LONGEST = 120;

    private FileName() {}

    public static String of(@Nullable String sent, FileType type) {
        String name = sent == null ? "" : sent.replace('\\', '/');
        name = name.substring(name.lastIndexOf('/') + 1)
                .replaceAll("[\\p{Cntrl}\\p{Cf}\"<>|:*?;%]", " ")
                .replaceAll("\\s+", " ")
                .strip();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        stem = stem.replaceAll("^\\.+", "").strip();
        if (stem.length() > LONGEST) {
            stem = stem.substring(0, LONGEST).strip();
        }
        return (stem.isEmpty() ? "file" : stem) + "." + type.extension();
    }
}
