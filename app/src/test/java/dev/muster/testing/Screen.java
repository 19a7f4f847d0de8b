package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who uses Muster in a browser, by what they read: labels, buttons, links. */
public final class Screen {
    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final Path PICTURES = Path.of("target/walks");

    public final Page page;
    private final List<String> errors = new ArrayList<>();

    Screen(Page page) {
        this.page = page;
        page.onConsoleMessage(m -> {
            // A refusal that the page is about to explain is logged by the browser, too.
            if (m.type().equals("error") && !m.text().startsWith("Failed to load resource")) {
                errors.add(page.url() + ": " + m.text());
            }
        });
        page.onPageError(e -> errors.add(page.url() + ": " + e));
    }

    public Screen open(String path) {
        page.navigate(path);
        return this;
    }

    public Screen signIn(String login, String password) {
        open("/sign-in");
        fill("Username, e-mail or employee number", login);
        fill("Password", password);
        press("Sign in");
        return this;
    }

    public void fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first()
                .fill(text);
    }

    public void press(String button) {
        button(button).click();
    }

    public Locator button(String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first();
    }

    public void follow(String link) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first()
                .click();
    }

    /** Waits until the page says so. */
    public void reads(String text) {
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("body"))
                .containsText(text);
    }

    /** The page at hand can be used by everybody, and nothing went wrong on it. Keeps a picture in target/walks. */
    public void isSound(String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(picture + ".png"))
                .setFullPage(true));
        assertAxeClean();
        assertThat(sidewaysScroll()).as("sideways scroll of %s", page.url()).isZero();
        assertThat(errors).as("browser console").isEmpty();
    }

    /** What is wrong in light and dark, on a desk and on a phone, down to 320 px; one line each. */
    public List<String> faultsEverywhere(String picture) {
        List<String> faults = faults(picture, ColorScheme.LIGHT, 390);
        faults.addAll(faults(picture, ColorScheme.DARK, 1360));
        faults.addAll(faultsInShort(picture));
        return faults;
    }

    /** The same, in light on a desk and in dark on a phone only. */
    public List<String> faultsInShort(String picture) {
        List<String> faults = faults(picture, ColorScheme.DARK, 390);
        page.setViewportSize(320, 700);
        sideways(faults);
        faults.addAll(faults(picture, ColorScheme.LIGHT, 1360));
        faults.addAll(errors);
        errors.clear();
        return faults;
    }

    private List<String> faults(String picture, ColorScheme scheme, int width) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, width == 1360 ? 900 : 844);
        List<String> faults = new ArrayList<>();
        axe().forEach(v -> faults.add(v + " (" + scheme + ", " + width + " px) " + page.url()));
        sideways(faults);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(picture + "-" + width + "-" + scheme + ".png")));
        return faults;
    }

    private void sideways(List<String> faults) {
        if (sidewaysScroll() > 0) {
            faults.add("scrolls sideways by " + sidewaysScroll() + " px at " + page.viewportSize().width + " px: "
                    + page.url());
        }
    }

    public void assertAxeClean() {
        assertThat(axe()).as("axe on %s", page.url()).isEmpty();
    }

    private List<String> axe() {
        // Our pages have no frames of others: what "legacy" leaves out. It spares axe a second page, and is four times
        // as fast.
        return new AxeBuilder(page)
                .setLegacyMode(true).withTags(WCAG).analyze().getViolations().stream()
                        .flatMap(v -> v.getNodes().stream()
                                .limit(3)
                                .map(n -> v.getId() + ": " + n.getTarget() + " " + n.getHtml()))
                        .toList();
    }

    private int sidewaysScroll() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }
}
