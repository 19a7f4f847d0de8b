package dev.muster.web.frame;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.views.SavedView;
import dev.muster.views.ViewPage;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The saved views beside a page.
 *
 * @param all their own and those shared with them
 * @param now the one that the page shows; null: none
 * @param save where what it shows can be saved as a view; null: it can't, or is one
 */
public record ShellViews(
        List<SavedView> all,
        @Nullable SavedView now,
        @Nullable String save) {
    static final ShellViews NONE = new ShellViews(List.of(), null, null);

    public ShellViews {
        all = List.copyOf(all);
    }

    static ShellViews of(
            List<SavedView> all, @Nullable ViewPage page, Map<String, List<String>> asked, LocalDate today) {
        String query = page == null ? "" : page.canonical(asked, today);
        if (page == null || query.isEmpty()) {
            return new ShellViews(all, null, null);
        }
        SavedView now = all.stream()
                .filter(v -> v.page() == page && v.query().equals(query))
                .findFirst()
                .orElse(null);
        String save = "/admin/views/new?page=" + page.word() + "&query=" + URLEncoder.encode(query, UTF_8);
        return new ShellViews(all, now, now == null ? save : null);
    }

    /** Looked up when a template asks for the first time, and not again. */
    static Supplier<ShellViews> once(Supplier<ShellViews> views) {
        return new Supplier<>() {
            private @Nullable ShellViews known;

            @Override
            public ShellViews get() {
                ShellViews found = known;
                if (found == null) {
                    known = found = views.get();
                }
                return found;
            }
        };
    }

    public boolean isNow(SavedView view) {
        return now != null && now.id() == view.id();
    }
}
