package dev.muster.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.testing.MusterTest;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A TypeScript client made of the document compiles, strictly, and does the main job against the running program. The
 * generator and the compiler are copied to target/tools by the build; node is the one that Playwright brings.
 */
@MusterTest
@NullUnmarked
class GeneratedClientTest {
    private static final Path CLIENT = Path.of("target/client").toAbsolutePath();
    private static final Path TOOLS = Path.of("target/tools").toAbsolutePath();
    private static final String SETTINGS = """
            {"compilerOptions": {"target": "es2022", "module": "nodenext", "strict": true, "lib": ["es2022", "dom"],
              "types": [], "outDir": "out"}, "include": ["*.ts", "apis", "models"]}
            """;

    @Autowired
    Reassess reassess;

    @LocalServerPort
    int port;

    @BeforeAll
    static void generate() throws Exception {
        delete(CLIENT);
        Files.createDirectories(CLIENT);
        run(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                TOOLS.resolve("openapi-generator-cli.jar").toString(),
                "generate",
                "-i",
                Path.of("../docs/openapi.json").toAbsolutePath().toString(),
                "-g",
                "typescript-fetch",
                "-o",
                CLIENT.toString(),
                "--global-property",
                "models,apis,supportingFiles,modelDocs=false,apiDocs=false");
        Files.writeString(CLIENT.resolve("tsconfig.json"), SETTINGS);
        Files.copy(Path.of("src/test/client/main-job.ts"), CLIENT.resolve("main-job.ts"));
        unpackCompiler();
    }

    @Test
    void compilesAndDoesTheMainJob() throws Exception {
        run(node(), TOOLS.resolve("typescript/lib/_tsc.js").toString(), "-p", CLIENT.toString());
        String job = CLIENT.resolve("out/main-job.js").toString();
        run(reassess::workOff, node(), job, "http://127.0.0.1:" + port, MusterTest.ADMIN_TOKEN);
    }

    private static String node() {
        return Driver.ensureDriverInstalled(Map.of(), false)
                .createProcessBuilder()
                .command()
                .getFirst();
    }

    private static void run(String... command) throws Exception {
        run(() -> {}, command);
    }

    /** @param meanwhile what goes on in the background, again and again */
    private static void run(Runnable meanwhile, String... command) throws Exception {
        Path said = CLIENT.resolve("said.log");
        Process process = new ProcessBuilder(List.of(command))
                .directory(CLIENT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            meanwhile.run();
        }
        assertThat(process.exitValue())
                .as(String.join(" ", command) + "\n" + Files.readString(said))
                .isZero();
    }

    private static void unpackCompiler() throws IOException {
        Path to = TOOLS.resolve("typescript/lib");
        if (Files.exists(to.resolve("_tsc.js"))) {
            return;
        }
        Files.createDirectories(to);
        try (FileSystem jar = FileSystems.newFileSystem(TOOLS.resolve("typescript.jar"));
                Stream<Path> all = Files.walk(jar.getPath("META-INF/resources/webjars/typescript"))) {
            for (Path file : all.filter(f -> f.toString().matches(".*/lib/(lib\\..*\\.d\\.ts|lib\\.d\\.ts|_tsc\\.js)"))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.sorted(java.util.Comparator.reverseOrder())
                        .map(Path::toFile)
                        .forEach(File::delete);
            }
        }
    }
}
