package dev.muster.web.frame;

import dev.muster.access.SignedIn;
import dev.muster.settings.Demo;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.views.SavedViews;
import dev.muster.views.ViewPage;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gives every page of this package its {@link Shell} as {@code shell}. */
@ControllerAdvice("dev.muster.web")
public class Shells {
    static final String FLASH = "flash";
    private static final String UNDO = "flash-undo";
    public static final Set<String> THEMES = Set.of("light", "dark", "system");

    private final Navigation navigation;
    private final Demo demo;
    private final Settings settings;
    private final SavedViews views;

    Shells(Navigation navigation, Demo demo, Settings settings, SavedViews views) {
        this.views = views;
        this.navigation = navigation;
        this.demo = demo;
        this.settings = settings;
    }

    /** Says on the next page what was done: {@code Shells.say(redirect, "3 assigned")} before a redirect. */
    public static void say(RedirectAttributes redirect, String text) {
        redirect.addFlashAttribute(FLASH, text);
    }

    /** The same with a button that undoes the act; {@code entryId} null: without. */
    public static void say(RedirectAttributes redirect, String text, @Nullable Long entryId) {
        say(redirect, text);
        if (entryId != null) {
            redirect.addFlashAttribute(UNDO, "/admin/undo/" + entryId);
        }
    }

    @ModelAttribute("shell")
    Shell shell(HttpServletRequest request) {
        Actor actor = SignedIn.now();
        return new Shell(
                actor,
                actor == null ? List.of() : navigation.own(actor),
                actor == null ? List.of() : navigation.admin(actor),
                path(request),
                theme(request),
                demo.isOn(),
                flash(request),
                csrf(request),
                settings::current,
                ShellViews.once(() -> views(actor, request)));
    }

    private ShellViews views(@Nullable Actor actor, HttpServletRequest request) {
        Map<String, List<String>> asked = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> asked.put(name, List.of(values)));
        return actor == null
                ? ShellViews.NONE
                : ShellViews.of(views.all(actor), ViewPage.at(path(request)).orElse(null), asked, settings.today(null));
    }

    private static String path(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return failed == null ? request.getRequestURI() : failed.toString();
    }

    private static Shell.@Nullable Flash flash(HttpServletRequest request) {
        Map<String, ?> flashed = RequestContextUtils.getInputFlashMap(request);
        return flashed != null && flashed.get(FLASH) instanceof String text
                ? new Shell.Flash(text, flashed.get(UNDO) instanceof String undo ? undo : null)
                : null;
    }

    private static Supplier<String> csrf(HttpServletRequest request) {
        return () -> request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken t ? t.getToken() : "";
    }

    private static String theme(HttpServletRequest request) {
        for (Cookie c : Objects.requireNonNullElse(request.getCookies(), new Cookie[0])) {
            if (c.getName().equals("theme") && THEMES.contains(c.getValue())) {
                return c.getValue();
            }
        }
        return "system";
    }
}
