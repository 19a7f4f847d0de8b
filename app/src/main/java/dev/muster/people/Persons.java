package dev.muster.people;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.people.rules.Leave;
import dev.muster.people.rules.Leaves;
import dev.muster.people.rules.Usernames;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.shared.PeopleChanged;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creating people, changing them, and their coming and going. */
@Component
@Transactional
public class Persons {
    private static final int MOST_LEAVES = 200;

    private final PersonStore store;
    private final PeopleGrid grid;
    private final TimeZones zones;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;
    private final Clock clock;

    Persons(
            PersonStore store,
            PeopleGrid grid,
            TimeZones zones,
            AuditLog audit,
            ApplicationEventPublisher news,
            Clock clock) {
        this.store = store;
        this.grid = grid;
        this.zones = zones;
        this.audit = audit;
        this.news = news;
        this.clock = clock;
    }

    /**
     * @throws BadInput naming the fields at fault
     * @throws Conflict if the username, e-mail address or employee number is somebody else's
     */
    public Person create(Actor actor, PersonDraft wanted) {
        PersonDraft draft = PersonChecks.clean(wanted);
        checkOthers(draft, 0);
        Instant now = clock.instant();
        int id = store.insert(draft, username(draft), now);
        store.values(id, store.valueIds(draft.attributes()), now);
        settle(load(id), now);
        Person made = load(id);
        var entry = audit.write(Act.of(actor, AuditAction.PERSON_CREATE).people(1));
        audit.line(entry, 0, id, null, PersonTrace.of(made));
        news.publishEvent(new PeopleChanged(List.of(id)));
        return made;
    }

    /**
     * @param ifMatch the version the change was made on; null: whatever it is
     * @param change from how the person is now to how they shall be
     * @throws Conflict if the version is another by now, a name is taken, or it would leave no admin
     */
    public Person change(Actor actor, int id, @Nullable Integer ifMatch, UnaryOperator<PersonDraft> change) {
        Person before = hold(id);
        if (ifMatch != null && ifMatch != before.version()) {
            throw new Conflict(before.name() + " was changed meanwhile: this is version " + before.version()
                    + ", yours was made on version " + ifMatch + ". Load it again and repeat the change.");
        }
        PersonDraft draft = PersonChecks.clean(change.apply(before.draft()));
        if (draft.equals(PersonChecks.clean(before.draft()))) {
            return before;
        }
        checkOthers(draft, id);
        if (draft.accessLevel() != AccessLevel.ADMIN) {
            keepAnAdmin(before);
        }
        Instant now = clock.instant();
        store.update(id, draft, draft.username() == null ? before.username() : draft.username());
        store.values(id, store.valueIds(draft.attributes()), now);
        settle(load(id), now);
        return record(actor, AuditAction.PERSON_CHANGE, before);
    }

    /** Again: no change. Stays so, whatever a leaving date or an import says. */
    public Person deactivate(Actor actor, int id) {
        Person before = hold(id);
        if (before.status() == PersonStatus.DEACTIVATED && Standing.BY_HAND.equals(before.statusReason())) {
            return before;
        }
        keepAnAdmin(before);
        store.status(Set.of(id), PersonStatus.DEACTIVATED, Standing.BY_HAND, clock.instant());
        store.touch(id);
        return record(actor, AuditAction.PERSON_DEACTIVATE, before);
    }

    /** Brings somebody back, from leave too. A leaving date that has passed is cleared. Active already: no change. */
    public Person reactivate(Actor actor, int id) {
        Person before = hold(id);
        if (before.status() == PersonStatus.ACTIVE) {
            return before;
        }
        LocalDate leaves = before.leavesOn();
        if (leaves != null && zones.today(before.ownTimeZone()).isAfter(leaves)) {
            store.leavesOn(id, null);
        }
        store.leaves(id, backOn(before, zones.today(before.ownTimeZone())));
        store.status(Set.of(id), PersonStatus.ACTIVE, null, clock.instant());
        return record(actor, AuditAction.PERSON_REACTIVATE, before);
    }

    /** A leave that goes on ended yesterday, or never was. */
    private static Leaves backOn(Person p, LocalDate today) {
        Leave now = p.leaves().on(today).orElse(null);
        if (now == null) {
            return p.leaves();
        }
        Leaves others = p.leaves().without(List.of(now));
        return now.from().isBefore(today) ? others.with(new Leave(now.from(), today.minusDays(1))) : others;
    }

    /**
     * Away from a day to a last day, beside other leaves; those that overlap it give way.
     *
     * @param until null: until they are brought back
     */
    public Person leave(Actor actor, int id, LocalDate from, @Nullable LocalDate until) {
        return leave(actor, id, from, until, null);
    }

    /** @param instead the first day of the leave that this one takes the place of; null: none but those it overlaps */
    public Person leave(Actor actor, int id, LocalDate from, @Nullable LocalDate until, @Nullable LocalDate instead) {
        Person before = hold(id);
        if (until != null && until.isBefore(from)) {
            throw new BadInput("until", "The last day away lies before the first.");
        }
        if (before.status() == PersonStatus.DEACTIVATED) {
            throw new Conflict(before.name() + " is deactivated. Reactivate them first.");
        }
        Leaves others = before.leaves().without(leaveFrom(before, instead));
        return away(actor, before, others.with(new Leave(from, until)));
    }

    /**
     * As if it had never been: dates that it moved are where they were.
     *
     * @param from its first day
     * @throws NotThere if no leave begins then
     */
    public Person takeLeaveBack(Actor actor, int id, LocalDate from) {
        Person before = hold(id);
        List<Leave> gone = leaveFrom(before, from);
        if (gone.isEmpty()) {
            throw new NotThere("leave");
        }
        return away(actor, before, before.leaves().without(gone));
    }

    private static List<Leave> leaveFrom(Person p, @Nullable LocalDate from) {
        return p.leaves().all().stream().filter(l -> l.from().equals(from)).toList();
    }

    private Person away(Actor actor, Person before, Leaves leaves) {
        if (leaves.all().size() > MOST_LEAVES) {
            throw new BadInput(
                    "from",
                    "This is the " + leaves.all().size()
                            + "th leave. Take back one that is not needed any more, or make one longer.");
        }
        if (leaves.equals(before.leaves())) {
            return before;
        }
        store.leaves(before.id(), leaves);
        settle(load(before.id()), clock.instant());
        return record(actor, AuditAction.PERSON_LEAVE, before);
    }

    private Person hold(int id) {
        if (!store.lock(id)) {
            throw new NotThere("person");
        }
        if (store.isErased(id)) {
            throw new Conflict(
                    "The personal data of this person was erased. Who is employed again is added as somebody new.");
        }
        return load(id);
    }

    private Person load(int id) {
        return grid.find(id, DSL.noCondition()).orElseThrow();
    }

    /** What the dates say today. */
    private void settle(Person p, Instant now) {
        Standing s = Standing.on(zones.today(p.ownTimeZone()), p.status(), p.statusReason(), p.leavesOn(), p.leaves());
        if (s.status() != p.status()) {
            if (s.status() == PersonStatus.DEACTIVATED) {
                keepAnAdmin(p);
            }
            store.status(Set.of(p.id()), s.status(), s.reason(), now);
        }
    }

    private Person record(Actor actor, AuditAction action, Person before) {
        Person after = load(before.id());
        PersonTrace trace = PersonTrace.between(before, after);
        if (!trace.isEmpty()) {
            var entry = audit.write(Act.of(actor, action).people(1));
            audit.line(entry, 0, before.id(), trace.before(), trace.after());
            if (!before.leaves().equals(after.leaves())) {
                news.publishEvent(new LeavesChanged(before.id(), before.leaves(), after.leaves(), entry));
            }
            news.publishEvent(new PeopleChanged(List.of(before.id())));
        }
        return after;
    }

    private void keepAnAdmin(Person p) {
        if (p.accessLevel() != AccessLevel.ADMIN || p.status() == PersonStatus.DEACTIVATED) {
            return;
        }
        store.lockShape();
        if (store.lastAdmins(Set.of(p.id()))) {
            throw new Conflict(p.name() + " is the last admin. Make somebody else an admin first.");
        }
    }

    private String username(PersonDraft draft) {
        if (draft.username() != null) {
            return draft.username();
        }
        String stem = Usernames.stem(draft.givenName(), draft.familyName());
        store.lockStem(stem);
        return new Usernames(store.takenUsernames(List.of(stem))).make(stem);
    }

    private void checkOthers(PersonDraft draft, int id) {
        free("username", draft.username(), id, "The username “%s” is taken already.");
        free("email", draft.email(), id, "The e-mail address “%s” is somebody else's already.");
        free("employeeNumber", draft.employeeNumber(), id, "The employee number “%s” is somebody else's already.");
        Integer manager = draft.managerId();
        if (manager == null) {
            return;
        }
        if (!store.exists(manager)) {
            throw new BadInput("managerId", "There is no such person.");
        }
        store.lockShape();
        if (manager == id || id != 0 && store.reportsTo(manager, id)) {
            throw new BadInput(
                    "managerId", "This person reports to them already: the reporting line would be a circle.");
        }
    }

    private void free(String field, @Nullable String text, int id, String message) {
        if (text != null && store.holder(field, text, id).isPresent()) {
            throw new Conflict(field, message.formatted(text));
        }
    }
}
