package dev.muster.web.frame;

import dev.muster.edge.DatabaseAway;
import dev.muster.edge.Refusal;
import dev.muster.edge.SignInNeeded;
import dev.muster.shared.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Every exception of a page becomes a page in words, or leads to the sign-in and back. */
@Component
class PageRefusals implements HandlerExceptionResolver, Ordered {
    private final Shells shells;
    private final DatabaseAway away;

    PageRefusals(Shells shells, DatabaseAway away) {
        this.shells = shells;
        this.away = away;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception ex) {
        if (ex instanceof AsyncRequestNotUsableException) {
            return new ModelAndView();
        }
        if (ex instanceof SignInNeeded) {
            return toSignIn(request, response);
        }
        if (ex instanceof TooMany e) {
            response.setHeader("Retry-After", String.valueOf(e.seconds()));
        }
        try {
            if (away.answered(request, response, ex)) {
                return new ModelAndView();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return page(request, response, Refusal.of(ex));
    }

    /** The page that says why; partial requests get its sentence only. */
    ModelAndView page(HttpServletRequest request, HttpServletResponse response, Refusal refusal) {
        response.setStatus(refusal.status());
        if (refusal.status() == 503) {
            response.setHeader("Retry-After", String.valueOf(Refusal.RETRY_AFTER));
        }
        String view = request.getHeader("HX-Request") == null ? "refusal" : "parts/refusal";
        var page = new ModelAndView(view, Map.of("shell", shells.shell(request), "refusal", refusal));
        page.setStatus(HttpStatusCode.valueOf(refusal.status()));
        return page;
    }

    private static ModelAndView toSignIn(HttpServletRequest request, HttpServletResponse response) {
        String current = request.getMethod().equals("GET") && request.getHeader("HX-Request") == null
                ? here(request)
                : from(request);
        String to = current == null || current.equals("/") ? "/sign-in" : "/sign-in?to=" + encode(current);
        if (request.getHeader("HX-Request") != null) {
            response.setHeader("HX-Redirect", to);
            response.setStatus(401);
        } else {
            response.setStatus(303);
            response.setHeader("Location", to);
        }
        return new ModelAndView();
    }

    /** The page that a form or a partial request came from, so that the sign-in leads back to it. */
    private static @Nullable String from(HttpServletRequest request) {
        String page = request.getHeader("HX-Current-URL");
        String url = page == null ? request.getHeader("Referer") : page;
        try {
            URI uri = new URI(url == null ? "" : url);
            String path = uri.getRawPath();
            boolean ours = request.getServerName().equals(uri.getHost()) && path != null && path.startsWith("/");
            return ours ? path : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static @Nullable String here(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return null;
        }
        String query = request.getQueryString();
        return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    private static String encode(String s) {
        return URLEncoder.encode(s, StandardCharsets.UTF_8);
    }
}
