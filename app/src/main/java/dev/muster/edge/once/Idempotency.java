package dev.muster.edge.once;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.edge.Problems;
import dev.muster.edge.Refusal;
import dev.muster.edge.RepeatableRequest;
import dev.muster.edge.once.IdempotencyStore.Kept;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.SqlStates;
import dev.muster.shared.TriedAgain;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * {@code Idempotency-Key} on API writes: the same key and request gives the first answer again for 24 hours; the same key
 * with another request is a conflict. Only what was done is remembered: a refused request may simply be sent again. Key,
 * act and answer are one transaction (docs/adr/0021). The answers are kept encrypted under the token and key that they
 * were given to.
 */
@Component
public class Idempotency {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final Duration KEPT_FOR = Duration.ofHours(24);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int LONGEST_KEY = 200;
    private static final ThreadLocal<@Nullable KeyedAct> CURRENT = new ThreadLocal<>();

    private final IdempotencyStore store;
    private final PlatformTransactionManager transactions;
    private final Problems problems;
    private final Clock clock;

    Idempotency(IdempotencyStore store, PlatformTransactionManager transactions, Problems problems, Clock clock) {
        this.store = store;
        this.transactions = transactions;
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
                    once(key, new RepeatableRequest(req), res, chain);
                }
            }
        };
    }

    /**
     * To be called before a request waits for a job that it has queued: commits what was done so far, and keeps this as
     * the answer until there is a better one. Does nothing without a key.
     */
    public void accepted(String location, byte[] body) {
        KeyedAct act = CURRENT.get();
        if (act != null) {
            act.accepted(location, body);
        }
    }

    private void once(String key, RepeatableRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        byte[] fingerprint;
        try {
            fingerprint = Fingerprint.of(req);
        } catch (MultipartException e) {
            problems.write(res, Refusal.of(e));
            return;
        }
        String secret = req.getHeader("Authorization") + "\n" + key;
        KeyedAct act = new KeyedAct(store, transactions, actor(req), key, secret);
        try {
            if (claimed(act, fingerprint)) {
                doIt(act, req, res, chain);
            } else {
                replay(act.before(), fingerprint, secret, res);
            }
        } catch (Conflict | DataAccessException e) {
            problems.write(res, Refusal.of(e));
        } finally {
            act.rollBack();
        }
    }

    private boolean claimed(KeyedAct act, byte[] fingerprint) {
        try {
            return act.claim(fingerprint, clock.instant(), KEPT_FOR, PATIENCE);
        } catch (DataAccessException e) {
            if (SqlStates.isInTheWay(e)) {
                throw new Conflict(
                        "The first request with this Idempotency-Key is still being worked on. Try again shortly.");
            }
            throw e;
        }
    }

    private void doIt(KeyedAct act, HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(res);
        CURRENT.set(act);
        TriedAgain.inside(act.nested());
        try {
            chain.doFilter(req, answer);
            act.end(
                    answer.getStatus(),
                    answer.getContentType(),
                    answer.getHeader("Location"),
                    answer.getContentAsByteArray());
        } catch (RuntimeException e) {
            answer.reset();
            problems.write(answer, Refusal.of(e));
        } finally {
            CURRENT.remove();
            TriedAgain.inside(null);
            act.rollBack();
            answer.copyBodyToResponse();
        }
    }

    private void replay(Kept kept, byte[] fingerprint, String secret, HttpServletResponse res) throws IOException {
        if (!Arrays.equals(kept.request(), fingerprint)) {
            refuse(res, "This Idempotency-Key was used for another request. Use a new one.");
            return;
        }
        if (kept.body() == null) {
            refuse(res, "This was done, under the same Idempotency-Key; its answer was too large to be kept.");
            return;
        }
        res.setStatus(kept.status());
        if (kept.location() != null) {
            res.setHeader("Location", kept.location());
        }
        if (kept.mediaType() != null) {
            res.setContentType(kept.mediaType());
        }
        res.setHeader("Idempotency-Replayed", "true");
        res.getOutputStream().write(Sealed.open(secret, kept.body()));
    }

    private void refuse(HttpServletResponse res, String why) throws IOException {
        problems.write(res, Refusal.of(new Conflict(why)));
    }

    private static String actor(HttpServletRequest req) {
        byte[] token = ("actor" + req.getHeader("Authorization")).getBytes(UTF_8);
        return Base64.getUrlEncoder().encodeToString(Sealed.sha256().digest(token));
    }
}
