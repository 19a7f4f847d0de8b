package dev.muster.views;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** On which days a view is sent. */
public enum Rhythm {
    MONDAY("Every Monday"),
    MONTH("On the first of each month");

    private final String label;

    Rhythm(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public static Optional<Rhythm> named(String word) {
        return Arrays.stream(values()).filter(r -> r.name().equals(word)).findFirst();
    }

    boolean isOn(LocalDate day) {
        return this == MONDAY ? day.getDayOfWeek() == DayOfWeek.MONDAY : day.getDayOfMonth() == 1;
    }

    /** Those whose day it is. */
    static Set<Rhythm> on(LocalDate day) {
        Set<Rhythm> due = EnumSet.noneOf(Rhythm.class);
        Arrays.stream(values()).filter(r -> r.isOn(day)).forEach(due::add);
        return due;
    }

    /** The first such day from this one on. */
    public LocalDate next(LocalDate from) {
        LocalDate day = from;
        while (!isOn(day)) {
            day = day.plusDays(1);
        }
        return day;
    }
}
