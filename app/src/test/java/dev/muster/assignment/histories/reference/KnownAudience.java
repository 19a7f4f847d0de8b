package dev.muster.assignment.histories.reference;

import dev.muster.assignment.histories.Chance;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;

/** An audience, and what it means. @param matches the person, on a day of the company's */
public record KnownAudience(Audience audience, BiPredicate<KnownPerson, LocalDate> matches) {
    public static final KnownAudience EVERYBODY = new KnownAudience(Audience.EVERYBODY, (_, _) -> true);

    public static KnownAudience any(Chance chance, Company company) {
        return chance.oneIn(5) ? EVERYBODY : some(chance, company);
    }

    /** As automations may: dynamic groups, too. */
    public static KnownAudience anyWithGroups(Chance chance, Company company) {
        return chance.oneIn(3) ? member(chance.any(company.dynamic()), chance.coin()) : any(chance, company);
    }

    /** Never everybody. */
    public static KnownAudience some(Chance chance, Company company) {
        String location = chance.any(Company.LOCATIONS);
        String role = chance.any(Company.ROLES);
        return switch (chance.below(4)) {
            case 0 ->
                new KnownAudience(
                        Audience.of(new Audience.Has(Attribute.LOCATION, List.of(location), false)),
                        (p, _) -> p.location.equals(location));
            case 1 ->
                new KnownAudience(
                        Audience.of(
                                new Audience.Has(Attribute.LOCATION, List.of(location), true),
                                new Audience.Has(Attribute.ROLE, List.of(role, "Nobody has this"), false)),
                        (p, _) -> !p.location.equals(location) && p.role.equals(role));
            case 2 -> member(chance.any(company.fixed()), chance.coin());
            default -> hiredWithin(60);
        };
    }

    private static KnownAudience member(KnownGroup team, boolean negated) {
        return new KnownAudience(
                Audience.of(new Audience.Member(team.id, negated)), (p, _) -> team.members.contains(p.id) != negated);
    }

    private static KnownAudience hiredWithin(int days) {
        return new KnownAudience(
                Audience.of(new Audience.HiredWithin(days)),
                (p, day) -> p.hired != null && !p.hired.isBefore(day.minusDays(days)) && !p.hired.isAfter(day));
    }
}
