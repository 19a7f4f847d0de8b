package dev.muster.notification;

import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The mail server, if there is one, whom mails come from, and the address that their links begin with. */
@Component
class MailServer {
    private static final String CONNECT_MS = "5000";

    private final @Nullable MailUrl url;
    private final String from;
    private final String base;
    private final int answerMs;
    private final Environment environment;

    @Autowired
    MailServer(
            @Value("${muster.mail-url:}") String url,
            @Value("${muster.mail-from:}") String from,
            @Value("${muster.base-url:}") String base,
            @Value("${muster.mail-answer-ms:10000}") int answerMs,
            Environment environment) {
        this.url = url.isBlank() ? null : MailUrl.parse(url);
        this.from = from;
        this.base = base.strip().replaceAll("/+$", "");
        this.answerMs = answerMs;
        this.environment = environment;
    }

    boolean isThere() {
        return url != null;
    }

    /** Without a slash at the end; where none is set, this machine's: right for a trial. */
    String base() {
        String port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
        return base.isEmpty() ? "http://127.0.0.1:" + port : base;
    }

    /** What stands behind the @ of message ids, and of the sender where none is set. */
    String domain() {
        String host = URI.create(base()).getHost();
        return host == null || host.matches("[\\d.]+") || !host.contains(".") ? "muster.invalid" : host;
    }

    InternetAddress from() throws AddressException {
        return from.isBlank() ? new InternetAddress("muster@" + domain()) : new InternetAddress(from, true);
    }

    /** Nothing is connected before the first mail. */
    MailConnection open() {
        MailUrl to = url;
        if (to == null) {
            throw new IllegalStateException("no mail server is configured");
        }
        return new MailConnection(Session.getInstance(properties(to)), to);
    }

    private Properties properties(MailUrl to) {
        String p = to.secure() ? "mail.smtps." : "mail.smtp.";
        Properties all = new Properties();
        all.put(p + "connectiontimeout", CONNECT_MS);
        all.put(p + "timeout", String.valueOf(answerMs));
        all.put(p + "writetimeout", String.valueOf(answerMs));
        all.put(p + "starttls.enable", "true");
        all.put(p + "starttls.required", String.valueOf(to.needsTls()));
        all.put(p + "ssl.checkserveridentity", "true");
        all.put(p + "auth", String.valueOf(to.user() != null));
        // Long answers of a server belong to nobody's log.
        all.put("mail.debug", "false");
        return all;
    }
}
