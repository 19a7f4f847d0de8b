package dev.muster.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Devices on which somebody signed in before: what strangers try elsewhere does not lock them out there. A cookie says so,
 * one entry a person, as tablets are shared; it is signed with the person's password hash, so a new password ends it, and
 * it signs nobody in.
 */
@Component
class KnownDevices {
    private static final Duration FOR = Duration.ofDays(180);
    private static final int MOST_PEOPLE = 12;
    private static final String HOW = "HmacSHA256";

    private final CredentialStore credentials;
    private final boolean https;

    KnownDevices(CredentialStore credentials, @Value("${muster.base-url:}") String baseUrl) {
        this.credentials = credentials;
        this.https = baseUrl.startsWith("https:");
    }

    /** The person's mark on this device, if they signed in on it before. */
    Optional<String> mark(HttpServletRequest request, int personId, String passwordHash) {
        return entries(request)
                .filter(e -> e.startsWith(personId + "."))
                .map(e -> e.split("\\.", -1))
                .filter(e -> e.length == 3
                        && MessageDigest.isEqual(
                                e[2].getBytes(UTF_8),
                                sign(personId, e[1], passwordHash).getBytes(UTF_8)))
                .map(e -> e[1])
                .findFirst();
    }

    /** The person has signed in on this device. */
    void remember(HttpServletRequest request, HttpServletResponse response, @Nullable Integer personId) {
        Optional<String> hash = personId == null ? Optional.empty() : credentials.hash(personId);
        if (hash.isEmpty() || personId == null) {
            return;
        }
        String mark = mark(request, personId, hash.get())
                .orElseGet(() -> Secrets.token().substring(7, 29));
        List<String> kept = new ArrayList<>(List.of(personId + "." + mark + "." + sign(personId, mark, hash.get())));
        entries(request)
                .filter(e -> !e.startsWith(personId + "."))
                .limit(MOST_PEOPLE - 1L)
                .forEach(kept::add);
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(name(), String.join("~", kept))
                        .path("/")
                        .httpOnly(true)
                        .secure(https || request.isSecure())
                        .sameSite("Lax")
                        .maxAge(FOR)
                        .build()
                        .toString());
    }

    private Stream<String> entries(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Stream.empty()
                : Arrays.stream(cookies)
                        .filter(c -> c.getName().equals(name()))
                        .limit(1)
                        .flatMap(c -> Stream.of(c.getValue().split("~")))
                        .filter(e -> e.matches("[0-9]{1,10}\\.[\\w-]{22}\\.[\\w-]{22}"))
                        .limit(MOST_PEOPLE);
    }

    private String name() {
        return https ? "__Host-muster-devices" : "muster-devices";
    }

    private static String sign(int personId, String mark, String passwordHash) {
        try {
            Mac mac = Mac.getInstance(HOW);
            mac.init(new SecretKeySpec(passwordHash.getBytes(UTF_8), HOW));
            byte[] sum = mac.doFinal(("device " + personId + " " + mark).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum).substring(0, 22);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
