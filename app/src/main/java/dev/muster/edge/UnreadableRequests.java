package dev.muster.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Requests that can't even be read, refused before anybody asks what they want: 400, and one line in the log that holds
 * nothing of what was sent.
 */
@Configuration(proxyBeanMethods = false)
class UnreadableRequests {
    private static final Logger LOG = LoggerFactory.getLogger(UnreadableRequests.class);
    private static final String WHY =
            "The address or the form can't be read. Check how it is encoded: UTF-8, percent signs as %25.";

    private final Problems problems;

    UnreadableRequests(Problems problems) {
        this.problems = problems;
    }

    @Bean
    FilterRegistrationBean<OncePerRequestFilter> unreadableParameters() {
        var registration = new FilterRegistrationBean<OncePerRequestFilter>(new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(HttpServletRequest req, HttpServletResponse res, FilterChain chain)
                    throws ServletException, IOException {
                try {
                    chain.doFilter(req, res);
                } catch (InvalidParameterException e) {
                    refuse(req, res);
                } catch (ServletException e) {
                    if (!(e.getRootCause() instanceof InvalidParameterException)) {
                        throw e;
                    }
                    refuse(req, res);
                }
            }
        });
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return registration;
    }

    @Bean
    RequestRejectedHandler unreadableAddresses() {
        return (req, res, why) -> refuse(req, res);
    }

    private void refuse(HttpServletRequest req, HttpServletResponse res) throws IOException {
        LOG.info("A request that can't be read was refused; it came from {}", req.getRemoteAddr());
        if (req.getRequestURI().startsWith("/api/")) {
            problems.write(res, Refusal.of(400, "bad-input", "Bad input", WHY));
        } else if (!res.isCommitted()) {
            res.resetBuffer();
            res.setStatus(400);
            res.setContentType("text/plain;charset=UTF-8");
            res.getWriter().write(WHY);
            res.flushBuffer();
        }
    }
}
