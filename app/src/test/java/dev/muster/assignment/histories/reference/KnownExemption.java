package dev.muster.assignment.histories.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An exemption. @param until last day it holds; null: until lifted; took: what it took of the Individual source; had: the date by hand before */
public record KnownExemption(
        @Nullable LocalDate until,
        @Nullable KnownSource took,
        @Nullable KnownAssignment had) {
    public KnownExemption(@Nullable LocalDate until, @Nullable KnownSource took) {
        this(until, took, null);
    }

    /** Of what. @param rule 0: from the content */
    public record From(Key key, int rule) {}
}
