package dev.muster.access;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audit.AuditAction;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first run: an installation without people gets its first administrator. */
@Component
public class FirstAdmin {
    private final DSLContext db;
    private final Persons persons;
    private final Passwords passwords;
    private final Attempts attempts;
    private final SecurityLog security;
    /** Lets somebody in who sits at another machine; printed on the console of this one. */
    private final String code = Secrets.code(2, 5);

    FirstAdmin(DSLContext db, Persons persons, Passwords passwords, Attempts attempts, SecurityLog security) {
        this.security = security;
        this.db = db;
        this.attempts = attempts;
        this.persons = persons;
        this.passwords = passwords;
    }

    /** True as long as there is no person at all. */
    public boolean isNeeded() {
        return !db.fetchExists(PERSON);
    }

    /** To be printed on the console, nowhere else. */
    public String code() {
        return code;
    }

    /** @throws BadInput naming {@code code} unless it is this start's */
    public void admit(String typed, String address) {
        Attempts.Counted counted = attempts.count(Attempts.Key.codesFrom(address));
        if (!MessageDigest.isEqual(Secrets.hash(Secrets.plain(typed)), Secrets.hash(Secrets.plain(code)))) {
            security.say("set-up.fail", null, address);
            throw new BadInput("code", "This is not the set-up code that Muster printed when it started.");
        }
        attempts.right(counted);
    }

    /**
     * @throws Conflict if there are people already
     * @throws BadInput naming the fields at fault
     */
    @Transactional
    public Actor make(String givenName, String familyName, String username, String password) {
        db.execute("select pg_advisory_xact_lock(7110)");
        if (!isNeeded()) {
            throw new Conflict("Muster is set up already. Sign in.");
        }
        Actor actor = Actor.system("Set-up");
        PersonDraft admin = new PersonDraft(
                givenName,
                familyName,
                username,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                AccessLevel.ADMIN,
                null,
                Map.of());
        passwords.check(password, List.of(givenName, familyName, username));
        Person made = persons.create(actor, admin);
        passwords.set(actor, made.id(), password, AuditAction.PASSWORD_SET);
        return new Actor(Actor.Kind.PERSON, made.id(), made.name(), AccessLevel.ADMIN, null);
    }
}
