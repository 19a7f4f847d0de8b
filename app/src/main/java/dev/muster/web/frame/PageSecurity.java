package dev.muster.web.frame;

import dev.muster.access.SecurityLog;
import dev.muster.access.Sessions;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Pages: a session cookie, CSRF tokens and strict headers. Who may do what is the Gate's. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {
    /** Course videos are shown from these two only; everything else is ours. */
    private static final String CONTENT_POLICY = "default-src 'self'; script-src 'self'; style-src 'self';"
            + " img-src 'self' data:; media-src 'self' https:; object-src 'none';"
            + " frame-src 'self' https://www.youtube-nocookie.com https://player.vimeo.com;"
            + " frame-ancestors 'none'; form-action 'self'; base-uri 'none'";

    @Bean
    @Order(2)
    SecurityFilterChain assetChain(HttpSecurity http) throws Exception {
        return bare(http.securityMatcher("/assets/**", "/favicon.ico"))
                .headers(h -> h.cacheControl(c -> c.disable()))
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pageChain(
            HttpSecurity http, Sessions sessions, SecurityLog security, @Value("${muster.base-url:}") String baseUrl)
            throws Exception {
        return http.authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .csrf(c -> c.csrfTokenRepository(new FormTokens(baseUrl.startsWith("https:"))))
                .addFilterBefore(new SessionFilter(sessions), CsrfFilter.class)
                // Not STATELESS: that would give the session a new id at every request.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .exceptionHandling(e -> e.accessDeniedHandler((req, res, x) -> {
                    req.setAttribute(ErrorRoute.FORM_EXPIRED, true);
                    security.say("form.refused", null, req.getRemoteAddr());
                    res.sendError(403);
                }))
                .headers(h -> h.contentSecurityPolicy(p -> p.policyDirectives(CONTENT_POLICY))
                        .referrerPolicy(r -> r.policy(ReferrerPolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(p -> p.policy("camera=(), geolocation=(), microphone=(), payment=()")))
                .build();
    }

    private static HttpSecurity bare(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(a -> a.anyRequest().permitAll())
                // Not STATELESS: that would give the session a new id at every request.
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable);
    }
}
