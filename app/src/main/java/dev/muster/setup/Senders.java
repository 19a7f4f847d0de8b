package dev.muster.setup;

import dev.muster.edge.Gate;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;

/**
 * Who sends a body, as far as it is known before anything looks at it: a session or token that was taken a short while ago
 * is somebody's, any other may be made up.
 */
final class Senders {
    private static final int MOST = 20_000;
    private static final long KEPT = TimeUnit.HOURS.toNanos(1);

    private final Map<String, Long> taken = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST;
        }
    });

    /** Each kind has places of its own, so that none keeps the others out. */
    enum Kind {
        /** Without session and token; whoever signs in. */
        NOBODY,
        /** With one that nobody has looked at yet. */
        UNKNOWN,
        KNOWN
    }

    Kind of(Request request) {
        String key = key(request);
        Long since = key == null ? null : taken.get(key);
        if (since != null && System.nanoTime() - since < KEPT) {
            return Kind.KNOWN;
        }
        String path = request.getRequestURI();
        return key == null || path.startsWith("/sign-in") || path.startsWith("/set-up") ? Kind.NOBODY : Kind.UNKNOWN;
    }

    /** The request has been answered: whoever was let in by the Gate is known from now on. */
    void answered(Request request) {
        String key = request.getAttribute(Gate.SIGNED_IN) == null ? null : key(request);
        if (key != null) {
            taken.put(key, System.nanoTime());
        }
    }

    private static @Nullable String key(Request request) {
        String token = request.getHeader("Authorization");
        if (token != null) {
            return hash(token);
        }
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (SessionConfiguration.isOurs(cookie.getName())) {
                    return hash(cookie.getValue());
                }
            }
        }
        return null;
    }

    private static String hash(String secret) {
        MessageDigest digest = Backup.digest();
        return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    }
}
