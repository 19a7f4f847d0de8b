package dev.muster.access;

import dev.muster.audit.AuditLog;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Signing in with a password. */
@Component
public class SignIn {
    private final CredentialStore credentials;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Actors actors;
    private final AuditLog audit;
    private final TransactionOperations transaction;
    private final String nobodysHash;

    SignIn(
            CredentialStore credentials,
            Passwords passwords,
            Attempts attempts,
            Actors actors,
            AuditLog audit,
            TransactionOperations transaction) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.attempts = attempts;
        this.actors = actors;
        this.audit = audit;
        this.transaction = transaction;
        this.nobodysHash = passwords.hash("nobody has this one");
    }

    /**
     * @param login username, e-mail or employee number
     * @param address where the attempt comes from
     * @throws BadInput with one sentence for all causes: it does not say which accounts exist
     * @throws dev.muster.shared.TooMany after too many failures
     */
    public Actor password(String login, String password, String address) {
        attempts.admit(login, address);
        Optional<CredentialStore.Credential> found = credentials.find(login.strip());
        // Comparing with something even when nobody is found: the time taken must not tell.
        boolean right = passwords.matches(
                password, found.map(CredentialStore.Credential::hash).orElse(nobodysHash));
        Optional<Actor> actor = found.filter(c -> right).flatMap(c -> actors.person(c.personId()));
        if (actor.isEmpty()) {
            attempts.failed(login, address);
            found.ifPresent(c -> log(Actor.system("Sign-in"), "sign-in.fail", c.personId()));
            throw new BadInput("login", "That sign-in name and password do not match.");
        }
        attempts.succeeded(login);
        log(actor.get(), "sign-in.password", actor.get().personId());
        return actor.get();
    }

    private void log(Actor actor, String action, int personId) {
        transaction.executeWithoutResult(t -> {
            AuditLog.Written entry = audit.write(AuditLog.Act.of(actor, action).people(1));
            audit.line(entry, 0, personId, null, null);
        });
    }
}
