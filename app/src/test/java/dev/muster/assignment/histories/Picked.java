package dev.muster.assignment.histories;

import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;

/** An audience, and what it means. @param matches the person, on a day of the company's */
record Picked(Audience audience, BiPredicate<Someone, LocalDate> matches) {
    static final Picked EVERYBODY = new Picked(Audience.EVERYBODY, (_, _) -> true);

    static Picked any(Chance chance, Company company) {
        return chance.oneIn(5) ? EVERYBODY : some(chance, company);
    }

    /** As automations may: dynamic groups, too. */
    static Picked anyWithGroups(Chance chance, Company company) {
        return chance.oneIn(3) ? member(chance.any(company.dynamic()), chance.coin()) : any(chance, company);
    }

    /** Never everybody. */
    static Picked some(Chance chance, Company company) {
        String location = chance.any(Company.LOCATIONS);
        String role = chance.any(Company.ROLES);
        return switch (chance.below(4)) {
            case 0 ->
                new Picked(
                        Audience.of(new Audience.Has(Attribute.LOCATION, List.of(location), false)),
                        (p, _) -> p.location.equals(location));
            case 1 ->
                new Picked(
                        Audience.of(
                                new Audience.Has(Attribute.LOCATION, List.of(location), true),
                                new Audience.Has(Attribute.ROLE, List.of(role, "Nobody has this"), false)),
                        (p, _) -> !p.location.equals(location) && p.role.equals(role));
            case 2 -> member(chance.any(company.fixed()), chance.coin());
            default -> hiredWithin(60);
        };
    }

    private static Picked member(Crowd team, boolean negated) {
        return new Picked(
                Audience.of(new Audience.Member(team.id, negated)), (p, _) -> team.members.contains(p.id) != negated);
    }

    private static Picked hiredWithin(int days) {
        return new Picked(
                Audience.of(new Audience.HiredWithin(days)),
                (p, day) -> p.hired != null && !p.hired.isBefore(day.minusDays(days)) && !p.hired.isAfter(day));
    }
}
