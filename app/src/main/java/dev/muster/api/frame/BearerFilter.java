package dev.muster.api.frame;

import dev.muster.access.Bearers;
import dev.muster.access.SignedIn;
import dev.muster.edge.Problems;
import dev.muster.edge.Refusal;
import dev.muster.shared.TooMany;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer TOKEN} makes the actor of an API request; too many wrong ones are slowed down. */
final class BearerFilter extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";
    private final Bearers bearers;
    private final Problems problems;

    BearerFilter(Bearers bearers, Problems problems) {
        this.bearers = bearers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        try {
            token(req).flatMap(t -> bearers.actor(t, req.getRemoteAddr())).ifPresent(SignedIn::become);
        } catch (TooMany e) {
            res.setHeader("Retry-After", String.valueOf(e.seconds()));
            problems.write(res, Refusal.of(e));
            return;
        }
        chain.doFilter(req, res);
    }

    static Optional<String> token(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(h -> h.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(h -> h.substring(SCHEME.length()).strip());
    }
}
