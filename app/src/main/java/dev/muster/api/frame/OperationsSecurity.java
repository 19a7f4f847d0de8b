package dev.muster.api.frame;

import dev.muster.access.Bearers;
import dev.muster.access.SignedIn;
import dev.muster.edge.Loopback;
import dev.muster.edge.Problems;
import dev.muster.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** {@code /actuator}: health for everybody; what Muster is made of for admins' tokens, the rest for this machine itself too. */
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain operationsChain(HttpSecurity http, Bearers bearers, Problems problems) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(a -> a.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/info")
                        .access((who, context) -> new AuthorizationDecision(isAdmin()))
                        .anyRequest()
                        .access((who, context) -> new AuthorizationDecision(mayLook(context.getRequest()))))
                .addFilterBefore(new BearerFilter(bearers, problems), AnonymousAuthenticationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint((req, res, x) -> problems.unauthorized(res))
                        .accessDeniedHandler((req, res, x) -> problems.forbidden(res)))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean mayLook(HttpServletRequest request) {
        return Loopback.is(request) || isAdmin();
    }

    private static boolean isAdmin() {
        Actor actor = SignedIn.now();
        return actor != null && actor.isAdmin();
    }
}
