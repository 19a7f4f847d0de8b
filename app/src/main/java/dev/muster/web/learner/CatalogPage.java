package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.own.CatalogGrid;
import dev.muster.assignment.own.CatalogGrid.Found;
import dev.muster.shared.Actor;
import dev.muster.shared.Same;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** What somebody can learn here: visible to them, or assigned to them; marked, and begun from here. */
@Controller
@Allowed(Permission.OWN)
public class CatalogPage {
    private static final int ROWS = 25;

    private final CatalogGrid catalog;
    private final LearnerPosition place;

    CatalogPage(CatalogGrid catalog, LearnerPosition place) {
        this.catalog = catalog;
        this.place = place;
    }

    /** A tag to filter by, and where choosing it, or letting go of it, leads. */
    public record Tag(String name, boolean on, String href) {}

    @GetMapping("/catalog")
    String list(
            Actor actor,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable List<String> tag,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var query = new CatalogGrid.Query(search.strip(), tag == null ? List.of() : tag);
        Found found = catalog.find(actor.personId(), query, cursor, ROWS);
        String next = found.page().nextCursor();
        model.addAttribute("page", found.page())
                .addAttribute("query", query)
                .addAttribute("tags", tags(query, found.tags()))
                .addAttribute("today", place.today(actor))
                .addAttribute("next", next == null ? null : at(query.search(), query.tags(), next))
                .addAttribute("first", cursor == null ? null : at(query.search(), query.tags(), null));
        return "learning/catalog";
    }

    private static List<Tag> tags(CatalogGrid.Query query, List<String> all) {
        List<Tag> tags = new ArrayList<>();
        for (String name : all) {
            boolean on = query.tags().stream().anyMatch(t -> Same.as(t, name));
            List<String> after = new ArrayList<>(query.tags());
            if (on) {
                after.removeIf(t -> Same.as(t, name));
            } else {
                after.add(name);
            }
            tags.add(new Tag(name, on, at(query.search(), after, null)));
        }
        return tags;
    }

    private static String at(String search, List<String> tags, @Nullable String cursor) {
        var uri = UriComponentsBuilder.fromPath("/catalog");
        List<Object> values = new ArrayList<>();
        if (!search.isEmpty()) {
            uri.queryParam("search", "{v" + values.size() + "}");
            values.add(search);
        }
        for (String tag : tags) {
            uri.queryParam("tag", "{v" + values.size() + "}");
            values.add(tag);
        }
        if (cursor != null) {
            uri.queryParam("cursor", "{v" + values.size() + "}");
            values.add(cursor);
        }
        return uri.encode().buildAndExpand(values.toArray()).toUriString();
    }
}
