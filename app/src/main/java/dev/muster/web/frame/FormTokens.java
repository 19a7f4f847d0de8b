package dev.muster.web.frame;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;

/**
 * Where a form's token is kept: in the session of whoever has one, else in a cookie, so that a stranger's visit leaves nothing
 * in the database.
 */
final class FormTokens implements CsrfTokenRepository {
    private final CsrfTokenRepository ofSession = new HttpSessionCsrfTokenRepository();
    private final CsrfTokenRepository ofStranger;

    /** @param https whether people come over TLS only */
    FormTokens(boolean https) {
        CookieCsrfTokenRepository cookie = new CookieCsrfTokenRepository();
        cookie.setCookieName(https ? "__Host-muster-form" : "muster-form");
        cookie.setHeaderName("X-CSRF-TOKEN");
        cookie.setCookiePath("/");
        cookie.setCookieCustomizer(c -> {
            c.httpOnly(true).sameSite("Lax");
            if (https) {
                c.secure(true);
            }
        });
        this.ofStranger = cookie;
    }

    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(request).generateToken(request);
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        of(request).saveToken(token, request, response);
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return of(request).loadToken(request);
    }

    private CsrfTokenRepository of(HttpServletRequest request) {
        return request.getSession(false) == null ? ofStranger : ofSession;
    }
}
