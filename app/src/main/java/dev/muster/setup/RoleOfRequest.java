package dev.muster.setup;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Says what kind of work a request is, before anything asks for a connection. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class RoleOfRequest extends OncePerRequestFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        WorkRole.is(of(request.getMethod(), request.getRequestURI()));
        try {
            chain.doFilter(request, response);
        } finally {
            WorkRole.is(null);
        }
    }

    static WorkRole of(String method, String path) {
        if (path.startsWith("/actuator/health") || path.startsWith("/sign-in") || path.startsWith("/sign-out")) {
            return WorkRole.RESERVED;
        }
        if (READS.contains(method)) {
            return WorkRole.PAGE;
        }
        return path.startsWith("/training/") || path.startsWith("/api/v1/me/") ? WorkRole.STEP : WorkRole.ACT;
    }
}
