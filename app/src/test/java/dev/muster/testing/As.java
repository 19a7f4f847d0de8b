package dev.muster.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import dev.muster.access.SignedIn;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Page requests of tests as somebody signed in, with the CSRF token: {@code get("/").with(As.person(id, LEARNER))}. */
public final class As {
    /** Spring's own help for tests puts another place for tokens into the program, for all tests that follow. */
    private static final String TOKEN = "token-of-a-test";

    private As() {}

    public static RequestPostProcessor actor(Actor actor) {
        RequestPostProcessor who = authentication(new SignedIn(actor));
        return request -> {
            Cookie[] others = request.getCookies() == null ? new Cookie[0] : request.getCookies();
            request.setCookies(Stream.concat(Stream.of(others), Stream.of(new Cookie("muster-form", TOKEN)))
                    .toArray(Cookie[]::new));
            request.setParameter("_csrf", masked());
            return who.postProcessRequest(request);
        };
    }

    /** As a form holds the token: mixed with as many bytes, here with nothing. */
    private static String masked() {
        byte[] token = TOKEN.getBytes(StandardCharsets.UTF_8);
        byte[] both = new byte[2 * token.length];
        System.arraycopy(token, 0, both, token.length, token.length);
        return Base64.getUrlEncoder().encodeToString(both);
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
