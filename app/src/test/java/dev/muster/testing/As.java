package dev.muster.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import dev.muster.access.SignedIn;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Page requests of tests as somebody signed in, with the CSRF token: {@code get("/").with(As.person(id, LEARNER))}. */
public final class As {
    private As() {}

    public static RequestPostProcessor actor(Actor actor) {
        RequestPostProcessor who = authentication(new SignedIn(actor));
        RequestPostProcessor token = csrf();
        return request -> token.postProcessRequest(who.postProcessRequest(request));
    }

    public static RequestPostProcessor admin() {
        return actor(Actor.system("Test"));
    }

    public static RequestPostProcessor person(int personId, AccessLevel level) {
        return person(personId, level, null);
    }

    public static RequestPostProcessor person(int personId, AccessLevel level, @Nullable Audience scope) {
        return actor(new Actor(Actor.Kind.PERSON, personId, "Somebody", level, scope));
    }
}
