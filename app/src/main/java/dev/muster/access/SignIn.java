package dev.muster.access;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.node.JsonNodeFactory;

/** Signing in with a password. */
@Component
public class SignIn {
    private final CredentialStore credentials;
    private final Passwords passwords;
    private final Attempts attempts;
    private final KnownDevices devices;
    private final Actors actors;
    private final AuditLog audit;
    private final SecurityLog security;
    private final TransactionOperations transaction;
    private final String nobodysHash;

    SignIn(
            CredentialStore credentials,
            Passwords passwords,
            Attempts attempts,
            KnownDevices devices,
            Actors actors,
            AuditLog audit,
            SecurityLog security,
            TransactionOperations transaction) {
        this.credentials = credentials;
        this.passwords = passwords;
        this.attempts = attempts;
        this.devices = devices;
        this.actors = actors;
        this.audit = audit;
        this.security = security;
        this.transaction = transaction;
        this.nobodysHash = passwords.hash("nobody has this one");
    }

    /**
     * @param login username, e-mail or employee number
     * @param request where the attempt comes from, and whether the device is known
     * @throws BadInput with one sentence for all causes: it does not say which accounts exist
     * @throws dev.muster.shared.TooMany after too many failures
     */
    public Actor password(String login, String password, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        Optional<CredentialStore.Credential> found = credentials.find(login.strip());
        Attempts.Key[] keys = keys(found, login, request);
        Attempts.Counted counted = attempts.count(keys);
        // Comparing with something even when nobody is found: the time taken must not tell.
        boolean right = passwords.matches(
                password, found.map(CredentialStore.Credential::hash).orElse(nobodysHash));
        Optional<Actor> actor = found.filter(c -> right).flatMap(c -> actors.person(c.personId()));
        if (actor.isEmpty()) {
            security.say(
                    AuditAction.SIGN_IN_FAIL.word(),
                    found.map(CredentialStore.Credential::personId).orElse(null),
                    address);
            found.ifPresent(c -> log(Actor.system("Sign-in"), AuditAction.SIGN_IN_FAIL, c.personId(), address));
            throw new BadInput("login", "That sign-in name and password do not match.");
        }
        attempts.right(counted);
        attempts.forget(keys[0]);
        security.say(AuditAction.SIGN_IN_PASSWORD.word(), actor.get().personId(), address);
        log(actor.get(), AuditAction.SIGN_IN_PASSWORD, actor.get().personId(), address);
        return actor.get();
    }

    /** By person, whichever of the names was typed, and by address; on a device known for the person by that alone. */
    private Attempts.Key[] keys(Optional<CredentialStore.Credential> found, String login, HttpServletRequest request) {
        Attempts.Key address = Attempts.Key.address(request.getRemoteAddr());
        if (found.isEmpty()) {
            return new Attempts.Key[] {Attempts.Key.name(login), address};
        }
        int person = found.get().personId();
        return devices.mark(request, person, found.get().hash())
                .map(mark -> new Attempts.Key[] {Attempts.Key.device(person, mark)})
                .orElseGet(() -> new Attempts.Key[] {Attempts.Key.person(person), address});
    }

    private void log(Actor actor, AuditAction action, int personId, String address) {
        transaction.executeWithoutResult(t -> {
            AuditLog.Written entry = audit.write(AuditLog.Act.of(actor, action)
                    .people(1)
                    .detail(JsonNodeFactory.instance.objectNode().put("address", address)));
            audit.line(entry, 0, personId, null, null);
        });
    }
}
