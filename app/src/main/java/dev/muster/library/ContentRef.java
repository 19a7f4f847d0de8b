package dev.muster.library;

import java.util.Locale;

/** A course or module as a reference (api.md Content). */
public record ContentRef(int id, Kind kind, String title) {
    public enum Kind {
        COURSE,
        MODULE;

        /** As screens say it. */
        public String label() {
            return this == COURSE ? "Course" : "Module";
        }

        /** Inside a sentence, and in the log's actions. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
