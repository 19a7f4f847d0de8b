package dev.muster.setup;

import dev.muster.audit.Seals;
import dev.muster.learning.RecordsCheckGrid;
import dev.muster.pg.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code backup FILE}, {@code restore FILE} and {@code verify-pack FILE}, instead of starting Muster. */
public final class Command {
    private static final String NAME = "muster";

    private final Map<String, String> environment;
    private final Path file;

    private Command(Map<String, String> environment, Path file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Carries a command out.
     *
     * @param program opened on the restored database, to look at it
     * @return the exit code; 2: no such command
     */
    public static int run(Map<String, String> environment, Class<?> program, String... args) {
        if (args.length != 2 || !List.of("backup", "restore", "verify-pack").contains(args[0])) {
            System.err.println("Muster knows: backup FILE, restore FILE, verify-pack FILE; without either it starts.");
            return 2;
        }
        if (args[0].equals("verify-pack")) {
            return VerifyPack.run(Path.of(args[1]).toAbsolutePath(), System.out);
        }
        Command command = new Command(environment, Path.of(args[1]).toAbsolutePath());
        try {
            return args[0].equals("backup") ? command.backup() : command.restore(program);
        } catch (SQLException | IOException | RuntimeException e) {
            String line = StartFailures.say(e);
            System.err.println("Muster can't " + args[0] + ": "
                    + (line.isEmpty()
                            ? String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            : line));
            return 1;
        }
    }

    private record At(String url, String user, String password) {
        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }
    }

    private int backup() throws SQLException, IOException {
        At running = running();
        if (running != null) {
            return backup(running);
        }
        return started(at -> {
            try {
                return backup(at);
            } catch (SQLException e) {
                throw new IllegalStateException(e.getMessage(), e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private int backup(At at) throws SQLException, IOException {
        try (Connection database = at.connect()) {
            Restore.refuseHalf(database);
            System.out.println(Backup.write(database, file) + " rows are in " + file);
            return 0;
        }
    }

    private int restore(Class<?> program) throws SQLException, IOException {
        At external = external();
        long rows = 0;
        if (external != null) {
            rows = Restore.read(external.url, external.user, external.password, file);
        } else {
            long[] read = new long[1];
            started(at -> {
                try {
                    read[0] = Restore.read(at.url, at.user, at.password, file);
                    return 0;
                } catch (SQLException e) {
                    throw new IllegalStateException(e.getMessage(), e);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            rows = read[0];
        }
        return verify(program, rows);
    }

    /** By the program itself, which brings the tables up to its own version first. */
    private int verify(Class<?> program, long rows) {
        SpringApplication app = new SpringApplication(program);
        app.setDefaultProperties(Map.of());
        try (ConfigurableApplicationContext context = app.run(
                "--server.port=0", "--server.address=127.0.0.1", "--db-scheduler.enabled=false", "--muster.demo=off")) {
            Seals.Verified found = context.getBean(Seals.class).verify();
            List<String> records = context.getBean(RecordsCheckGrid.class).problems();
            found.problems().forEach(System.err::println);
            records.forEach(System.err::println);
            System.out.println(rows + " rows restored; the audit chain (" + found.blocks() + " blocks) is "
                    + (found.isSound() ? "whole." : "NOT whole.")
                    + (records.isEmpty() ? "" : " Completions are NOT as the log says."));
            return found.isSound() && records.isEmpty() ? 0 : 1;
        }
    }

    private @Nullable At external() {
        String url = environment.get("MUSTER_DB_URL");
        if (url == null || url.isBlank()) {
            return null;
        }
        String role =
                environment.getOrDefault("MUSTER_DB_OWNER_USER", "").isBlank() ? "MUSTER_DB_" : "MUSTER_DB_OWNER_";
        return new At(
                url, environment.getOrDefault(role + "USER", ""), environment.getOrDefault(role + "PASSWORD", ""));
    }

    /** The database that Muster uses now; null where the embedded one does not run. */
    private @Nullable At running() throws IOException {
        At external = external();
        Path pid = home().resolve("cluster/postmaster.pid");
        if (external != null || !Files.exists(pid)) {
            return external;
        }
        String password = Files.readString(home().resolve("password"), StandardCharsets.UTF_8)
                .strip();
        At at = new At(
                "jdbc:postgresql://127.0.0.1:" + Files.readAllLines(pid).get(3).strip() + "/" + NAME, NAME, password);
        try (Connection works = at.connect()) {
            return works.isValid(5) ? at : null;
        } catch (SQLException stale) {
            return null;
        }
    }

    private int started(ToIntFunction<At> work) throws SQLException {
        try (EmbeddedPostgres pg = EmbeddedPostgres.start(EmbeddedPostgres.Options.persistent(home()))) {
            pg.ensureDatabase(NAME, NAME);
            return work.applyAsInt(new At(pg.jdbcUrl(NAME), NAME, pg.password()));
        }
    }

    private Path home() {
        return Path.of(environment.getOrDefault("MUSTER_DATA", "./data")).resolve("pg");
    }
}
