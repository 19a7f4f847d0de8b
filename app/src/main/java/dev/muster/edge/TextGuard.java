package dev.muster.edge;

import dev.muster.shared.BadInput;
import dev.muster.shared.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Parameters, of the address or of a form, hold no control characters but line breaks and tabs, and a body is of a type
 * that the address takes; whoever may not be here is sent away before.
 */
final class TextGuard implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        MediaType type = type(request.getContentType());
        RequestBody body = body(handler);
        boolean bodyMayLack = body != null && !body.required() && request.getContentLengthLong() <= 0;
        if (body != null && !bodyMayLack && (type == null || !MediaType.APPLICATION_JSON.includes(type))) {
            throw new HttpMediaTypeNotSupportedException("Send application/json.");
        }
        request.getParameterMap().forEach((name, values) -> {
            check(name, name);
            for (String value : values) {
                check(name, value);
            }
        });
        return true;
    }

    private static void check(String field, String text) {
        String fault = Text.fault(text, true);
        if (fault != null) {
            throw new BadInput(Text.fault(field, false) == null ? field : "", fault);
        }
    }

    /** What the handler reads as JSON; looked for before anything looks for a form in what was sent. */
    private static @Nullable RequestBody body(Object handler) {
        if (handler instanceof HandlerMethod method) {
            for (MethodParameter parameter : method.getMethodParameters()) {
                RequestBody body = parameter.getParameterAnnotation(RequestBody.class);
                if (body != null) {
                    return body;
                }
            }
        }
        return null;
    }

    private static @Nullable MediaType type(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
        if (contentType == null) {
            return null;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            if (type.isConcrete()) {
                return type;
            }
        } catch (InvalidMediaTypeException e) {
            // falls through to the refusal
        }
        throw new HttpMediaTypeNotSupportedException("Send a concrete media type.");
    }
}
