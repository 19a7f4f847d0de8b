package dev.muster.notification;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * {@code MUSTER_MAIL_URL}: {@code smtp://user:pass@host:port} (TLS where the server offers it) or {@code smtps://…}.
 *
 * @param secure TLS from the first byte on
 */
public record MailUrl(
        boolean secure,
        String host,
        int port,
        @Nullable String user,
        @Nullable String password) {
    private static final int SUBMISSION = 587;
    private static final int SMTPS = 465;

    /** @throws IllegalArgumentException if it is none; the message never holds the password */
    public static MailUrl parse(String url) {
        try {
            URI uri = new URI(url.strip());
            boolean secure = "smtps".equals(uri.getScheme());
            String path = uri.getRawPath();
            boolean bare = (path == null || path.isEmpty() || path.equals("/")) && uri.getRawQuery() == null;
            if ((!secure && !"smtp".equals(uri.getScheme())) || uri.getHost() == null || !bare) {
                throw new IllegalArgumentException("not an SMTP address");
            }
            int port = uri.getPort() < 0 ? (secure ? SMTPS : SUBMISSION) : uri.getPort();
            String[] who = uri.getRawUserInfo() == null
                    ? new String[0]
                    : uri.getRawUserInfo().split(":", 2);
            if (who.length == 1) {
                throw new IllegalArgumentException("a user without a password");
            }
            return new MailUrl(
                    secure,
                    uri.getHost(),
                    port,
                    who.length == 0 ? null : decode(who[0]),
                    who.length == 0 ? null : decode(who[1]));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not an address", e);
        }
    }

    /** Passwords are sent to this machine, or over TLS. */
    boolean needsTls() {
        return user != null
                && !secure
                && !host.equals("localhost")
                && !host.startsWith("127.")
                && !host.equals("[::1]");
    }

    private static String decode(String s) {
        return URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return (secure ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
