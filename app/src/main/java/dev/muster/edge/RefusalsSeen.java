package dev.muster.edge;

import dev.muster.access.SecurityLog;
import dev.muster.access.SignedIn;
import dev.muster.shared.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/** Says in the security log who was refused what, by the Gate or by a use case. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusalsSeen extends OncePerRequestFilter {
    private static final int FORBIDDEN = 403;

    private final SecurityLog security;

    RefusalsSeen(SecurityLog security) {
        this.security = security;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(req, res);
        if (res.getStatus() == FORBIDDEN) {
            Actor actor = SignedIn.now();
            security.refused(
                    actor == null ? null : actor.personId(),
                    req.getRemoteAddr(),
                    req.getMethod(),
                    String.valueOf(req.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
        }
    }
}
