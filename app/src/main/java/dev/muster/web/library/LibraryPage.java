package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.Content;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.ContentSettings;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Modules;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Page;
import dev.muster.web.Errors;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of courses and modules, and a new one. */
@Controller
class LibraryPage {
    private static final int ROWS = 50;
    private final LibraryGrid grid;
    private final Courses courses;
    private final Modules modules;
    private final Settings settings;

    LibraryPage(LibraryGrid grid, Courses courses, Modules modules, Settings settings) {
        this.grid = grid;
        this.courses = courses;
        this.modules = modules;
        this.settings = settings;
    }

    @GetMapping("/admin/library")
    @Allowed(Permission.SEE_CONTENT)
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        boolean library = Permission.SEE_LIBRARY.isOf(actor.level());
        List<ContentStatus> statuses = Arrays.stream(ContentStatus.values())
                .filter(s -> s.name().equals(status))
                .toList();
        var query = new LibraryGrid.Query(
                search.strip(),
                statuses,
                !library,
                Arrays.stream(Kind.values())
                        .filter(k -> k.name().equals(kind))
                        .findFirst()
                        .orElse(null));
        Page<Content> page = grid.page(query, ROWS, cursor);
        model.addAttribute("page", page)
                .addAttribute("query", query)
                .addAttribute("status", statuses.isEmpty() ? "" : status)
                .addAttribute("library", library)
                .addAttribute("zone", settings.current().defaultTimeZone())
                .addAttribute("next", page.nextCursor() == null ? null : at(query, status, page.nextCursor()))
                .addAttribute("first", cursor == null ? null : at(query, status, null));
        return "library/list";
    }

    private static String at(LibraryGrid.Query query, String status, @Nullable String cursor) {
        var uri = UriComponentsBuilder.fromPath("/admin/library");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("search", query.search());
        values.put("kind", query.kind() == null ? "" : query.kind().name());
        values.put("status", status);
        values.put("cursor", cursor == null ? "" : cursor);
        values.values().removeIf(String::isBlank);
        values.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(values).toUriString();
    }

    @GetMapping("/admin/courses/new")
    @Allowed(Permission.EDIT_LIBRARY)
    String newCourse(Model model) {
        return form(Kind.COURSE, "", "", Map.of(), model);
    }

    @GetMapping("/admin/modules/new")
    @Allowed(Permission.EDIT_LIBRARY)
    String newModule(Model model) {
        return form(Kind.MODULE, "", "", Map.of(), model);
    }

    @PostMapping("/admin/courses")
    @Allowed(Permission.EDIT_LIBRARY)
    String createCourse(
            Actor actor,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            HttpServletResponse response,
            Model model) {
        return create(Kind.COURSE, title, description, s -> courses.create(actor, s, List.of()), response, model);
    }

    @PostMapping("/admin/modules")
    @Allowed(Permission.EDIT_LIBRARY)
    String createModule(
            Actor actor,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description,
            HttpServletResponse response,
            Model model) {
        return create(Kind.MODULE, title, description, s -> modules.create(actor, s, List.of()), response, model);
    }

    private static String create(
            Kind kind,
            String title,
            String description,
            Function<ContentSettings, Content> make,
            HttpServletResponse response,
            Model model) {
        try {
            Content made = make.apply(ContentSettings.named(title).titled(title, description));
            return "redirect:" + ContentTabs.at(made) + "/content";
        } catch (BadInput e) {
            response.setStatus(422);
            return form(kind, title, description, Errors.byField(e), model);
        }
    }

    private static String form(Kind kind, String title, String description, Map<String, String> errors, Model model) {
        model.addAttribute("kind", kind)
                .addAttribute("title", title)
                .addAttribute("description", description)
                .addAttribute("errors", errors);
        return "library/new";
    }
}
