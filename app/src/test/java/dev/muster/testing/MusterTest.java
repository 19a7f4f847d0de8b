package dev.muster.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test over the whole program with real PostgreSQL: a fresh database per class, a clock that the test sets
 * ({@link TestClock}), no background work (tests call it), all in one shared context. What the API answers is held against its document.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=set-by-test",
            "spring.flyway.enabled=false",
            "db-scheduler.enabled=false",
            "muster.demo=off",
            "muster.settings-kept=0s",
            "muster.secret=test-secret-0123456789abcdef0123456789",
            "muster.admin-token=" + MusterTest.ADMIN_TOKEN
        })
@AutoConfigureMockMvc
@Import(MusterTest.Wiring.class)
@ExtendWith(MusterTest.FreshDatabase.class)
public @interface MusterTest {
    String ADMIN_TOKEN = "test-admin-token-0123456789abcdef0123";

    @TestConfiguration(proxyBeanMethods = false)
    class Wiring {
        @Bean
        @Primary
        SwitchableDataSource dataSource() {
            return new SwitchableDataSource();
        }

        @Bean
        ValidPages validPages() {
            return new ValidPages();
        }

        @Bean
        MockMvcBuilderCustomizer answersAsDocumented() {
            return mvc -> mvc.alwaysDo(new Documented());
        }

        @Bean
        @Primary
        TestClock testClock() {
            return new TestClock();
        }
    }

    final class FreshDatabase implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) {
            var spring = SpringExtension.getApplicationContext(context);
            spring.getBean(SwitchableDataSource.class).switchToFreshDatabase();
            spring.getBean(TestClock.class).set(TestClock.START);
        }
    }
}
