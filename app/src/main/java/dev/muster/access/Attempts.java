package dev.muster.access;

import dev.muster.access.rules.SlowDown;
import dev.muster.shared.Same;
import dev.muster.shared.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows guessing down. A try is counted before anybody looks whether it is right, so that of many at once only the free
 * ones get through; whoever was right gets the count back, so that failures alone slow down.
 */
@Component
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class Attempts {
    private static final int LONGEST_NAME = 200;

    private final FailureStore store;
    private final Clock clock;

    Attempts(FailureStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What tries are counted by. */
    record Key(String text, SlowDown limit) {
        static Key person(int personId) {
            return new Key("person:" + personId, SlowDown.ACCOUNT);
        }

        /** A name that nobody has. */
        static Key name(String typed) {
            String key = Same.key(typed);
            return new Key(
                    "account:" + (key.length() > LONGEST_NAME ? key.substring(0, LONGEST_NAME) : key),
                    SlowDown.ACCOUNT);
        }

        /** A person on a device on which they signed in before. */
        static Key device(int personId, String device) {
            return new Key("device:" + personId + ":" + device, SlowDown.ACCOUNT);
        }

        static Key ownPassword(int personId) {
            return new Key("own:" + personId, SlowDown.ACCOUNT);
        }

        static Key address(String address) {
            return new Key("address:" + address, SlowDown.ADDRESS);
        }

        static Key codesFrom(String address) {
            return new Key("code:" + address, SlowDown.CODE);
        }

        /** Apart from sign-ins, too: whoever checks certificates keeps nobody from signing in. */
        static Key askedFrom(Secret what, String address) {
            return new Key(what.name().toLowerCase(Locale.ROOT) + ":" + address, SlowDown.ADDRESS);
        }

        /** Apart from sign-ins: a program with an old token keeps nobody from signing in behind the same address. */
        static Key tokensFrom(String address) {
            return new Key("token:" + address, SlowDown.ADDRESS);
        }
    }

    /** Tries that were counted and may turn out to be right. */
    record Counted(List<FailureStore.Count> counts) {
        Counted {
            counts = List.copyOf(counts);
        }
    }

    /**
     * Counts one more try by each of the keys, or by none of them.
     *
     * @throws TooMany while one of them has to wait
     */
    Counted count(Key... keys) {
        Instant now = clock.instant();
        List<FailureStore.Count> counts = new ArrayList<>();
        for (Key key : keys) {
            Duration wait = store.count(key.text(), key.limit(), now, counts);
            if (wait.isPositive()) {
                counts.forEach(store::takeBack);
                long seconds = new TooMany("", wait).seconds();
                throw new TooMany("Too many failed attempts. Try again in " + words(seconds) + ".", wait);
            }
        }
        return new Counted(counts);
    }

    /** What has a code that is all somebody needs. */
    public enum Secret {
        CERTIFICATE,
        CALENDAR
    }

    /**
     * Looks for a code that anybody may ask about without signing in: who asks for many that are not there has to wait.
     *
     * @param address where the question comes from
     * @param look empty: there is none
     * @throws TooMany after too many that were not there
     */
    public <T> Optional<T> asked(Secret what, String address, Supplier<Optional<T>> look) {
        Counted counted = count(Key.askedFrom(what, address));
        Optional<T> found = look.get();
        found.ifPresent(there -> right(counted));
        return found;
    }

    /** This try was no failure. */
    void right(Counted counted) {
        counted.counts().forEach(store::takeBack);
    }

    /** Nor do the failures before it count any more. */
    void forget(Key key) {
        store.forget(List.of(key.text()));
    }

    private static String words(long seconds) {
        return seconds < 90 ? seconds + " seconds" : (seconds + 59) / 60 + " minutes";
    }
}
