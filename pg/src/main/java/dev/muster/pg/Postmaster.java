package dev.muster.pg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's process over one cluster: started, stopped, looked at. */
final class Postmaster {
    private static final Logger log = LoggerFactory.getLogger(Postmaster.class);

    private static final long LONGEST_END = TimeUnit.SECONDS.toNanos(10);

    /** Stops the server of our folder only: a pid file can name another one by then. */
    private static final String WATCHDOG = "trap '' INT TERM HUP; cat >/dev/null; c=$1; shift;"
            + " p=$(head -n 1 \"$c/postmaster.pid\" 2>/dev/null) && [ -n \"$p\" ] || exit 0;"
            + " if [ -d \"/proc/$p/cwd\" ] && ! [ \"/proc/$p/cwd\" -ef \"$c\" ]; then exit 0; fi;"
            + " exec \"$@\" >/dev/null 2>&1";

    private final EmbeddedPostgres.Options options;
    private final Path home;
    private final Path cluster;
    private final Path runtime;
    private final List<String> asUser;
    private final int port;

    Postmaster(EmbeddedPostgres.Options options, Path home, Path runtime, LesserUser user, int port) {
        this.options = options;
        this.home = home;
        this.cluster = home.resolve("cluster");
        this.runtime = runtime;
        this.asUser = user.prefix();
        this.port = port;
    }

    int port() {
        return port;
    }

    boolean isAlive() {
        return process().filter(p -> owns(p).orElse(true)).isPresent();
    }

    private Optional<ProcessHandle> process() {
        try {
            Path pidFile = cluster.resolve("postmaster.pid");
            long pid = Files.exists(pidFile)
                    ? Long.parseLong(Files.readAllLines(pidFile).getFirst().strip())
                    : -1;
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(p -> p.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Whether a PostgreSQL works on our cluster; empty where the system does not tell. */
    private Optional<Boolean> owns(ProcessHandle postgres) {
        try {
            Path folder = Path.of("/proc", String.valueOf(postgres.pid()), "cwd");
            if (Files.exists(folder)) {
                return Optional.of(folder.toRealPath().equals(cluster.toRealPath()));
            }
        } catch (IOException e) {
            log.debug("Whose folder pid {} works in can't be seen", postgres.pid(), e);
        }
        return postgres.info().arguments().map(a -> List.of(a).contains(cluster.toString()));
    }

    /**
     * An orphan of a killed program is stopped; a pid file that names nobody, or another cluster's server, is removed. To be
     * called by who holds the folder's lock.
     */
    void clearLeftovers() throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        Optional<ProcessHandle> found = process();
        if (found.isPresent()) {
            boolean ours = owns(found.get())
                    .orElseThrow(() -> new IOException("Pid " + found.get().pid() + " may be a PostgreSQL that uses "
                            + cluster + ". If it is, stop it; if it is not, remove " + pidFile));
            if (ours) {
                log.warn(
                        "A PostgreSQL (pid {}) of an earlier run still uses {}; stopping it",
                        found.get().pid(),
                        cluster);
                stop(60);
            }
        }
        if (Files.exists(pidFile)) {
            log.warn("Removing the stale {} of an unclean shutdown", pidFile);
            endOrphans();
            Files.deleteIfExists(pidFile);
        }
    }

    /** Workers of a killed server that have not noticed: while one is left, no new server starts on the cluster. */
    private void endOrphans() {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            all.filter(p -> p.info().command().orElse("").endsWith("/postgres"))
                    .filter(p -> owns(p).orElse(false))
                    .forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** Does nothing where our server does not run; ends it where it does not stop in time. */
    void stop(int seconds) throws IOException {
        if (!isAlive()) {
            return;
        }
        try {
            run("pg_ctl", List.of("-D", cluster.toString(), "-m", "fast", "-w", "-t", String.valueOf(seconds), "stop"));
        } catch (IOException e) {
            log.debug("pg_ctl stop", e);
            if (isAlive()) {
                log.warn("PostgreSQL did not stop within {} s and is ended; its next start recovers", seconds);
                end();
            }
        }
    }

    /** kill -9 of our folder's server and of all that it started, for the one that does not even stop. */
    void end() throws IOException {
        List<ProcessHandle> all = new ArrayList<>();
        process().filter(p -> owns(p).orElse(false)).ifPresent(p -> {
            all.add(p);
            p.descendants().forEach(all::add);
        });
        all.forEach(ProcessHandle::destroyForcibly);
        endOrphans();
        long begun = System.nanoTime();
        while (isAlive()) {
            if (System.nanoTime() - begun > LONGEST_END) {
                throw new IOException("PostgreSQL could not be ended");
            }
            LockSupport.parkNanos(10_000_000);
        }
    }

    void start() throws IOException {
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
    OutputStream startWatchdog() throws IOException {
        var cmd = new ArrayList<>(List.of("sh", "-c", WATCHDOG, "muster-pg-watchdog", cluster.toString()));
        cmd.addAll(asUser);
        cmd.addAll(List.of(runtime.resolve("bin/pg_ctl").toString(), "-D", cluster.toString(), "-m", "fast", "stop"));
        Process p = new ProcessBuilder(cmd)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return p.getOutputStream();
    }

    void run(String tool, List<String> args) throws IOException {
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
}
