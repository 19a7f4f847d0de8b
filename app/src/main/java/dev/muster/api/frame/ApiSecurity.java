package dev.muster.api.frame;

import dev.muster.access.Bearers;
import dev.muster.edge.BodyLimit;
import dev.muster.edge.Problems;
import dev.muster.edge.once.Idempotency;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** {@code /api}: bearer tokens only, no session, no cookie. Who may do what is the Gate's. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {
    @Bean
    @Order(1)
    SecurityFilterChain apiChain(HttpSecurity http, Bearers bearers, Idempotency idempotency, Problems problems)
            throws Exception {
        return http.securityMatcher("/api/**")
                .authorizeHttpRequests(a -> a.requestMatchers("/api/v1/openapi.json", "/api/docs", "/api/docs/**")
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .addFilterBefore(new BearerFilter(bearers, problems), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new BodyLimit(problems), AuthorizationFilter.class)
                .addFilterAfter(idempotency.filter(), BodyLimit.class)
                .exceptionHandling(e -> e.authenticationEntryPoint((req, res, x) -> problems.unauthorized(res))
                        .accessDeniedHandler((req, res, x) -> problems.forbidden(res)))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(h -> h.contentSecurityPolicy(
                        p -> p.policyDirectives("default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
                                + " script-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'")))
                .build();
    }
}
