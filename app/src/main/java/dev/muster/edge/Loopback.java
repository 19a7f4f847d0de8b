package dev.muster.edge;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from this machine itself, and not through a proxy on it. A proxy that says nothing of whom it
 * forwards for gives itself away by the name it was asked for, or by speaking HTTP 1.0.
 */
public final class Loopback {
    private static final List<String> OF_PROXIES = List.of(
            "Forwarded",
            "X-Forwarded-For",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "X-Forwarded-By",
            "X-Real-IP",
            "Via");

    private static final String FORWARDED = "muster.forwarded";

    private Loopback() {}

    /** As it arrived: the server reads some of these headers and takes them away. */
    public static void note(HttpServletRequest request) {
        if (OF_PROXIES.stream().anyMatch(h -> request.getHeader(h) != null)) {
            request.setAttribute(FORWARDED, true);
        }
    }

    public static boolean is(HttpServletRequest request) {
        return OF_PROXIES.stream().allMatch(h -> request.getHeader(h) == null)
                && request.getAttribute(FORWARDED) == null
                && !request.getProtocol().equals("HTTP/1.0")
                && isName(request.getServerName())
                && Stream.of("Origin", "Referer").map(request::getHeader).allMatch(Loopback::isHere)
                && isAddress(request.getRemoteAddr());
    }

    /** A host name that leads to this machine, wherever it is looked up. */
    static boolean isName(String host) {
        String h = host.toLowerCase(Locale.ROOT);
        return h.equals("localhost")
                || h.endsWith(".localhost")
                || h.equals("::1")
                || h.equals("[::1]")
                || h.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static boolean isHere(@Nullable String url) {
        return url == null || url.equals("null") || isName(host(url));
    }

    static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static boolean isAddress(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
