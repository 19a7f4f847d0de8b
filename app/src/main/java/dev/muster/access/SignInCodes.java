package dev.muster.access;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.Audiences;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.people.PersonStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sign-in codes: how a new account, or a forgetful person, gets a password. One use, 14 days, kept hashed,
 * shown once. Made by an admin for anybody, by a manager for learners in scope; a new one replaces the one before.
 */
@Component
public class SignInCodes {
    static final Duration GOOD_FOR = Duration.ofDays(14);
    private static final int MOST_AT_ONCE = 1000;
    private static final int NAMED = 10;

    private final SignInCodeStore store;
    private final Scopes scopes;
    private final Audiences audiences;
    private final AuditLog audit;
    private final CodeKey key;
    private final Clock clock;

    SignInCodes(SignInCodeStore store, Scopes scopes, Audiences audiences, AuditLog audit, CodeKey key, Clock clock) {
        this.key = key;
        this.store = store;
        this.scopes = scopes;
        this.audiences = audiences;
        this.audit = audit;
        this.clock = clock;
    }

    /** A code as it is shown this once. */
    public record Made(SignInCodeStore.Candidate person, String code, Instant expiresAt) {
        public int personId() {
            return person.id();
        }

        public String name() {
            return person.name();
        }

        public String username() {
            return person.username();
        }

        public String employeeNumber() {
            return person.employeeNumber() == null ? "" : person.employeeNumber();
        }
    }

    /** What came of making codes for many. @param leftOut who got none, as sentences */
    public record Batch(List<Made> made, List<String> leftOut) {
        public Batch {
            made = List.copyOf(made);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** @throws NotThere outside the scope; NotAllowed for a manager and somebody who is no learner; Conflict: deactivated */
    @Transactional
    public Made make(Actor actor, int personId) {
        List<SignInCodeStore.Candidate> found =
                store.candidates(PERSON.ID.eq(personId).and(scopes.condition(actor)));
        if (found.isEmpty()) {
            throw new NotThere("person");
        }
        SignInCodeStore.Candidate person = found.getFirst();
        if (!mayMakeFor(actor, person)) {
            throw new NotAllowed("Managers make sign-in codes for learners only. Ask an admin.");
        }
        if (person.status().equals(PersonStatus.DEACTIVATED.name())) {
            throw new Conflict(person.name() + " is deactivated. Reactivate the account first.");
        }
        return makeAll(actor, found).getFirst();
    }

    /**
     * For all of these people.
     *
     * @param onlyNew only who has no password yet
     * @throws NotThere if any of them is outside the scope; Conflict if nobody of them may be given one
     */
    @Transactional
    public Batch make(Actor actor, Collection<Integer> personIds, boolean onlyNew) {
        scopes.require(actor, personIds);
        return forAll(actor, PERSON.ID.eq(DSL.any(personIds.toArray(Integer[]::new))), onlyNew);
    }

    /** For everybody in the audience, as far as the scope goes. */
    @Transactional
    public Batch make(Actor actor, Audience audience, boolean onlyNew) {
        var compiled = audiences.require(audience, "audience");
        return forAll(actor, audiences.condition(compiled, audiences.today()), onlyNew);
    }

    /** Deactivated people, and for managers those who are no learners, get none. */
    private Batch forAll(Actor actor, Condition who, boolean onlyNew) {
        Condition these = onlyNew ? who.and(SignInCodeStore.neverSignedIn()) : who;
        List<SignInCodeStore.Candidate> people = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (SignInCodeStore.Candidate p : store.candidates(these.and(scopes.condition(actor)))) {
            if (p.status().equals(PersonStatus.DEACTIVATED.name())) {
                leftOut.add(p.name() + " is deactivated.");
            } else if (!mayMakeFor(actor, p)) {
                leftOut.add(p.name() + " is no learner: an administrator makes the code.");
            } else {
                people.add(p);
            }
        }
        if (people.size() > MOST_AT_ONCE) {
            throw new BadInput(
                    "", "These are " + people.size() + " people. Make slips for at most " + MOST_AT_ONCE + " at once.");
        }
        if (people.isEmpty()) {
            throw new Conflict(
                    leftOut.isEmpty()
                            ? "Nobody of these needs a code."
                            : "No codes were made. " + String.join(" ", shortened(leftOut)));
        }
        return new Batch(makeAll(actor, people), leftOut);
    }

    private static List<String> shortened(List<String> sentences) {
        List<String> first = new ArrayList<>(sentences.subList(0, Math.min(NAMED, sentences.size())));
        if (sentences.size() > NAMED) {
            first.add("And " + (sentences.size() - NAMED) + " more.");
        }
        return first;
    }

    private List<Made> makeAll(Actor actor, List<SignInCodeStore.Candidate> people) {
        Instant now = clock.instant();
        Instant expires = now.plus(GOOD_FOR);
        List<Made> made = new ArrayList<>();
        Map<Integer, byte[]> hashes = new HashMap<>();
        for (SignInCodeStore.Candidate p : people) {
            Made one = new Made(p, key.newCode(), expires);
            made.add(one);
            hashes.put(p.id(), key.hash(one.code()));
        }
        store.replace(hashes, now, expires);
        AuditLog.Written entry = audit.write(
                AuditLog.Act.of(actor, AuditAction.SIGN_IN_CODE_MAKE).people(people.size()));
        people.forEach(p -> audit.line(entry, 0, p.id(), null, null));
        return made;
    }

    private static boolean mayMakeFor(Actor actor, SignInCodeStore.Candidate person) {
        return actor.isAdmin() || person.accessLevel().equals(AccessLevel.LEARNER.name());
    }
}
