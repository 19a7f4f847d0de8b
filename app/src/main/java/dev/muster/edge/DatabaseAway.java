package dev.muster.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.shared.SqlStates;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Without its database Muster answers 503 with {@code Retry-After}, at once: while it is away one request a second tries
 * whether it is back, and the others are not kept waiting. The page stands here, for a usual one needs the database.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class DatabaseAway extends OncePerRequestFilter {
    private static final String SEEN = DatabaseAway.class.getName();
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);
    private static final long NEVER = 0;

    private final Problems problems;
    /** When the next request may try; {@link #NEVER}: all may. */
    private final AtomicLong nextTry = new AtomicLong(NEVER);

    DatabaseAway(Problems problems) {
        this.problems = problems;
    }

    /** Answers for the request, where the database is why it failed. False: not so, nothing was written. */
    public boolean answered(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        if (!SqlStates.isAway(failure)) {
            return false;
        }
        request.setAttribute(SEEN, true);
        write(request, response, Refusal.databaseAway());
        return true;
    }

    /** Whoever asks who it is waits for a connection, too: in vain, they are told so like everybody else. */
    private boolean busy(HttpServletRequest request, HttpServletResponse response, Throwable failure)
            throws IOException {
        if (!SqlStates.isFull(failure)) {
            return false;
        }
        write(request, response, Refusal.of(failure));
        return true;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFree(request.getRequestURI())) {
            chain.doFilter(request, response);
            return;
        }
        long next = nextTry.get();
        if (next != NEVER
                && (System.nanoTime() - next < 0 || !nextTry.compareAndSet(next, System.nanoTime() + PAUSE))) {
            write(request, response, Refusal.databaseAway());
            return;
        }
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException e) {
            if (!answered(request, response, e) && !busy(request, response, e)) {
                throw e;
            }
        } finally {
            nextTry.set(request.getAttribute(SEEN) == null ? NEVER : Math.max(1, System.nanoTime() + PAUSE));
        }
    }

    /** Health looks for itself; files of the program need no database. */
    private static boolean isFree(String path) {
        return path.startsWith("/actuator/") || path.startsWith("/assets/") || path.equals("/favicon.ico");
    }

    private void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        if (request.getRequestURI().startsWith("/api/")) {
            problems.write(response, refusal);
            return;
        }
        byte[] page = ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + refusal.title()
                        + " – Muster</title><h1>" + refusal.title() + "</h1><p>" + refusal.detail() + "</p></html>")
                .getBytes(UTF_8);
        response.resetBuffer();
        response.setStatus(refusal.status());
        response.setHeader("Retry-After", String.valueOf(Refusal.RETRY_AFTER));
        response.setContentType("text/html;charset=utf-8");
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }
}
