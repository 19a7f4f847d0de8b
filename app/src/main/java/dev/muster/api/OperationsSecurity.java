package dev.muster.api;

import dev.muster.access.Actors;
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
import org.springframework.security.web.context.NullSecurityContextRepository;

/** {@code /actuator}: health for everybody; the rest for this machine itself and for admins' tokens. */
@Configuration(proxyBeanMethods = false)
class OperationsSecurity {
    @Bean
    @Order(0)
    SecurityFilterChain operationsChain(HttpSecurity http, Actors actors, Problems problems) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(a -> a.requestMatchers("/actuator/health", "/actuator/health/**")
                        .permitAll()
                        .anyRequest()
                        .access((who, context) -> new AuthorizationDecision(mayLook(context.getRequest(), actors))))
                .exceptionHandling(e -> e.authenticationEntryPoint((req, res, x) -> problems.unauthorized(res))
                        .accessDeniedHandler((req, res, x) -> problems.forbidden(res)))
                .sessionManagement(AbstractHttpConfigurer::disable)
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    private static boolean mayLook(HttpServletRequest request, Actors actors) {
        return Loopback.is(request)
                || BearerFilter.token(request)
                        .flatMap(actors::bearer)
                        .filter(Actor::isAdmin)
                        .isPresent();
    }
}
