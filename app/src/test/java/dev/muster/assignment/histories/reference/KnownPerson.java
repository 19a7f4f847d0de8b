package dev.muster.assignment.histories.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A person as the reference knows them. */
public final class KnownPerson {
    public final int id;
    public final @Nullable LocalDate hired;
    public final ZoneId zone;
    public final Instant made;
    public String location;
    public String role;
    public boolean deactivated;
    public final KnownLeaves away = new KnownLeaves();
    /** Last day; null: stays. */
    public @Nullable LocalDate leaves;

    public KnownPerson(int id, String location, String role, @Nullable LocalDate hired, ZoneId zone, Instant made) {
        this.id = id;
        this.location = location;
        this.role = role;
        this.hired = hired;
        this.zone = zone;
        this.made = made;
    }
}
