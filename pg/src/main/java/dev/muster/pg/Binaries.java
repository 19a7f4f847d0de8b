package dev.muster.pg;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once out of the jar for this platform. */
final class Binaries {
    private static final Logger log = LoggerFactory.getLogger(Binaries.class);

    private Binaries() {}

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

    static Path unpack(Path home) throws IOException {
        String resource = binaryResource();
        var url = Binaries.class.getClassLoader().getResource(resource);
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
                    Files.copy(in, target);
                    if (e.getName().contains("bin/")) {
                        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
                    }
                }
            }
        }
        Files.move(tmp, dir, StandardCopyOption.ATOMIC_MOVE);
        log.info(
                "Unpacked PostgreSQL to {} ({} ms)",
                dir,
                Duration.ofNanos(System.nanoTime() - t0).toMillis());
        return dir;
    }

    static void deleteTree(Path root) throws IOException {
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
