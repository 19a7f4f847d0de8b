package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** Light, dark, or as the device: kept in a cookie, so that pages come in the right colours at once. */
@Controller
public class ThemePage {
    @PostMapping("/theme")
    @Allowed(Permission.PUBLIC)
    String theme(
            @RequestParam String theme,
            @RequestHeader(required = false) @Nullable String referer,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (Shells.THEMES.contains(theme)) {
            response.addHeader(
                    "Set-Cookie",
                    ResponseCookie.from("theme", theme)
                            .path("/")
                            .maxAge(Duration.ofDays(365))
                            .sameSite("Lax")
                            .secure(request.isSecure())
                            .httpOnly(true)
                            .build()
                            .toString());
        }
        return "redirect:" + back(referer);
    }

    /** The page of ours that a form was sent from. */
    public static String back(@Nullable String referer) {
        if (referer == null) {
            return "/";
        }
        URI from = URI.create(referer);
        String query = from.getRawQuery();
        return SignInPage.safe(from.getRawPath() + (query == null ? "" : "?" + query));
    }
}
