package dev.muster.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
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
    /** Patient: the machine that runs this may be busy. */
    private static final int PATIENCE_MS = 30_000;

    @LocalServerPort
    int port;

    private @Nullable Playwright playwright;
    private @Nullable Browser browser;

    @DynamicPropertySource
    static void ownDatabase(DynamicPropertyRegistry registry) {
        String url = TestDatabase.freshUrl();
        registry.add("spring.datasource.url", () -> url);
        registry.add("spring.datasource.username", () -> TestDatabase.ROLE);
        registry.add("spring.datasource.password", TestDatabase::password);
    }

    @BeforeAll
    void openBrowser() {
        Assumptions.assumeTrue(
                Browsers.isThere(), "No Chrome or Chromium found: install chromium, or set CHROME_PATH.");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        playwright = Playwright.create();
        browser = Browsers.launch(playwright);
    }

    @AfterAll
    void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    /** Somebody with a browser of their own, at a desk. */
    protected Screen atDesk() {
        return screen(1360, 900);
    }

    /** Somebody with a browser of their own, on a phone. */
    protected Screen onPhone() {
        return screen(390, 844);
    }

    /** Where the program answers. */
    protected String base() {
        return "http://127.0.0.1:" + port;
    }

    private Screen screen(int width, int height) {
        if (browser == null) {
            throw new IllegalStateException("no browser");
        }
        var options = new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setBaseURL(base())
                .setLocale("en-GB")
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE);
        var context = browser.newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        return new Screen(context.newPage());
    }
}
