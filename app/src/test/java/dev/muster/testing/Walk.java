package dev.muster.testing;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A story walked through in a real browser (docs/walks): the whole program as it ships, with its own database, the real
 * clock and its background work.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"spring.flyway.enabled=false", "muster.admin-token=" + MusterTest.ADMIN_TOKEN})
@DirtiesContext
public abstract class Walk extends BrowserTest {
    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        String url = TestDatabase.freshUrl();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> TestDatabase.ROLE);
        registry.add("spring.datasource.password", TestDatabase::password);
    }
}
