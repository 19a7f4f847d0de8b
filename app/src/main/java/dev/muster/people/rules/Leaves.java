package dev.muster.people.rules;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All leaves of a person, in order; they never overlap, so that only the last one can be open. What they make of due dates
 * follows from them and a day: whoever notes one late, changes it or takes it back gets the dates that it would have
 * made in time. The functions of the same names in the database are the twins; a seeded test holds the two together.
 */
public record Leaves(List<Leave> all) {
    public static final Leaves NONE = new Leaves(List.of());

    public Leaves {
        all = all.stream().sorted(Comparator.comparing(Leave::from)).toList();
    }

    /** @param earlier first and last day of each but the last; from null: none at all */
    public static Leaves of(LocalDate @Nullable [] earlier, @Nullable LocalDate from, @Nullable LocalDate until) {
        List<Leave> all = new ArrayList<>();
        for (int i = 0; earlier != null && i < earlier.length; i += 2) {
            all.add(new Leave(earlier[i], earlier[i + 1]));
        }
        if (from != null) {
            all.add(new Leave(from, until));
        }
        return new Leaves(all);
    }

    /** First and last day of each but the last; null: there is none. */
    public LocalDate @Nullable [] earlier() {
        return all.size() < 2
                ? null
                : all.subList(0, all.size() - 1).stream()
                        .flatMap(l -> Stream.of(l.from(), Objects.requireNonNull(l.until())))
                        .toArray(LocalDate[]::new);
    }

    public Optional<Leave> last() {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    public Optional<Leave> on(LocalDate day) {
        return all.stream().filter(l -> l.holds(day)).findFirst();
    }

    /** In place of those that it overlaps. */
    public Leaves with(Leave leave) {
        return new Leaves(Stream.concat(all.stream().filter(l -> !l.overlaps(leave)), Stream.of(leave))
                .toList());
    }

    public Leaves without(Collection<Leave> gone) {
        return new Leaves(all.stream().filter(l -> !gone.contains(l)).toList());
    }

    /**
     * On each return a date moves by the days away since it was set, so that as much time is left as before; one that had
     * passed before them stays.
     *
     * @param since the day on which it was set
     * @return when it is due, as of that day
     */
    public LocalDate dueInForce(LocalDate due, LocalDate since, LocalDate day) {
        LocalDate in = due;
        for (Leave l : all) {
            LocalDate first = l.from().isBefore(since) ? since : l.from();
            if (l.isOverBy(day) && !l.back().minusDays(1).isBefore(since) && !in.isBefore(first)) {
                in = in.plusDays(ChronoUnit.DAYS.between(first, l.back()));
            }
        }
        return in;
    }

    /**
     * Validity does not wait: who comes back with a completion that has run out has the minimum days from the return, unless
     * the renewal was late before.
     *
     * @param grace how many days after the first day without a valid completion it is due
     * @return when the renewal is due, as of that day
     */
    public LocalDate renewalDue(LocalDate lastDay, int grace, int minimumDays, LocalDate day) {
        LocalDate due = lastDay.plusDays(1L + grace);
        for (Leave l : all) {
            if (l.isOverBy(day) && lastDay.isBefore(l.back()) && !due.isBefore(l.from())) {
                LocalDate asked = l.back().plusDays(minimumDays);
                due = due.isBefore(asked) ? asked : due;
            }
        }
        return due;
    }
}
