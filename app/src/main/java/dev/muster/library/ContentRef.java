package dev.muster.library;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A course or module as a reference. */
public record ContentRef(int id, Kind kind, String title) {
    /** For example {@code 2 courses and 1 module}. */
    public static String count(Collection<ContentRef> contents) {
        return Arrays.stream(Kind.values())
                .map(k -> k.count(contents.stream().filter(c -> c.kind() == k).count()))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining(" and "));
    }

    public enum Kind {
        COURSE,
        MODULE;

        /** As screens say it. */
        public String label() {
            return this == COURSE ? "Course" : "Module";
        }

        private String count(long n) {
            return n == 0 ? "" : n + " " + word() + (n == 1 ? "" : "s");
        }

        /** Inside a sentence. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
