package dev.muster.edge;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.access.SignedIn;
import dev.muster.shared.Actor;
import dev.muster.shared.NotAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * The one place where access levels meet routes: every handler, page or API, passes here before its arguments are read.
 * A handler that does not say what it needs is refused to everybody.
 */
@Component
public class Gate implements HandlerInterceptor {
    /** Set on a request whose actor is known. */
    public static final String SIGNED_IN = "muster.signed-in";

    /** Handlers of libraries, which can't carry our annotation. */
    private static final Set<String> FOREIGN_PUBLIC = Set.of("org.springdoc.webmvc.api.OpenApiWebMvcResource");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (SignedIn.now() != null) {
            request.setAttribute(SIGNED_IN, true);
        }
        if (handler instanceof ResourceHttpRequestHandler) {
            return true;
        }
        if (!(handler instanceof HandlerMethod method)) {
            throw new NotAllowed("This address is closed.");
        }
        Permission needed = permission(method)
                .orElseThrow(() -> new NotAllowed("This address is closed: nobody said who may use it."));
        check(needed);
        return true;
    }

    /** What the handler needs; empty if it does not say. */
    public static Optional<Permission> permission(HandlerMethod method) {
        if (FOREIGN_PUBLIC.contains(method.getBeanType().getName())) {
            return Optional.of(Permission.PUBLIC);
        }
        Allowed on = method.getMethodAnnotation(Allowed.class);
        if (on == null) {
            on = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), Allowed.class);
        }
        return Optional.ofNullable(on).map(Allowed::value);
    }

    private static void check(Permission needed) {
        if (needed == Permission.PUBLIC) {
            return;
        }
        Actor actor = SignedIn.now();
        if (actor == null) {
            throw new SignInNeeded();
        }
        if (!needed.isOf(actor.level())) {
            throw new NotAllowed(needed.refusal(actor.level()));
        }
    }
}
