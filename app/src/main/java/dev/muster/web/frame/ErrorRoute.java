package dev.muster.web.frame;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.edge.DatabaseAway;
import dev.muster.edge.Problems;
import dev.muster.edge.Refusal;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** What filters and the server refuse before any handler is asked. */
@Controller
class ErrorRoute implements ErrorController {
    static final String FORM_EXPIRED = "muster.form-expired";

    private final PageRefusals pages;
    private final Problems problems;
    private final DatabaseAway away;

    ErrorRoute(PageRefusals pages, Problems problems, DatabaseAway away) {
        this.pages = pages;
        this.problems = problems;
        this.away = away;
    }

    @RequestMapping("/error")
    @Allowed(Permission.PUBLIC)
    @Nullable ModelAndView refused(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable t
                && away.answered(request, response, t)) {
            return null;
        }
        if (String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI))
                .startsWith("/api/")) {
            problems.write(response, refusal(request));
            return null;
        }
        return pages.page(request, response, refusal(request));
    }

    private static Refusal refusal(HttpServletRequest request) {
        if (request.getAttribute(FORM_EXPIRED) != null) {
            return Refusal.of(
                    403, "form-expired", "This form has expired", "Go back, reload the page and send it again.");
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable t) {
            return Refusal.of(t);
        }
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return Refusal.of(HttpStatusCode.valueOf(code instanceof Integer c ? c : 404));
    }
}
