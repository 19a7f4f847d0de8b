package dev.muster.assignment.histories;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A person as the reference knows them. */
final class Someone {
    final int id;
    final @Nullable LocalDate hired;
    final ZoneId zone;
    final Instant made;
    String location;
    String role;
    boolean deactivated;
    /** Last day; null: stays. */
    @Nullable LocalDate leaves;

    Someone(int id, String location, String role, @Nullable LocalDate hired, ZoneId zone, Instant made) {
        this.id = id;
        this.location = location;
        this.role = role;
        this.hired = hired;
        this.zone = zone;
        this.made = made;
    }
}
