package dev.muster.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/** The Chrome or Chromium of this machine (CHROME_PATH, then the PATH, then the usual places), started once for all tests of a JVM. */
final class Browsers {
    private static final String NONE = "No Chrome or Chromium found: install chromium, or set CHROME_PATH.";

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private static @Nullable Browser started;

    private Browsers() {}

    /** Somebody with a browser of their own. */
    static Screen screen(String base, int width, int height) {
        BrowserContext context = browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, height)
                        .setBaseURL(base)
                        .setLocale("en-GB")
                        .setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout((double) Waiting.ON_SCREEN.toMillis());
        return new Screen(context.newPage());
    }

    /** Skips the test where there is none, saying so, before anything is started; fails where {@code BROWSER_TESTS_REQUIRED=true}. */
    static void assumeThere() {
        Assumptions.assumeTrue(isRequired() || find().isPresent(), NONE);
    }

    /** Closes everybody's. */
    static void closeAll() {
        if (started != null) {
            List.copyOf(started.contexts()).forEach(BrowserContext::close);
        }
    }

    private static Browser browser() {
        Browser there = started;
        if (there == null || !there.isConnected()) {
            PlaywrightAssertions.setDefaultAssertionTimeout((double) Waiting.ON_SCREEN.toMillis());
            Map<String, String> asItIs = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
            started = there = launch(Playwright.create(new Playwright.CreateOptions().setEnv(asItIs)));
        }
        return there;
    }

    private static Browser launch(Playwright playwright) {
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(find().orElseThrow(() -> new AssertionError(NONE)))
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    private static boolean isRequired() {
        return "true".equals(System.getenv("BROWSER_TESTS_REQUIRED"));
    }

    private static Optional<Path> find() {
        String env = System.getenv("CHROME_PATH");
        if (env != null && !env.isBlank()) {
            return Optional.of(Path.of(env));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
                                .flatMap(n -> Stream.of(path.split(File.pathSeparator))
                                        .map(d -> Path.of(d, n))),
                        Stream.of(
                                Path.of("/usr/bin/chromium"),
                                Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
