package dev.muster.testing;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
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
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class Walk {
    @LocalServerPort
    int port;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        String url = TestDatabase.freshUrl();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> TestDatabase.ROLE);
        registry.add("spring.datasource.password", TestDatabase::password);
    }

    @BeforeAll
    void thereIsABrowser() {
        Browsers.assumeThere();
    }

    @AfterAll
    void closeBrowsers() {
        Browsers.closeAll();
    }

    /** Somebody with a browser of their own, at a desk. */
    protected Screen atDesk() {
        return Browsers.screen(base(), 1360, 900);
    }

    /** Somebody with a browser of their own, on a phone. */
    protected Screen onPhone() {
        return Browsers.screen(base(), 390, 844);
    }

    /** Where the program answers. */
    protected String base() {
        return "http://127.0.0.1:" + port;
    }
}
