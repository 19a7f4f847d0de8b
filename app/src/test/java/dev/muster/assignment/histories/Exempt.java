package dev.muster.assignment.histories;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An exemption. @param until last day it holds; null: until lifted; took: what it took of the Individual source */
record Exempt(@Nullable LocalDate until, @Nullable Reason took) {
    /** Of what. @param rule 0: from the content */
    record From(Key key, int rule) {}
}
