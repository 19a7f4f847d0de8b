package dev.muster;

import dev.muster.access.Permission;
import dev.muster.edge.Gate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route there is, with what it needs; those of signing in left out. */
final class Routes {
    private Routes() {}

    record Route(HttpMethod method, String path, @Nullable Permission needs) {
        boolean isApi() {
            return path.startsWith("/api/");
        }

        boolean isRead() {
            return method.equals(HttpMethod.GET);
        }

        boolean isUpload() {
            return path.endsWith("/files") || path.endsWith("/imports/people");
        }
    }

    static List<Route> all(RequestMappingHandlerMapping routes) {
        List<Route> all = new ArrayList<>();
        routes.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().forEach(path -> {
                    Permission needs = Gate.permission(handler).orElse(null);
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(m -> all.add(new Route(HttpMethod.valueOf(m.name()), path, needs)));
                }));
        all.removeIf(r -> r.path().equals("/error")
                || r.path().startsWith("/sign-")
                || r.path().equals("/set-up"));
        return all;
    }
}
