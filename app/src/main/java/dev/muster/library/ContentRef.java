package dev.muster.library;

/** A course or module as a reference (api.md Content). */
public record ContentRef(int id, Kind kind, String title) {
    public enum Kind {
        COURSE,
        MODULE
    }
}
