package dev.muster.web.frame;

import dev.muster.access.Sessions;
import dev.muster.access.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** The session cookie makes the actor of a page request. */
final class SessionFilter extends OncePerRequestFilter {
    private final Sessions sessions;

    SessionFilter(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        if (SignedIn.now() == null) {
            sessions.actor(req).ifPresent(SignedIn::become);
        }
        chain.doFilter(req, res);
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
