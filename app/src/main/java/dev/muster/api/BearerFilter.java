package dev.muster.api;

import dev.muster.access.Actors;
import dev.muster.access.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** {@code Authorization: Bearer TOKEN} makes the actor of an API request. */
final class BearerFilter extends OncePerRequestFilter {
    private final Actors actors;

    BearerFilter(Actors actors) {
        this.actors = actors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        String header = req.getHeader("Authorization");
        if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            actors.bearer(header.substring(7).strip()).ifPresent(SignedIn::become);
        }
        chain.doFilter(req, res);
    }
}
