package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Company;
import dev.muster.assignment.histories.reference.KnownPerson;
import dev.muster.people.PersonDraft;
import dev.muster.people.PersonStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** People join, move, go on leave, are deactivated or leave on a day, and come back. */
public final class PeopleActs extends ActFamily {
    private static final int MOST = 12;

    public PeopleActs(History history) {
        super(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(
                new Act(1, this::joins),
                new Act(2, this::moves),
                new Act(1, this::comesOrGoes),
                new Act(2, this::isAway),
                new Act(1, this::isAwayOtherwise),
                new Act(1, this::leavesOnADay));
    }

    public boolean joins() {
        if (company.people.size() >= MOST) {
            return false;
        }
        String location = chance().any(Company.LOCATIONS);
        String role = chance().any(Company.ROLES);
        ZoneId zone = ZoneId.of(chance().any(Company.ZONES));
        LocalDate today = LocalDate.ofInstant(company.now, zone);
        LocalDate hired = chance().oneIn(4) ? null : today.minusDays(chance().below(120));
        history.pass(Duration.ofSeconds(1));
        String email = chance().coin() ? null : "person%d@northline.example".formatted(company.people.size());
        int id = muster.persons
                .create(ADMIN, draft(location, role, hired, zone, email))
                .id();
        company.people.put(id, new KnownPerson(id, location, role, hired, zone, company.now));
        told("%d joins: %s, %s, hired %s, %s", id, location, role, hired, zone);
        return true;
    }

    private static PersonDraft draft(
            String location, String role, @Nullable LocalDate hired, ZoneId zone, @Nullable String email) {
        return new PersonDraft(
                "Person",
                "Northline",
                null,
                email,
                null,
                hired,
                null,
                null,
                "en",
                zone.getId(),
                AccessLevel.LEARNER,
                null,
                jobs(location, role));
    }

    private static Map<Attribute, List<String>> jobs(String location, String role) {
        return Map.of(Attribute.LOCATION, List.of(location), Attribute.ROLE, List.of(role));
    }

    private boolean moves() {
        KnownPerson p = chance().any(company.people.values());
        p.location = chance().any(Company.LOCATIONS);
        p.role = chance().any(Company.ROLES);
        told("%d moves: %s, %s", p.id, p.location, p.role);
        muster.persons.change(ADMIN, p.id, null, d -> d.with(jobs(p.location, p.role)));
        return true;
    }

    private boolean comesOrGoes() {
        KnownPerson p = chance().any(company.people.values());
        if (p.deactivated) {
            told("%d reactivated", p.id);
            muster.persons.reactivate(ADMIN, p.id);
            p.away.endOn(company.today(p));
            if (p.leaves != null && company.today(p).isAfter(p.leaves)) {
                p.leaves = null;
            }
        } else {
            told("%d deactivated", p.id);
            muster.persons.deactivate(ADMIN, p.id);
        }
        p.deactivated = !p.deactivated;
        return true;
    }

    /** From today, from some day to come, or noted late; those that it overlaps give way. */
    private boolean isAway() {
        List<KnownPerson> active = company.active();
        if (active.isEmpty()) {
            return false;
        }
        KnownPerson p = chance().any(active);
        LocalDate from = company.today(p).plusDays(chance().oneIn(3) ? chance().below(60) - 40 : 0);
        LocalDate until = chance().oneIn(3) ? null : from.plusDays(chance().below(20));
        told("%d away from %s until %s", p.id, from, until);
        muster.persons.leave(ADMIN, p.id, from, until);
        p.away.add(from, until);
        return true;
    }

    /** A leave is taken back, ends early, or is another one than was said; or somebody on leave is back today. */
    private boolean isAwayOtherwise() {
        List<KnownPerson> away =
                company.active().stream().filter(p -> !p.away.isEmpty()).toList();
        if (away.isEmpty()) {
            return false;
        }
        KnownPerson p = chance().any(away);
        LocalDate of = chance().any(p.away.firstDays());
        LocalDate today = company.today(p);
        if (chance().oneIn(3)) {
            told("%d was not away from %s", p.id, of);
            muster.persons.takeLeaveBack(ADMIN, p.id, of);
            p.away.remove(of);
        } else if (p.away.isOn(today) && chance().coin()) {
            told("%d is back", p.id);
            muster.persons.reactivate(ADMIN, p.id);
            boolean noticed = muster.persons.reactivate(ADMIN, p.id).status() == PersonStatus.ACTIVE;
            assertThat(noticed).isTrue();
            p.away.endOn(today);
        } else {
            LocalDate from = of.plusDays(chance().below(5) - 2);
            LocalDate until = from.plusDays(chance().below(30));
            told("%d away from %s until %s in place of %s", p.id, from, until, of);
            muster.persons.leave(ADMIN, p.id, from, until, of);
            p.away.remove(of);
            p.away.add(from, until);
        }
        return true;
    }

    private boolean leavesOnADay() {
        List<KnownPerson> active = company.active();
        if (active.isEmpty()) {
            return false;
        }
        KnownPerson p = chance().any(active);
        p.leaves = chance().oneIn(3) ? null : company.today(p).plusDays(chance().below(30));
        told("%d leaves on %s", p.id, p.leaves);
        muster.persons.change(ADMIN, p.id, null, d -> leaving(d, p.leaves));
        return true;
    }

    private static PersonDraft leaving(PersonDraft d, @Nullable LocalDate on) {
        return new PersonDraft(
                d.givenName(),
                d.familyName(),
                d.username(),
                d.email(),
                d.employeeNumber(),
                d.hiredOn(),
                on,
                d.managerId(),
                d.language(),
                d.timeZone(),
                d.accessLevel(),
                d.scope(),
                d.attributes());
    }
}
