package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.Content;
import dev.muster.library.ContentSettings;
import dev.muster.library.ContentStatus;
import dev.muster.library.Courses;
import dev.muster.library.LibraryGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Page;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of courses, and a new one. */
@Controller
class LibraryPage {
    private static final int ROWS = 50;
    private final LibraryGrid grid;
    private final Courses courses;
    private final Settings settings;

    LibraryPage(LibraryGrid grid, Courses courses, Settings settings) {
        this.grid = grid;
        this.courses = courses;
        this.settings = settings;
    }

    @GetMapping("/admin/library")
    @Allowed(Permission.SEE_CONTENT)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        boolean library = Permission.SEE_LIBRARY.isOf(actor.level());
        List<ContentStatus> statuses = Arrays.stream(ContentStatus.values())
                .filter(s -> s.name().equals(status))
                .toList();
        var query = new LibraryGrid.Query(search.strip(), statuses, !library);
        Page<Content> page = grid.page(query, ROWS, cursor);
        model.addAttribute("page", page)
                .addAttribute("query", query)
                .addAttribute("status", statuses.isEmpty() ? "" : status)
                .addAttribute("library", library)
                .addAttribute("zone", settings.current().defaultTimeZone())
                .addAttribute("next", page.nextCursor() == null ? null : at(search, status, page.nextCursor()))
                .addAttribute("first", cursor == null ? null : at(search, status, null));
        return "library/list";
    }

    private static String at(String search, String status, @Nullable String cursor) {
        var uri = UriComponentsBuilder.fromPath("/admin/library");
        if (!search.isBlank()) {
            uri.queryParam("search", "{search}");
        }
        if (!status.isBlank()) {
            uri.queryParam("status", "{status}");
        }
        if (cursor != null) {
            uri.queryParam("cursor", "{cursor}");
        }
        return uri.encode()
                .buildAndExpand(Map.of("search", search, "status", status, "cursor", cursor == null ? "" : cursor))
                .toUriString();
    }

    @GetMapping("/admin/courses/new")
    @Allowed(Permission.EDIT_LIBRARY)
    String fresh(Model model) {
        return form("", "", Map.of(), model);
    }

    @PostMapping("/admin/courses")
    @Allowed(Permission.EDIT_LIBRARY)
    String create(
            Actor actor,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            HttpServletResponse response,
            Model model) {
        try {
            ContentSettings settings = ContentSettings.named(title).titled(title, description);
            return "redirect:/admin/courses/"
                    + courses.create(actor, settings, List.of()).id() + "/content";
        } catch (BadInput e) {
            response.setStatus(422);
            return form(title, description, Errors.byField(e), model);
        }
    }

    private static String form(String title, String description, Map<String, String> errors, Model model) {
        model.addAttribute("title", title)
                .addAttribute("description", description)
                .addAttribute("errors", errors);
        return "library/new";
    }
}
