package dev.muster.access;

import dev.muster.shared.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who makes this request, loaded afresh for it: never kept in a session. */
public final class SignedIn extends AbstractAuthenticationToken {
    private final transient Actor actor;

    public SignedIn(Actor actor) {
        super(List.of());
        this.actor = actor;
        setAuthenticated(true);
    }

    public Actor actor() {
        return actor;
    }

    /** Makes the actor that of the request at hand. */
    public static void become(Actor actor) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new SignedIn(actor));
        SecurityContextHolder.setContext(context);
    }

    /** The actor of the request at hand, or null when nobody is signed in. */
    public static @Nullable Actor now() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who instanceof SignedIn in ? in.actor : null;
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return actor;
    }

    @Override
    public String getName() {
        return actor.name();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
