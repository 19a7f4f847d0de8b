package dev.muster.web;

import dev.muster.access.Permission;
import dev.muster.edge.Gate;
import dev.muster.shared.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The main navigation. An entry shows when its address has a page, to those whose level that page needs: add a line
 * here, the permission comes from the page itself.
 */
@Component
public class Navigation {
    private static final List<Entry> EVERYBODY = List.of(
            new Entry("Dashboard", "house", "/"),
            new Entry("Catalog", "library", "/catalog"),
            new Entry("History", "history", "/history"),
            new Entry("Preferences", "user-round", "/preferences"));
    private static final List<Entry> ADMIN = List.of(
            new Entry("Overview", "gauge", "/admin"),
            new Entry("User Management", "users", "/admin/people"),
            new Entry("Groups", "layers", "/admin/groups"),
            new Entry("Library", "book-open", "/admin/library"),
            new Entry("Automations", "workflow", "/admin/automations"),
            new Entry("Reports", "chart-column", "/admin/reports"),
            new Entry("Imports", "upload", "/admin/imports"),
            new Entry("Notifications", "bell", "/admin/notifications"),
            new Entry("To tell in person", "message-square", "/admin/in-person"),
            new Entry("Audit log", "file-clock", "/admin/audit"),
            new Entry("Access", "key-round", "/admin/access"),
            new Entry("Settings", "settings", "/admin/settings"));

    /** @param icon a name in icons.svg */
    public record Entry(String label, String icon, String href) {}

    private final RequestMappingHandlerMapping routes;
    private @Nullable Map<String, Permission> permissions;

    Navigation(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this.routes = routes;
    }

    List<Entry> own(Actor actor) {
        return shown(EVERYBODY, actor);
    }

    List<Entry> admin(Actor actor) {
        return shown(ADMIN, actor);
    }

    private List<Entry> shown(List<Entry> entries, Actor actor) {
        Map<String, Permission> known = permissions();
        return entries.stream()
                .filter(e -> Optional.ofNullable(known.get(e.href()))
                        .map(p -> p.isOf(actor.level()))
                        .orElse(false))
                .toList();
    }

    private Map<String, Permission> permissions() {
        Map<String, Permission> known = permissions;
        if (known == null) {
            Map<String, Permission> found = new HashMap<>();
            routes.getHandlerMethods()
                    .forEach((mapping, method) -> mapping.getPatternValues()
                            .forEach(p -> Gate.permission(method).ifPresent(needed -> found.putIfAbsent(p, needed))));
            permissions = known = found;
        }
        return known;
    }
}
