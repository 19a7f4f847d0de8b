package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Somebody who uses Muster in a browser, by what they read: labels, buttons, links. */
public final class Screen {
    /** {@code -Dpictures=true} keeps what is seen, to be looked at. */
    private static final boolean WITH_PICTURES = Boolean.getBoolean("pictures");

    private static final Path PICTURES = Path.of("target/walks");

    public final Page page;
    private final List<String> errors = new ArrayList<>();
    private @Nullable Response opened;

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
        opened = page.navigate(path);
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
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true))
                .first();
        unfold(field);
        field.fill(text);
    }

    /** Opens what the field is folded away in, as somebody does who looks for it. */
    private static void unfold(Locator field) {
        Locator folded = field.locator("xpath=ancestor::details[not(@open)]/summary");
        if (folded.count() > 0 && folded.first().isVisible()) {
            folded.first().click();
        }
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

    /** A link of this name on the page itself, else in the frame around it. */
    public void follow(String link) {
        Locator anywhere = page.getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName(link).setExact(true))
                .first();
        anywhere.waitFor();
        Locator inside = page.locator("main")
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(link).setExact(true));
        (inside.count() > 0 ? inside.first() : anywhere).click();
    }

    /** Waits until the page says so. */
    public void reads(String text) {
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(page.locator("body"))
                .containsText(text);
    }

    /** The page at hand can be used by everybody, and nothing went wrong on it. With pictures: one in target/walks. */
    public void isSound(String picture) {
        page.waitForLoadState();
        picture(picture, true);
        assertThat(Axe.faults(page)).as("axe on %s", page.url()).isEmpty();
        assertThat(sidewaysScroll()).as("sideways scroll of %s", page.url()).isZero();
        assertThat(errors).as("browser console").isEmpty();
    }

    /** What is wrong in light and dark, on a desk and on a phone, down to 320 px, without another load; one line each. */
    public List<String> faultsEverywhere(String picture) {
        List<String> faults = faultsOfSize(picture);
        faults.addAll(faultsOfUse());
        atDeskInLight();
        faults.addAll(errors);
        errors.clear();
        return faults;
    }

    /**
     * What is wrong with the page just opened: with the HTML as it was sent, and as in {@link #faultsEverywhere}. Of rows that
     * are built alike axe looks at two only, so the page is of no use for anything else afterwards.
     *
     * @param seen how the pages are built that axe has looked at; what is built like one of them it need not see again
     */
    public List<String> faultsOfPage(String picture, Set<String> seen) {
        Future<List<String>> markup =
                Markup.faults(Objects.requireNonNull(opened, "opened").text());
        List<String> faults = faultsOfSize(picture);
        if (seen.add(Axe.thinOut(page))) {
            faults.addAll(faultsOfUse());
        }
        atDeskInLight();
        try {
            markup.get().forEach(fault -> faults.add(fault + " (HTML of " + page.url() + ")"));
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(page.url(), e);
        }
        faults.addAll(errors);
        errors.clear();
        return faults;
    }

    /** As it is opened, at a desk and in light; leaves it on a phone and in the dark. */
    private List<String> faultsOfSize(String picture) {
        List<String> faults = new ArrayList<>();
        size(1360);
        fits(faults);
        picture(picture + "-1360-LIGHT", false);
        size(320);
        fits(faults);
        turn(ColorScheme.DARK);
        size(390);
        fits(faults);
        picture(picture + "-390-DARK", false);
        return faults;
    }

    /** At each width everything in one theme, then what depends on the theme in the other. */
    private List<String> faultsOfUse() {
        List<String> faults = new ArrayList<>();
        Axe.faults(page).forEach(v -> faults.add(v + where("dark")));
        turn(ColorScheme.LIGHT);
        Axe.faultsOfColour(page).forEach(v -> faults.add(v + where("light")));
        size(1360);
        Axe.faults(page).forEach(v -> faults.add(v + where("light")));
        turn(ColorScheme.DARK);
        Axe.faultsOfColour(page).forEach(v -> faults.add(v + where("dark")));
        return faults;
    }

    private void atDeskInLight() {
        turn(ColorScheme.LIGHT);
        size(1360);
    }

    private void turn(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    }

    private String where(String theme) {
        return " (" + theme + ", " + page.viewportSize().width + " px) " + page.url();
    }

    private void picture(String name, boolean whole) {
        if (WITH_PICTURES) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + ".png"))
                    .setFullPage(whole));
        }
    }

    private void size(int width) {
        if (page.viewportSize().width != width) {
            page.setViewportSize(width, width == 1360 ? 900 : 844);
        }
    }

    private void fits(List<String> faults) {
        int by = sidewaysScroll();
        if (by > 0) {
            faults.add("scrolls sideways by " + by + " px at " + page.viewportSize().width + " px: " + page.url());
        }
        for (String pair : Overlaps.on(page)) {
            faults.add(pair + " lie over each other at " + page.viewportSize().width + " px: " + page.url());
        }
    }

    private int sidewaysScroll() {
        return ((Number) page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .intValue();
    }
}
