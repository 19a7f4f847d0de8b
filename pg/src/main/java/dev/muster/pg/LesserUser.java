package dev.muster.pg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** As whom the server's programs run where this one runs as root. */
final class LesserUser {
    private final List<String> prefix;

    LesserUser(Path home, Path cluster) throws IOException {
        this.prefix = prefix(home, cluster);
    }

    /** What stands before each command; empty for a plain user. */
    List<String> prefix() {
        return prefix;
    }

    /** PostgreSQL refuses uid 0. In a user namespace without mapping it sees itself as nobody, yet the kernel still
     * treats it as root for files, so /root/... works. Where namespaces are forbidden: setpriv to another uid. */
    private static List<String> prefix(Path home, Path cluster) throws IOException {
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

    void handOver(Path... paths) throws IOException {
        if (!prefix.isEmpty() && prefix.getFirst().equals("setpriv")) {
            String user = prefix.get(1).substring("--reuid=".length());
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

    static boolean ok(String... cmd) {
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
}
