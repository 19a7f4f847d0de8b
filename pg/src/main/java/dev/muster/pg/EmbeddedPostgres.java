package dev.muster.pg;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

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
    private final Path runtime;
    private final List<String> asUser;
    private final FileChannel lockChannel;
    private final String password;
    private final int port;
    private @Nullable OutputStream watchdogPipe;
    private boolean closed;

    private EmbeddedPostgres(Options options) throws IOException {
        this.options = options;
        this.home = options.home().toAbsolutePath().normalize();
        this.cluster = home.resolve("cluster");
        Files.createDirectories(home);
        this.lockChannel = lock(home.resolve("lock"));
        try {
            this.asUser = asUserPrefix();
            this.runtime = unpack();
            long t0 = System.nanoTime();
            if (!Files.exists(cluster.resolve("PG_VERSION"))) {
                initCluster();
                log.info("Created a new PostgreSQL cluster in {} ({} ms)", cluster, ms(t0));
            }
            this.password = Files.readString(home.resolve("password"), UTF_8).strip();
            clearLeftovers();
            t0 = System.nanoTime();
            this.port = options.port() != 0 ? options.port() : freePort();
            startServer();
            startWatchdog();
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

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String username() {
        return "postgres";
    }

    public String password() {
        return password;
    }

    /** Makes, once, a role that is no superuser (with this cluster's password) and a database that it owns. */
    public void ensureDatabase(String database, String owner) throws java.sql.SQLException {
        try (var c = java.sql.DriverManager.getConnection(jdbcUrl("postgres"), username(), password);
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

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            run("pg_ctl", List.of("-D", cluster.toString(), "-m", "fast", "-w", "-t", "30", "stop"));
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop cleanly", e);
        }
        try {
            if (watchdogPipe != null) {
                watchdogPipe.close();
            }
            lockChannel.close();
        } catch (IOException e) {
            log.debug("While closing", e);
        }
    }

    // ---- pieces ------------------------------------------------------------------------------------------------

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

    private void initCluster() throws IOException {
        deleteTree(cluster);
        Path pw = home.resolve("password");
        byte[] rnd = new byte[24];
        new SecureRandom().nextBytes(rnd);
        Files.deleteIfExists(pw);
        Files.createFile(pw, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(pw, HexFormat.of().formatHex(rnd) + "\n");
        Path tmp = home.resolve("cluster.new");
        deleteTree(tmp);
        Files.createDirectory(tmp, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        handOver(tmp, pw);
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
        run("initdb", args);
        Files.move(tmp, cluster, StandardCopyOption.ATOMIC_MOVE); // a killed initdb leaves no half cluster behind
    }

    /** An orphan of a killed JVM is stopped; a stale pid file (also with a re-used pid) is removed. We hold the lock. */
    private void clearLeftovers() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid;
        try {
            pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        } catch (RuntimeException e) {
            pid = -1;
        }
        var command = ProcessHandle.of(pid).flatMap(p -> p.info().command()).orElse("");
        if (command.endsWith("/postgres")) {
            log.warn("A PostgreSQL (pid {}) of an earlier run still uses {}; stopping it", pid, cluster);
            run("pg_ctl", List.of("-D", cluster.toString(), "-m", "fast", "-w", "-t", "60", "stop"));
        } else {
            log.warn("Removing the stale {} of an unclean shutdown", pidFile);
            Files.deleteIfExists(pidFile);
        }
    }

    private void startServer() throws IOException {
        var o = new StringBuilder("-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=''");
        o.append(" -c timezone=UTC -c log_timezone=UTC -c max_connections=60");
        if (!options.durable()) {
            o.append(" -c fsync=off");
        }
        options.settings()
                .forEach((k, v) -> o.append(" -c ").append(k).append('=').append(v));
        Path logFile = cluster.resolve("server.log");
        run(
                "pg_ctl",
                List.of(
                        "-D",
                        cluster.toString(),
                        "-w",
                        "-t",
                        "120",
                        "-l",
                        logFile.toString(),
                        "-o",
                        o.toString(),
                        "start"));
    }

    /** A tiny shell that outlives a kill -9 of this JVM: its stdin closes, then it stops the server. */
    private void startWatchdog() throws IOException {
        var cmd = new ArrayList<>(List.of(
                "sh", "-c", "trap '' INT TERM HUP; cat >/dev/null; exec \"$@\" >/dev/null 2>&1", "muster-pg-watchdog"));
        cmd.addAll(asUser);
        cmd.addAll(List.of(runtime.resolve("bin/pg_ctl").toString(), "-D", cluster.toString(), "-m", "fast", "stop"));
        Process p = new ProcessBuilder(cmd)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        watchdogPipe = p.getOutputStream();
    }

    private void run(String tool, List<String> args) throws IOException {
        var cmd = new ArrayList<>(asUser);
        cmd.add(runtime.resolve("bin").resolve(tool).toString());
        cmd.addAll(args);
        Path out = Files.createTempFile("muster-pg", ".log");
        try {
            var pb = new ProcessBuilder(cmd)
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile());
            pb.environment().put("LC_ALL", "C");
            pb.environment().keySet().removeIf(k -> k.startsWith("PG"));
            Process p = pb.start();
            p.getOutputStream().close();
            if (!p.waitFor(180, TimeUnit.SECONDS)) {
                p.destroyForcibly();
                throw new IOException(tool + " took too long: " + Files.readString(out));
            }
            if (p.exitValue() != 0) {
                Path serverLog = cluster.resolve("server.log");
                String tail = Files.exists(serverLog) ? lastLines(serverLog, 15) : "";
                throw new IOException(tool + " failed (" + p.exitValue() + "): " + Files.readString(out) + tail);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(out);
        }
    }

    private static String lastLines(Path file, int n) throws IOException {
        var lines = Files.readAllLines(file);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - n), lines.size()));
    }

    // ---- root --------------------------------------------------------------------------------------------------

    /** PostgreSQL refuses uid 0. In a user namespace without mapping it sees itself as nobody, yet the kernel still
     * treats it as root for files, so /root/... works. Where namespaces are forbidden: setpriv to another uid. */
    private List<String> asUserPrefix() throws IOException {
        if (!isRoot()) {
            return List.of();
        }
        if (Files.exists(cluster)) { // made by another user (or with setpriv): stay with its owner
            int uid = (Integer) Files.getAttribute(cluster, "unix:uid");
            int gid = (Integer) Files.getAttribute(cluster, "unix:gid");
            if (uid != 0) {
                return List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups");
            }
        }
        if (!Boolean.getBoolean("muster.pg.no-unshare")
                && ok("unshare", "-U", "sh", "-c", "test $(id -u) != 0 && id -un")) {
            return List.of("unshare", "-U");
        }
        for (String user : List.of("postgres", "nobody")) {
            var prefix = List.of("setpriv", "--reuid=" + user, "--regid=" + gid(user), "--clear-groups");
            var probe = new ArrayList<>(prefix);
            probe.addAll(List.of("test", "-x", home.toString()));
            if (ok(probe.toArray(String[]::new))) {
                return prefix;
            }
        }
        throw new IOException(
                "Running as root, and PostgreSQL refuses that: neither `unshare -U` nor `setpriv` can help here"
                        + " (is " + home
                        + " below a directory closed to others?). Run as a normal user, or set MUSTER_DB_URL.");
    }

    private void handOver(Path... paths) throws IOException {
        if (!asUser.isEmpty() && asUser.getFirst().equals("setpriv")) {
            String user = asUser.get(1).substring("--reuid=".length());
            for (Path p : paths) {
                if (!ok("chown", "-R", user + ":" + gid(user), p.toString())) {
                    throw new IOException("chown of " + p + " failed");
                }
            }
        }
    }

    private static String gid(String user) throws IOException {
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            if (line.startsWith(user + ":")) {
                return line.split(":", -1)[3];
            }
        }
        return "65534";
    }

    private static boolean isRoot() throws IOException {
        return Files.exists(Path.of("/proc/self"))
                && Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid
                && uid == 0;
    }

    private static boolean ok(String... cmd) {
        try {
            Process p = new ProcessBuilder(cmd)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return p.waitFor(10, TimeUnit.SECONDS) && p.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // ---- binaries ----------------------------------------------------------------------------------------------

    static String binaryResource() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        boolean arm = arch.equals("aarch64");
        if (os.contains("mac")) {
            return arm ? "postgres-darwin-arm_64.txz" : "postgres-darwin-x86_64.txz";
        }
        String musl = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-linux-" + (arm ? "arm_64" : "x86_64") + musl + ".txz";
    }

    private Path unpack() throws IOException {
        String resource = binaryResource();
        var url = EmbeddedPostgres.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new IOException("No PostgreSQL binaries for this platform on the class path (" + resource + ")");
        }
        long size = url.openConnection().getContentLengthLong();
        Path dir = home.resolve("runtime-" + Long.toHexString(size));
        if (Files.exists(dir.resolve("bin/postgres"))) {
            return dir;
        }
        long t0 = System.nanoTime();
        Path tmp = home.resolve("runtime.new");
        deleteTree(tmp);
        try (var in =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(url.openStream(), 1 << 16)))) {
            TarArchiveEntry e;
            while ((e = in.getNextEntry()) != null) {
                Path target = tmp.resolve(e.getName()).normalize();
                if (!target.startsWith(tmp)) {
                    throw new IOException("bad entry " + e.getName());
                }
                if (e.isDirectory()) {
                    Files.createDirectories(target);
                } else if (e.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(e.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    copy(in, target);
                    if (e.getName().contains("bin/")) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.move(tmp, dir, StandardCopyOption.ATOMIC_MOVE);
        log.info("Unpacked PostgreSQL to {} ({} ms)", dir, ms(t0));
        return dir;
    }

    private static void copy(InputStream in, Path target) throws IOException {
        Files.copy(in, target);
    }

    private static int freePort() throws IOException {
        try (var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.getLocalPort();
        }
    }

    private static long ms(long since) {
        return Duration.ofNanos(System.nanoTime() - since).toMillis();
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path f, BasicFileAttributes a) throws IOException {
                Files.delete(f);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path d, @Nullable IOException x) throws IOException {
                Files.delete(d);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
