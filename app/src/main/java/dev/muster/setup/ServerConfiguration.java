package dev.muster.setup;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

@Configuration(proxyBeanMethods = false)
class ServerConfiguration {
    /** First, before the valve that reads what proxies say. */
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class ForwardedFirst implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {
        @Override
        public void customize(ConfigurableTomcatWebServerFactory factory) {
            factory.addEngineValves(new Forwarded());
        }
    }

    /** Last, behind the valve that finds out who is behind a proxy. */
    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodyPace() {
        return factory -> factory.addEngineValves(new BodyPace());
    }
}
