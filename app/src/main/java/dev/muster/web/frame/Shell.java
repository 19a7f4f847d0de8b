package dev.muster.web.frame;

import dev.muster.settings.Settings;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every page stands in: who is signed in, where they can go, the CSRF token, the theme, and what just happened.
 *
 * @param actor null on pages before the sign-in
 * @param own Dashboard and the like
 * @param admin the administration's pages this actor may use
 * @param path of the page at hand, for example {@code /admin/people}
 * @param theme {@code light}, {@code dark} or {@code system}
 * @param demo whether this is the demo company
 * @param flash shown once as a toast, for example {@code 3 assigned}
 */
public record Shell(
        @Nullable Actor actor,
        List<Navigation.Entry> own,
        List<Navigation.Entry> admin,
        String path,
        String theme,
        boolean demo,
        @Nullable Flash flash,
        Supplier<String> csrfToken,
        Supplier<Settings.Values> settings) {
    public Shell {
        own = List.copyOf(own);
        admin = List.copyOf(admin);
    }

    /** @param undo address that a button of the toast posts to; null: no button */
    public record Flash(String text, @Nullable String undo) {}

    /** The hidden field's value; asking makes a session where there is none. */
    public String csrf() {
        return csrfToken.get();
    }

    /** Whether acts on training need a note. */
    public boolean noteRequired() {
        return settings.get().noteRequired();
    }

    /** Whether acts on training need somebody who approved them. */
    public boolean approvalRequired() {
        return settings.get().approvalRequired();
    }

    public String adminHeading() {
        return actor != null && actor.level() == AccessLevel.MANAGER ? "My team" : "Admin";
    }

    /** Light, dark, then as the device. */
    public String nextTheme() {
        return switch (theme) {
            case "light" -> "dark";
            case "dark" -> "system";
            default -> "light";
        };
    }

    public String themeIcon() {
        return switch (theme) {
            case "light" -> "sun";
            case "dark" -> "moon";
            default -> "monitor";
        };
    }

    public boolean isAt(Navigation.Entry entry) {
        String href = entry.href();
        return path.equals(href) || (href.length() > 1 && !href.equals("/admin") && path.startsWith(href + "/"));
    }
}
