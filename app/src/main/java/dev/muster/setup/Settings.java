package dev.muster.setup;

import dev.muster.notification.MailUrl;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.catalina.util.NetMaskSet;
import org.jspecify.annotations.Nullable;

/** Looks at the settings before anything starts: a wrong one is named in one line, with the mend. */
public final class Settings {
    private static final int ADMIN_TOKEN_LENGTH = 32;
    private final Map<String, String> environment;

    private Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The first fault there is, as one line; empty if all is well. */
    public static Optional<String> fault(Map<String, String> environment) {
        Settings s = new Settings(environment);
        return Stream.<java.util.function.Supplier<Optional<String>>>of(
                        s::demo,
                        s::log,
                        s::adminToken,
                        s::secret,
                        s::trustedProxies,
                        s::baseUrl,
                        s::mailUrl,
                        s::mailFrom,
                        s::mailLinks,
                        s::data,
                        s::address,
                        s::port,
                        s::database)
                .map(java.util.function.Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> demo() {
        return oneOf("MUSTER_DEMO", Set.of("on", "off"), "Set it to on or off.");
    }

    private Optional<String> log() {
        return oneOf("MUSTER_LOG", Set.of("text", "json"), "Set it to text or json.");
    }

    private Optional<String> adminToken() {
        String token = get("MUSTER_ADMIN_TOKEN");
        if (token == null || token.length() >= ADMIN_TOKEN_LENGTH) {
            return Optional.empty();
        }
        return fault(
                "MUSTER_ADMIN_TOKEN", "is too short", "Use at least " + ADMIN_TOKEN_LENGTH + " random characters.");
    }

    private Optional<String> secret() {
        String secret = get("MUSTER_SECRET");
        return secret == null || secret.length() >= ADMIN_TOKEN_LENGTH
                ? Optional.empty()
                : fault(
                        "MUSTER_SECRET",
                        "is too short",
                        "Use at least " + ADMIN_TOKEN_LENGTH + " random characters, the same on every node.");
    }

    private Optional<String> trustedProxies() {
        String proxies = get("MUSTER_TRUSTED_PROXIES");
        return proxies == null || new NetMaskSet().addAll(proxies).isEmpty()
                ? Optional.empty()
                : fault(
                        "MUSTER_TRUSTED_PROXIES",
                        "(" + proxies + ") is not a list of addresses",
                        "Set it like 10.0.0.5,172.16.0.0/12.");
    }

    private Optional<String> baseUrl() {
        String url = get("MUSTER_BASE_URL");
        if (url == null) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(url);
            boolean good = Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getQuery() == null
                    && uri.getFragment() == null;
            if (good) {
                return Optional.empty();
            }
        } catch (IllegalArgumentException e) {
            // falls through to the fault
        }
        return fault("MUSTER_BASE_URL", "is not a web address", "Set it like https://training.northline.example.");
    }

    private Optional<String> mailUrl() {
        String url = get("MUSTER_MAIL_URL");
        try {
            if (url != null) {
                MailUrl.parse(url);
            }
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return fault(
                    "MUSTER_MAIL_URL",
                    "can't be used (" + e.getMessage() + ")",
                    "Set it like smtp://user:password@mail.northline.example:587, special characters percent-encoded.");
        }
    }

    private Optional<String> mailFrom() {
        String from = get("MUSTER_MAIL_FROM");
        try {
            if (from != null) {
                new InternetAddress(from, true);
            }
            return Optional.empty();
        } catch (AddressException e) {
            return fault("MUSTER_MAIL_FROM", "is not an e-mail address", "Set it like training@northline.example.");
        }
    }

    /** Links to this machine are right for a trial on it, and for nobody else. */
    private Optional<String> mailLinks() {
        String address = get("ADDRESS");
        boolean forOthers = address != null && !address.startsWith("127.") && !address.equals("localhost");
        return get("MUSTER_MAIL_URL") != null && get("MUSTER_BASE_URL") == null && forOthers
                ? fault(
                        "MUSTER_BASE_URL",
                        "is missing: mails link to it",
                        "Set it like https://training.northline.example.")
                : Optional.empty();
    }

    private Optional<String> data() {
        if (get("MUSTER_DB_URL") != null && get("MUSTER_DATA") == null) {
            return Optional.empty();
        }
        String given = get("MUSTER_DATA");
        Path folder = Path.of(given == null ? "./data" : given);
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, ".muster", null));
            return Optional.empty();
        } catch (IOException | SecurityException e) {
            return fault(
                    "MUSTER_DATA",
                    "(" + folder + ") can't be written to",
                    "Name a folder that this user may write to.");
        }
    }

    private Optional<String> address() {
        String address = get("ADDRESS");
        try {
            InetAddress.getByName(address);
            return Optional.empty();
        } catch (UnknownHostException e) {
            return fault("ADDRESS", "(" + address + ") is not an address of this machine", "Set it like 0.0.0.0.");
        }
    }

    private Optional<String> port() {
        String given = get("PORT");
        int port;
        try {
            port = given == null ? 8080 : Integer.parseInt(given);
        } catch (NumberFormatException e) {
            port = -1;
        }
        if (port < 0 || port > 65535) {
            return fault("PORT", "(" + given + ") is not a port number", "Use 1 to 65535.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            String address = get("ADDRESS");
            socket.bind(new InetSocketAddress(address == null ? "127.0.0.1" : address, port));
            return Optional.empty();
        } catch (IOException e) {
            return fault(
                    "PORT",
                    port + " can't be used (" + e.getMessage() + ")",
                    "Stop what uses it, or set another PORT.");
        }
    }

    private Optional<String> database() {
        String url = get("MUSTER_DB_URL");
        if (url == null) {
            return Optional.empty();
        }
        if (!url.startsWith("jdbc:postgresql:")) {
            return fault(
                    "MUSTER_DB_URL", "is not a PostgreSQL address", "Set it like jdbc:postgresql://host:5432/muster.");
        }
        DriverManager.setLoginTimeout(10);
        Optional<String> fault = database(url, "MUSTER_DB_");
        return fault.isEmpty() && get("MUSTER_DB_OWNER_USER") != null ? database(url, "MUSTER_DB_OWNER_") : fault;
    }

    private Optional<String> database(String url, String role) {
        String user = role + "USER";
        String password = role + "PASSWORD";
        try (var connection = DriverManager.getConnection(url, or(get(user)), or(get(password)))) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            return version >= 17
                    ? Optional.empty()
                    : fault(
                            "MUSTER_DB_URL",
                            "names a PostgreSQL " + version,
                            "Use PostgreSQL 17 or newer; 18 is what Muster is tested with.");
        } catch (SQLException e) {
            String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            boolean refused = e.getSQLState() != null && e.getSQLState().startsWith("28");
            return fault(
                    refused ? user + " or " + password : "MUSTER_DB_URL",
                    "does not work (" + why + ")",
                    "Check that the database is there and takes this user.");
        }
    }

    private Optional<String> oneOf(String name, Set<String> values, String mend) {
        String value = get(name);
        return value == null || values.contains(value)
                ? Optional.empty()
                : fault(name, "(" + value + ") is not understood", mend);
    }

    private static Optional<String> fault(String name, String what, String mend) {
        return Optional.of(name + " " + what + ". " + mend);
    }

    private @Nullable String get(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
