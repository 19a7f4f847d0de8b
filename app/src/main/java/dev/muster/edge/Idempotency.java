package dev.muster.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.edge.IdempotencyStore.Kept;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on API writes: the same key and request gives the first answer again for 24 hours; the same key
 * with another request is a conflict. Only what was done is remembered: a refused request may simply be sent again. The
 * answers are kept encrypted under the token and key that they were given to.
 */
@Component
public class Idempotency {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(5);
    private static final int LONGEST_KEY = 200;
    private static final int LARGEST_ANSWER = 4 << 20;

    private final IdempotencyStore store;
    private final Problems problems;
    private final Clock clock;

    Idempotency(IdempotencyStore store, Problems problems, Clock clock) {
        this.store = store;
        this.problems = problems;
        this.clock = clock;
    }

    /** The filter, to be placed behind the authentication. */
    public OncePerRequestFilter filter() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
                    throws ServletException, IOException {
                String key = req.getHeader("Idempotency-Key");
                if (key == null || !WRITES.contains(req.getMethod())) {
                    chain.doFilter(req, res);
                } else if (key.isBlank() || key.length() > LONGEST_KEY) {
                    problems.write(res, Refusal.of(new BadInput("Idempotency-Key", "Use 1 to 200 characters.")));
                } else {
                    once(key, req, res, chain);
                }
            }
        };
    }

    private void once(String key, HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        String secret = req.getHeader("Authorization") + "\n" + key;
        String actor =
                Base64.getUrlEncoder().encodeToString(hash(("actor" + req.getHeader("Authorization")).getBytes(UTF_8)));
        RepeatableRequest request = new RepeatableRequest(req);
        byte[] fingerprint = fingerprint(request);
        Kept before = claim(actor, key, fingerprint);
        if (before == null) {
            doIt(actor, key, secret, request, res, chain);
        } else if (!Arrays.equals(before.request(), fingerprint)) {
            refuse(res, "This Idempotency-Key was used for another request. Use a new one.");
        } else if (before.status() == null) {
            refuse(res, "The first request with this Idempotency-Key is still being worked on. Try again shortly.");
        } else {
            replay(before, before.status(), secret, res);
        }
    }

    /** What was done under the key before; null: nothing, go on. Waits a while for one who is at it now. */
    private @Nullable Kept claim(String actor, String key, byte[] fingerprint) {
        for (int i = 0; ; i++) {
            if (store.claim(actor, key, fingerprint, clock.instant())) {
                return null;
            }
            Optional<Kept> found = store.find(actor, key);
            if (found.isPresent() && isOver(found.get())) {
                store.forget(actor, key);
            } else if (found.isPresent()
                    && (found.get().status() != null
                            || i >= 100
                            || !Arrays.equals(found.get().request(), fingerprint))) {
                return found.get();
            } else {
                pause();
            }
        }
    }

    private boolean isOver(Kept kept) {
        Instant now = clock.instant();
        return kept.at().plus(kept.status() == null ? GIVEN_UP_AFTER : KEPT_FOR).isBefore(now);
    }

    private void doIt(
            String actor, String key, String secret, HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(res);
        boolean kept = false;
        try {
            chain.doFilter(req, answer);
            byte[] body = answer.getContentAsByteArray();
            if (answer.getStatus() / 100 == 2 && body.length <= LARGEST_ANSWER) {
                byte[] sealed = Sealed.seal(secret, body);
                store.keep(
                        actor, key, answer.getStatus(), answer.getContentType(), answer.getHeader("Location"), sealed);
                kept = true;
            }
        } finally {
            if (!kept) {
                store.forget(actor, key);
            }
            answer.copyBodyToResponse();
        }
    }

    private static void replay(Kept kept, int status, String secret, HttpServletResponse res) throws IOException {
        res.setStatus(status);
        if (kept.location() != null) {
            res.setHeader("Location", kept.location());
        }
        if (kept.mediaType() != null) {
            res.setContentType(kept.mediaType());
        }
        res.setHeader("Idempotency-Replayed", "true");
        res.getOutputStream().write(Sealed.open(secret, Objects.requireNonNull(kept.body())));
    }

    private void refuse(HttpServletResponse res, String why) throws IOException {
        problems.write(res, Refusal.of(new Conflict(why)));
    }

    /** SHA-256 of method, path, query and body; of an upload only its size, it is read once. */
    private static byte[] fingerprint(RepeatableRequest req) {
        String head = req.getMethod() + " " + req.getRequestURI() + "?" + req.getQueryString() + "\n"
                + req.getContentLengthLong() + "\n";
        MessageDigest digest = Sealed.sha256();
        digest.update(head.getBytes(UTF_8));
        return digest.digest(req.body());
    }

    private static byte[] hash(byte[] bytes) {
        return Sealed.sha256().digest(bytes);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
