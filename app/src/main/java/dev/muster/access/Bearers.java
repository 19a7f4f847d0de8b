package dev.muster.access;

import dev.muster.shared.Actor;
import dev.muster.shared.TooMany;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signing in a request with a bearer token. */
@Component
public class Bearers {
    private final Actors actors;
    private final Attempts attempts;
    private final SecurityLog security;

    Bearers(Actors actors, Attempts attempts, SecurityLog security) {
        this.security = security;
        this.actors = actors;
        this.attempts = attempts;
    }

    /**
     * The actor the token stands for. A right token never waits, whoever else is behind its address.
     *
     * @param address where the request comes from
     * @return empty for a wrong token
     * @throws TooMany for a wrong token after too many of them from the address
     */
    public Optional<Actor> actor(String token, String address) {
        Optional<Actor> actor = actors.bearer(token);
        if (actor.isEmpty()) {
            security.say("token.fail", null, address);
            attempts.count(Attempts.Key.tokensFrom(address));
        }
        return actor;
    }
}
