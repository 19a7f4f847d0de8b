package dev.muster.api.frame;

import dev.muster.edge.DatabaseAway;
import dev.muster.edge.Problems;
import dev.muster.edge.Refusal;
import dev.muster.shared.TooMany;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Every exception under {@code /api} becomes a problem document. */
@Component
class ApiRefusals implements HandlerExceptionResolver, Ordered {
    private final Problems problems;
    private final DatabaseAway away;

    ApiRefusals(Problems problems, DatabaseAway away) {
        this.problems = problems;
        this.away = away;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception ex) {
        if (!request.getRequestURI().startsWith("/api/")) {
            return null;
        }
        if (ex instanceof AsyncRequestNotUsableException) {
            return new ModelAndView();
        }
        if (ex instanceof HttpRequestMethodNotSupportedException e && e.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", e.getSupportedMethods()));
        }
        if (ex instanceof TooMany e) {
            response.setHeader("Retry-After", String.valueOf(e.seconds()));
        }
        try {
            if (away.answered(request, response, ex)) {
                return new ModelAndView();
            }
            problems.write(response, Refusal.of(ex));
            return new ModelAndView();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
