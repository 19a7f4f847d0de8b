package dev.muster;

import dev.muster.access.Permission;
import dev.muster.edge.Gate;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route there is, with what it needs; those of signing in left out. */
public final class Routes {
    private Routes() {}

    /** @param fields of its form, by their names */
    public record Route(
            HttpMethod method, String path, @Nullable Permission needs, List<String> fields) {
        public boolean isApi() {
            return path.startsWith("/api/");
        }

        public boolean isRead() {
            return method.equals(HttpMethod.GET);
        }

        public boolean isUpload() {
            return path.endsWith("/files") || path.endsWith("/imports/people") || path.endsWith("/imports/completions");
        }
    }

    public static List<Route> all(RequestMappingHandlerMapping routes) {
        List<Route> all = new ArrayList<>();
        routes.getHandlerMethods()
                .forEach((mapping, handler) -> mapping.getPatternValues().forEach(path -> {
                    Permission needs = Gate.permission(handler).orElse(null);
                    List<String> fields = Arrays.stream(handler.getMethod().getParameters())
                            .flatMap(Routes::fields)
                            .toList();
                    mapping.getMethodsCondition()
                            .getMethods()
                            .forEach(m -> all.add(new Route(HttpMethod.valueOf(m.name()), path, needs, fields)));
                }));
        all.removeIf(r -> r.path().equals("/error")
                || r.path().startsWith("/sign-")
                || r.path().equals("/set-up"));
        return all;
    }

    /** What a parameter of a page's method takes from a form. */
    public static Stream<String> fields(Parameter p) {
        if (p.getType().isRecord() && p.getType().getPackageName().startsWith("dev.muster.web.")) {
            return Arrays.stream(p.getType().getRecordComponents()).map(RecordComponent::getName);
        }
        boolean typed = p.getType() == String.class
                || p.getType() == List.class
                || p.getType() == Integer.class
                || p.getType().isPrimitive();
        return typed ? Stream.of(p.getName()) : Stream.empty();
    }
}
