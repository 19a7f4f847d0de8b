package dev.muster.setup;

import dev.muster.shared.MusterClock;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock. Nothing else asks the system for the time. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {
    @Bean
    Clock clock() {
        return new MusterClock(Clock.systemUTC());
    }
}
