package dev.muster.access;

import dev.muster.audit.AuditAction;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Signing in with a code: it is used up, and the person sets a password. */
@Component
public class CodeSignIn {
    private final SignInCodeStore store;
    private final Passwords passwords;
    private final Attempts attempts;
    private final Actors actors;
    private final CodeKey key;
    private final SecurityLog security;
    private final TransactionOperations transaction;
    private final Clock clock;

    CodeSignIn(
            SignInCodeStore store,
            Passwords passwords,
            Attempts attempts,
            Actors actors,
            CodeKey key,
            SecurityLog security,
            TransactionOperations transaction,
            Clock clock) {
        this.store = store;
        this.passwords = passwords;
        this.attempts = attempts;
        this.actors = actors;
        this.key = key;
        this.security = security;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Whose code this is; slowed down like any sign-in. @throws BadInput naming {@code code} */
    public Actor whose(String code, String address) {
        return tried(code, address).actor();
    }

    /** Uses the code up, sets the password and says who is signed in now. */
    public Actor use(String code, String password, String address) {
        Right right = tried(code, address);
        transaction.executeWithoutResult(t -> {
            passwords.set(right.actor(), right.code().personId(), password, AuditAction.SIGN_IN_CODE_USE);
            if (!store.use(right.code().id(), clock.instant())) {
                throw refused();
            }
        });
        attempts.forget(Attempts.Key.person(right.code().personId()));
        security.say("sign-in.code", right.code().personId(), address);
        return right.actor();
    }

    private record Right(SignInCodeStore.Live code, Actor actor) {}

    private Right tried(String code, String address) {
        Attempts.Counted counted = attempts.count(Attempts.Key.codesFrom(address), Attempts.Key.address(address));
        Right right = store.live(key.hashes(code), clock.instant())
                .flatMap(c -> actors.person(c.personId()).map(a -> new Right(c, a)))
                .orElseThrow(() -> {
                    security.say("sign-in-code.fail", null, address);
                    return refused();
                });
        attempts.right(counted);
        return right;
    }

    private static BadInput refused() {
        return new BadInput("code", "This code does not work: it is mistyped, used, replaced or older than 14 days.");
    }
}
