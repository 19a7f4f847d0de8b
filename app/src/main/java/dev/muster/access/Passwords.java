package dev.muster.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.access.rules.PasswordRules;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.settings.Demo;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Setting and comparing passwords. Kept as bcrypt over SHA-384: bcrypt alone reads 72 bytes only. */
@Component
public class Passwords {
    private final PasswordEncoder encoder = new BCryptPasswordEncoder(10);
    private final CredentialStore store;
    private final Sessions sessions;
    private final Attempts attempts;
    private final AuditLog audit;
    private final Demo demo;
    private final TransactionOperations transaction;
    private final SecurityLog security;
    private final Clock clock;

    Passwords(
            CredentialStore store,
            Sessions sessions,
            Attempts attempts,
            AuditLog audit,
            Demo demo,
            TransactionOperations transaction,
            SecurityLog security,
            Clock clock) {
        this.demo = demo;
        this.security = security;
        this.transaction = transaction;
        this.store = store;
        this.sessions = sessions;
        this.attempts = attempts;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sets a password, and ends every session of the person; the caller begins the present one anew.
     *
     * @param action what the log calls it
     * @throws BadInput naming {@code password}
     */
    @Transactional
    public void set(Actor actor, int personId, String password, AuditAction action) {
        check(password, store.facts(personId));
        store.put(personId, hash(password), clock.instant());
        sessions.endAll(personId);
        AuditLog.Written entry = audit.write(AuditLog.Act.of(actor, action).people(1));
        audit.line(entry, 0, personId, null, null);
    }

    /** Changes the actor's own. @throws BadInput naming {@code current} or {@code password} */
    public void change(Actor actor, String current, String password, String address) {
        Attempts.Key own = Attempts.Key.ownPassword(actor.personId());
        Attempts.Counted counted = attempts.count(own, Attempts.Key.address(address));
        boolean right =
                store.hash(actor.personId()).map(h -> matches(current, h)).orElse(false);
        if (!right) {
            security.say("password.fail", actor.personId(), address);
            throw new BadInput("current", "This is not your present password.");
        }
        attempts.right(counted);
        attempts.forget(own);
        transaction.executeWithoutResult(t -> set(actor, actor.personId(), password, AuditAction.PASSWORD_CHANGE));
    }

    void check(String password, List<String> own) {
        // Everybody knows the demo company's password: it is none anywhere else.
        List<String> known = new ArrayList<>(own);
        if (!demo.isOn()) {
            known.add(Demo.PASSWORD);
        } else if (password.equals(Demo.PASSWORD)) {
            return;
        }
        PasswordRules.refuse(password, known).ifPresent(why -> {
            throw new BadInput("password", why);
        });
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(shorten(password)));
    }

    boolean matches(String password, String hash) {
        return encoder.matches(shorten(password), hash);
    }

    private static String shorten(String password) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-384").digest(password.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
