package dev.muster.pg;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server owned by this JVM. Binaries come from the zonky binaries jars; the cluster is kept in
 * {@code <home>/cluster} and survives restarts. Works for root (user namespace, else a lesser uid) and plain users.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** @param durable false only for throw-away test clusters (fsync off) */
    public record Options(Path home, int port, boolean durable, Map<String, String> settings) {
        public static Options persistent(Path home) {
            return new Options(home, 0, true, Map.of());
        }

        public static Options throwAway(Path home) {
            return new Options(home, 0, false, Map.of("full_page_writes", "off", "synchronous_commit", "off"));
        }
    }

    private final Options options;
    private final Path home;
    private final Path cluster;
    private final FileChannel lockChannel;
    private final String password;
    private final Postmaster server;
    private final OutputStream watchdogPipe;
    private boolean closed;

    private EmbeddedPostgres(Options options) throws IOException {
        this.options = options;
        this.home = options.home().toAbsolutePath().normalize();
        this.cluster = home.resolve("cluster");
        Files.createDirectories(home);
        this.lockChannel = lock(home.resolve("lock"));
        try {
            LesserUser user = new LesserUser(home, cluster);
            int port = options.port() != 0 ? options.port() : freePort();
            this.server = new Postmaster(options, home, Binaries.unpack(home), user, port);
            long t0 = System.nanoTime();
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initCluster(server, user);
                log.info("Created a new PostgreSQL cluster in {} ({} ms)", cluster, ms(t0));
            }
            this.password = Files.readString(home.resolve("password"), UTF_8).strip();
            server.clearLeftovers();
            t0 = System.nanoTime();
            server.start();
            this.watchdogPipe = server.startWatchdog();
            log.info("PostgreSQL is up on 127.0.0.1:{} with {} ({} ms)", port, cluster, ms(t0));
        } catch (IOException | RuntimeException e) {
            lockChannel.close();
            throw e;
        }
    }

    public static EmbeddedPostgres start(Options options) {
        try {
            return new EmbeddedPostgres(options);
        } catch (IOException e) {
            throw new UncheckedIOException("Embedded PostgreSQL did not start in " + options.home(), e);
        }
    }

    /** Unpacks the server's programs into a folder, unless they are there. A server finds them in its own folder under the same name. */
    public static Path unpack(Path folder) throws IOException {
        return Binaries.unpack(folder);
    }

    /**
     * From now on a server that dies, or does not answer any more, is started again on the same port.
     *
     * @param gaveUp called once, when it could not be started for so long
     */
    public void watch(Patience patience, Runnable gaveUp) {
        new Watch(this, patience, gaveUp).begin();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    boolean isAlive() {
        return server.isAlive();
    }

    synchronized void end() throws IOException {
        if (!closed) {
            server.end();
        }
    }

    synchronized void startAgain() throws IOException {
        if (!closed) {
            server.clearLeftovers();
            server.start();
        }
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + server.port() + "/" + database;
    }

    public String username() {
        return "postgres";
    }

    public String password() {
        return password;
    }

    /** Makes, once, a role that is no superuser (with this cluster's password) and a database that it owns. */
    public void ensureDatabase(String database, String owner) throws SQLException {
        try (var c = DriverManager.getConnection(jdbcUrl("postgres"), username(), password);
                var s = c.createStatement()) {
            s.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + owner
                    + "') then create role " + owner + " login password '" + password + "'; end if; end $$");
            try (var found = s.executeQuery("select 1 from pg_database where datname = '" + database + "'")) {
                if (found.next()) {
                    return;
                }
            }
            s.execute("create database " + database + " owner " + owner);
        }
    }

    /** Makes a role that owns nothing, once, and gives it a new password. @return the password */
    public String ensureRole(String role) throws SQLException {
        String fresh = random();
        try (var c = DriverManager.getConnection(jdbcUrl("postgres"), username(), password);
                var s = c.createStatement()) {
            s.execute("do $$ begin if not exists (select from pg_roles where rolname = '" + role
                    + "') then create role " + role + " login; end if; end $$");
            s.execute("alter role " + role + " password '" + fresh + "'");
        }
        return fresh;
    }

    @Override
    public void close() {
        close(Duration.ofSeconds(30));
    }

    /** @param within a server that needs longer to stop is ended */
    public synchronized void close(Duration within) {
        if (closed) {
            return;
        }
        closed = true;
        try {
            server.stop((int) within.toSeconds());
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop: {}", e.getMessage());
        }
        try {
            watchdogPipe.close();
            lockChannel.close();
        } catch (IOException e) {
            log.debug("While closing", e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel ch = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock l = ch.tryLock();
            if (l != null) {
                return ch;
            }
        } catch (OverlappingFileLockException ignored) {
            // same JVM
        }
        ch.close();
        throw new IOException(
                "Another running instance uses " + file.getParent() + "; stop it, or set another directory");
    }

    private void initCluster(Postmaster server, LesserUser user) throws IOException {
        Binaries.deleteTree(cluster);
        Path pw = home.resolve("password");
        Files.deleteIfExists(pw);
        Files.createFile(pw, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pw, random() + "\n");
        Path tmp = home.resolve("cluster.new");
        Binaries.deleteTree(tmp);
        Files.createDirectory(tmp, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        user.handOver(tmp, pw);
        var args = new ArrayList<>(List.of(
                "-D",
                tmp.toString(),
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--auth=scram-sha-256",
                "--pwfile=" + pw,
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C"));
        if (!options.durable()) {
            args.add("--no-sync");
        }
        server.run("initdb", args);
        Files.move(tmp, cluster, StandardCopyOption.ATOMIC_MOVE); // a killed initdb leaves no half cluster behind
    }

    private static String random() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.getLocalPort();
        }
    }

    private static long ms(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }
}
