package dev.muster.access;

import dev.muster.access.rules.SlowDown;
import dev.muster.shared.Same;
import dev.muster.shared.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Slows guessing down, by account and by address; counts failures only. */
@Component
@Transactional(propagation = Propagation.NOT_SUPPORTED)
class Attempts {
    private final FailureStore store;
    private final Clock clock;

    Attempts(FailureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** @throws TooMany while this account or address has to wait */
    void admit(String account, String address) {
        Instant now = clock.instant();
        Duration a = SlowDown.ACCOUNT.wait(store.of(account(account)), now);
        Duration b = SlowDown.ADDRESS.wait(store.of(address(address)), now);
        refuse(a.compareTo(b) > 0 ? a : b);
    }

    /** For attempts that name no account. @throws TooMany while this address has to wait */
    void admitFrom(String address) {
        refuse(SlowDown.ADDRESS.wait(store.of(address(address)), clock.instant()));
    }

    /**
     * A wrong token from this address. Counted apart from sign-ins: a program with an old token keeps nobody from signing
     * in behind the same address.
     *
     * @throws TooMany while this address has to wait; that attempt does not count
     */
    void wrongToken(String address) {
        Instant now = clock.instant();
        String key = "token:" + address;
        refuse(SlowDown.ADDRESS.wait(store.of(key), now));
        store.count(key, now, now.minus(SlowDown.ADDRESS.longest().multipliedBy(4)));
    }

    private static void refuse(Duration wait) {
        if (wait.isPositive()) {
            long seconds = new TooMany("", wait).seconds();
            throw new TooMany("Too many failed attempts. Try again in " + words(seconds) + ".", wait);
        }
    }

    void failed(String account, String address) {
        Instant now = clock.instant();
        store.count(account(account), now, now.minus(SlowDown.ACCOUNT.longest().multipliedBy(4)));
        failedFrom(address);
    }

    void failedFrom(String address) {
        Instant now = clock.instant();
        store.count(address(address), now, now.minus(SlowDown.ADDRESS.longest().multipliedBy(4)));
    }

    void succeeded(String account) {
        store.forget(List.of(account(account)));
    }

    private static String words(long seconds) {
        return seconds < 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }

    private static String account(String login) {
        String key = Same.key(login);
        return "account:" + (key.length() > 200 ? key.substring(0, 200) : key);
    }

    private static String address(String address) {
        return "address:" + address;
    }
}
