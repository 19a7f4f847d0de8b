package dev.muster.edge;

import dev.muster.shared.BadInput;
import dev.muster.shared.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Parameters, of the address or of a form, hold no control characters but line breaks and tabs; whoever may not be here is sent away before. */
final class TextGuard implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        check(request.getContentType());
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

    private static void check(@Nullable String contentType) throws HttpMediaTypeNotSupportedException {
        try {
            if (contentType == null || MediaType.parseMediaType(contentType).isConcrete()) {
                return;
            }
        } catch (InvalidMediaTypeException e) {
            // falls through to the refusal
        }
        throw new HttpMediaTypeNotSupportedException("Send a concrete media type.");
    }
}
