package dev.muster.edge;

import dev.muster.shared.BadInput;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * What a caller asks of a list. A handler takes {@code Lists.Ask ask} as a parameter and answers a {@link
 * dev.muster.shared.Page}, whose JSON is {@code {"items", "nextCursor", "total"}}.
 */
public final class Lists {
    public static final int DEFAULT_LIMIT = 50;
    public static final int MOST = 200;

    private Lists() {}

    /** @param cursor to be read with {@link dev.muster.shared.Cursor#read}; null: the first page */
    public record Ask(int limit, @Nullable String cursor) {}

    /** @throws BadInput naming {@code limit} unless it is 1 to 200 (absent: 50) */
    public static Ask ask(@Nullable String limit, @Nullable String cursor) {
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        if (limit == null || limit.isBlank()) {
            return new Ask(DEFAULT_LIMIT, after);
        }
        try {
            int n = Integer.parseInt(limit);
            if (n >= 1 && n <= MOST) {
                return new Ask(n, after);
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw new BadInput("limit", "A limit is a whole number from 1 to " + MOST + ".");
    }

    static final class Argument implements HandlerMethodArgumentResolver {
        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Ask.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            return ask(request.getParameter("limit"), request.getParameter("cursor"));
        }
    }
}
