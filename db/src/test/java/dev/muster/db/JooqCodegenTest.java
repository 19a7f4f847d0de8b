package dev.muster.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.pg.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checked-in jOOQ classes must match the migrations. {@code ./run codegen} rewrites them. */
class JooqCodegenTest {
    private static final Path CHECKED_IN = Path.of("src/main/jooq");

    @Test
    void generatedCodeIsUpToDate(@TempDir Path tmp) throws Exception {
        boolean write = Boolean.getBoolean("jooq.write");
        Path out = write ? CHECKED_IN : tmp.resolve("gen");
        try (var pg = EmbeddedPostgres.start(EmbeddedPostgres.Options.throwAway(Path.of("target/pg")))) {
            var flyway = Flyway.configure()
                    .dataSource(pg.jdbcUrl("postgres"), pg.username(), pg.password())
                    .locations("filesystem:src/main/resources/db/migration")
                    .cleanDisabled(false)
                    .load();
            flyway.clean();
            flyway.migrate();
            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.WARN)
                    .withJdbc(new Jdbc()
                            .withUrl(pg.jdbcUrl("postgres"))
                            .withUser(pg.username())
                            .withPassword(pg.password()))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withInputSchema("public")
                                    .withExcludes(
                                            "flyway_schema_history|.*_was|spring_session.*|scheduled_tasks|audit_.*_(rest|\\d+)|pg_trgm.*|.*similar.*|gtrgm.*|gin_.*|g(et|set)_?limit|set_limit|show_limit|show_trgm|refuse_change")
                                    .withIncludeRoutines(false)
                                    .withForcedTypes(new ForcedType()
                                            .withName("INSTANT")
                                            .withIncludeTypes("(?i:timestamp with time zone|timestamptz)"))
                                    .withOutputSchemaToDefault(true))
                            .withGenerate(new Generate()
                                    .withGeneratedAnnotation(false)
                                    .withRecords(true)
                                    .withPojos(false)
                                    .withDaos(false)
                                    .withJavaTimeTypes(true)
                                    .withGlobalObjectReferences(true)
                                    .withComments(true)
                                    .withImplicitJoinPathsToOne(false)
                                    .withImplicitJoinPathsToMany(false)
                                    .withImplicitJoinPathsManyToMany(false))
                            .withTarget(new Target()
                                    .withPackageName("dev.muster.generated.db")
                                    .withDirectory(out.toString())
                                    .withClean(true))));
        }
        if (!write) {
            assertThat(tree(out)).as("run ./run codegen and commit").isEqualTo(tree(CHECKED_IN));
        }
    }

    private static Map<String, String> tree(Path root) throws Exception {
        var m = new TreeMap<String, String>();
        if (Files.isDirectory(root)) {
            try (Stream<Path> s = Files.walk(root)) {
                for (Path p : (Iterable<Path>) s.filter(Files::isRegularFile)::iterator) {
                    m.put(root.relativize(p).toString(), Files.readString(p));
                }
            }
        }
        return m;
    }
}
