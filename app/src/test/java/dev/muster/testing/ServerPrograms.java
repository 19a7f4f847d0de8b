package dev.muster.testing;

import dev.muster.pg.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** PostgreSQL's programs, unpacked once for all tests of a build: that takes seconds, and each server has a folder of its own. */
public final class ServerPrograms {
    private static final Path SHARED = Path.of("target/postgres").toAbsolutePath();

    private ServerPrograms() {}

    /** Puts them into this folder, where a server that starts looks for them. @return the folder */
    public static Path in(Path home) {
        try {
            Path programs = unpacked();
            Path there = Files.createDirectories(home).resolve(programs.getFileName());
            if (!Files.exists(there)) {
                Files.createSymbolicLink(there, programs);
            }
            return home;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** One after another, also of several test JVMs. */
    private static synchronized Path unpacked() throws IOException {
        Files.createDirectories(SHARED);
        try (FileChannel lock =
                FileChannel.open(SHARED.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lock.lock();
            return EmbeddedPostgres.unpack(SHARED);
        }
    }
}
