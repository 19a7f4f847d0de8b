package dev.muster.web.frame;

import dev.muster.settings.Settings;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Navigation.Group;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
        Supplier<Settings.Values> settings,
        Supplier<ShellViews> savedViews) {
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

    /** The saved views, and whether what the page shows is one. */
    public ShellViews views() {
        return savedViews.get();
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
        return entry.holds(path);
    }

    /** A heading of the navigation and what stands under it. @param heading null: none */
    public record Section(@Nullable String heading, List<Navigation.Entry> entries) {
        public Section {
            entries = List.copyOf(entries);
        }
    }

    /** The administration's pages under their headings, without those of Settings, which are folded. */
    public List<Section> sections() {
        if (actor != null && actor.level() == AccessLevel.MANAGER) {
            return shown(
                    new Section(null, of(Group.TOP)),
                    new Section("My team", of(Group.PEOPLE, Group.TRAINING)),
                    new Section("Records", of(Group.RECORDS)));
        }
        return shown(
                new Section(null, of(Group.TOP)),
                new Section("People", of(Group.PEOPLE)),
                new Section("Training", of(Group.TRAINING)),
                new Section("Records", of(Group.RECORDS)));
    }

    private static List<Section> shown(Section... sections) {
        return Stream.of(sections).filter(s -> !s.entries().isEmpty()).toList();
    }

    public List<Navigation.Entry> settingsPages() {
        return of(Group.SETTINGS);
    }

    public boolean isInSettings() {
        return settingsPages().stream().anyMatch(this::isAt);
    }

    /** Whether the page at hand is the actor's own, of those that the learner's navigation names. */
    public boolean isInMyTraining() {
        return own.stream().anyMatch(this::isAt);
    }

    /** What a small screen keeps at hand beside the menu. */
    public List<Navigation.Entry> shortcuts() {
        return Stream.of("/admin", "/admin/training", "/admin/people")
                .flatMap(href -> admin.stream().filter(e -> e.href().equals(href)))
                .toList();
    }

    /** Where the mark at the top leads: as the sign-in, to the Overview or the Dashboard. */
    public String home() {
        return admin.isEmpty() ? "/" : admin.getFirst().href();
    }

    private List<Navigation.Entry> of(Group... groups) {
        List<Group> asked = List.of(groups);
        return admin.stream().filter(e -> asked.contains(e.group())).toList();
    }
}
