package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.edge.Gate;
import dev.muster.testing.MusterTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@MusterTest
class RoutesTest {
    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    @Test
    void everyRouteSaysWhoMayUseIt() {
        assertThat(routes.getHandlerMethods().entrySet().stream()
                        .filter(e -> Gate.permission(e.getValue()).isEmpty())
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList())
                .isEmpty();
    }
}
