package dev.muster.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The Chrome or Chromium of this machine: CHROME_PATH, then the PATH, then the usual places. */
public final class Browsers {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private Browsers() {}

    /** Skips the test where there is none, saying so; fails where {@code BROWSER_TESTS_REQUIRED=true}. */
    public static Browser launch(Playwright playwright) {
        Optional<Path> found = find();
        if (found.isEmpty()) {
            String why = "No Chrome or Chromium found: install chromium, or set CHROME_PATH.";
            if (isRequired()) {
                throw new AssertionError(why);
            }
            Assumptions.abort(why);
        }
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(found.orElseThrow())
                        .setHeadless(true)
                        .setArgs(FLAGS));
    }

    /** Whether a launch would find one; asked before the driver is started. */
    public static boolean isThere() {
        return isRequired() || find().isPresent();
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
