package dev.muster.testing;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A test in a real browser: {@link Walk} with a program of its own, {@link InBrowser} with the one that many tests share. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@NullUnmarked
public abstract class BrowserTest {
    protected static final String PASSWORD = "brass kettle on the stove";

    @LocalServerPort
    int port;

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
