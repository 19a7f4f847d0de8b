package dev.muster.web.frame;

import dev.muster.access.Permission;
import dev.muster.edge.Gate;
import dev.muster.shared.Actor;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The main navigation. An entry shows when its address has a page, to those whose level that page needs: add a line
 * here, the permission comes from the page itself.
 */
@Component
public class Navigation {
    private static final String OVERVIEW = "/admin";
    private static final List<Entry> EVERYBODY = List.of(
            new Entry("Dashboard", "house", "/", Group.OWN),
            new Entry("Catalog", "library", "/catalog", Group.OWN),
            new Entry("History", "history", "/history", Group.OWN),
            new Entry("Preferences", "user-round", "/preferences", Group.OWN));
    private static final List<Entry> ADMIN = List.of(
            new Entry("Overview", "gauge", OVERVIEW, Group.TOP),
            new Entry("User Management", "users", "/admin/people", Group.PEOPLE),
            new Entry("Groups", "layers", "/admin/groups", Group.PEOPLE),
            new Entry("Training", "clipboard-list", "/admin/training", Group.TRAINING),
            new Entry("Library", "book-open", "/admin/library", Group.TRAINING, "/admin/courses", "/admin/modules"),
            new Entry("Automations", "workflow", "/admin/automations", Group.TRAINING),
            new Entry("Certificates to approve", "badge-check", "/admin/certificates", Group.TRAINING),
            new Entry("Reports", "chart-column", "/admin/reports", Group.RECORDS),
            new Entry("Audit log", "file-clock", "/admin/audit", Group.RECORDS),
            new Entry("Access", "key-round", "/admin/access", Group.SETTINGS),
            new Entry("Notifications", "bell", "/admin/notifications", Group.SETTINGS, "/admin/in-person"),
            new Entry("Imports", "upload", "/admin/imports", Group.SETTINGS),
            new Entry("Organisation", "settings", "/admin/settings", Group.SETTINGS));

    /** The headings that entries stand under. */
    public enum Group {
        TOP,
        PEOPLE,
        TRAINING,
        RECORDS,
        SETTINGS,
        OWN
    }

    /**
     * @param icon a name in icons.svg
     * @param also where pages begin that belong to this entry beside those below {@code href}
     */
    public record Entry(String label, String icon, String href, Group group, List<String> also) {
        public Entry {
            also = List.copyOf(also);
        }

        Entry(String label, String icon, String href, Group group, String... also) {
            this(label, icon, href, group, List.of(also));
        }

        boolean holds(String path) {
            return path.equals(href)
                    || (!href.equals("/") && !href.equals(OVERVIEW) && path.startsWith(href + "/"))
                    || also.stream().anyMatch(a -> path.equals(a) || path.startsWith(a + "/"));
        }
    }

    private final Supplier<Map<RequestMappingInfo, HandlerMethod>> routes;
    private @Nullable Map<String, Set<Permission>> permissions;

    @Autowired
    Navigation(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes) {
        this(routes::getHandlerMethods);
    }

    Navigation(Supplier<Map<RequestMappingInfo, HandlerMethod>> routes) {
        this.routes = routes;
    }

    /** Where somebody begins: Overview, or the Dashboard of those who have none. */
    public String home(Actor actor) {
        return admin(actor).stream().anyMatch(e -> e.href().equals(OVERVIEW)) ? OVERVIEW : "/";
    }

    /** Whether there is a page at that address which the actor may open. */
    public boolean opens(Actor actor, String path) {
        return permissions().getOrDefault(path, Set.of()).stream().anyMatch(p -> p.isOf(actor.level()));
    }

    List<Entry> own(Actor actor) {
        return shown(EVERYBODY, actor);
    }

    List<Entry> admin(Actor actor) {
        return shown(ADMIN, actor);
    }

    private List<Entry> shown(List<Entry> entries, Actor actor) {
        return entries.stream().filter(e -> opens(actor, e.href())).toList();
    }

    /** Of what opens a page: an address may also take forms, which others may send. */
    private Map<String, Set<Permission>> permissions() {
        Map<String, Set<Permission>> known = permissions;
        if (known == null) {
            Map<String, Set<Permission>> found = new HashMap<>();
            routes.get().forEach((mapping, method) -> {
                if (mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                        && mapping.getParamsCondition().isEmpty()) {
                    mapping.getPatternValues()
                            .forEach(p -> Gate.permission(method)
                                    .ifPresent(needed -> found.computeIfAbsent(p, x -> EnumSet.noneOf(Permission.class))
                                            .add(needed)));
                }
            });
            permissions = known = found;
        }
        return known;
    }
}
