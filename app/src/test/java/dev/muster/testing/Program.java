package dev.muster.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Muster as a process of its own, with its own data folder and its embedded PostgreSQL: to be killed. */
public final class Program implements AutoCloseable {
    private static final String TOKEN = "kill-test-token-0123456789abcdef0123";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path data;
    private final int port;
    private final Process process;
    private @Nullable DSLContext database;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Waiting.LONG).build();

    private Program(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /** Starts it and waits until it is ready. */
    public static Program start(Path data) throws IOException, InterruptedException {
        return start(data, Map.of());
    }

    /** The same with these settings. */
    public static Program start(Path data, Map<String, String> settings) throws IOException, InterruptedException {
        int port = freePort();
        Map<String, String> all = new HashMap<>(settings);
        all.put("PORT", String.valueOf(port));
        Program p = new Program(data, port, launch(data, all));
        long end = System.nanoTime() + Waiting.LONG.toNanos();
        while (!p.ready()) {
            if (!p.process.isAlive() || System.nanoTime() > end) {
                p.kill();
                throw new IllegalStateException("It did not start:\n" + p.log());
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return p;
    }

    /** A process with these settings; its output goes to {@code log} in the data folder. */
    public static Process launch(Path data, Map<String, String> settings, String... args) throws IOException {
        ServerPrograms.in(data.resolve("pg"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(),
                "dev.muster.Muster"));
        command.addAll(List.of(args));
        ProcessBuilder b = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve(args.length == 0 ? "log" : "log-" + args[0])
                        .toFile());
        b.environment().keySet().removeIf(k -> k.startsWith("MUSTER_"));
        b.environment()
                .putAll(Map.of(
                        "MUSTER_DATA",
                        data.toAbsolutePath().toString(),
                        "MUSTER_DEMO",
                        "off",
                        "MUSTER_ADMIN_TOKEN",
                        TOKEN));
        b.environment().putAll(settings);
        return b.start();
    }

    /** Without the test classes: no test's component may come along. */
    private static String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Arrays.stream(all.split(File.pathSeparator))
                .filter(e -> !e.endsWith("test-classes") && !e.endsWith("test-classes/"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static int freePort() throws IOException {
        try (var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.getLocalPort();
        }
    }

    private boolean ready() throws InterruptedException {
        try {
            return http.send(request("/actuator/health").GET().build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Waiting.LONG)
                .header("Authorization", "Bearer " + TOKEN);
    }

    public JsonNode get(String path) throws IOException, InterruptedException {
        return read(http.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString()));
    }

    public JsonNode send(String method, String path, String json) throws IOException, InterruptedException {
        return read(http.send(body(method, path, json), HttpResponse.BodyHandlers.ofString()));
    }

    public int port() {
        return port;
    }

    /** The answer whatever its status is, within this time. */
    public HttpResponse<String> ask(String method, String path, Duration within) {
        try {
            return http.send(
                    request(path)
                            .timeout(within)
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Without waiting for the answer, which may never come. */
    public CompletableFuture<HttpResponse<String>> sendAndGoOn(String method, String path, String json) {
        return http.sendAsync(body(method, path, json), HttpResponse.BodyHandlers.ofString());
    }

    /** A POST of nothing by whoever this token belongs to. */
    public CompletableFuture<HttpResponse<String>> as(String token, String path) {
        return http.sendAsync(
                HttpRequest.newBuilder(body("POST", path, "{}"), (name, _) -> !name.equalsIgnoreCase("Authorization"))
                        .header("Authorization", "Bearer " + token)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** The same under an Idempotency-Key. */
    public CompletableFuture<HttpResponse<String>> sendAndGoOn(String method, String path, String json, String key) {
        HttpRequest keyed = HttpRequest.newBuilder(body(method, path, json), (_, _) -> true)
                .header("Idempotency-Key", key)
                .build();
        return http.sendAsync(keyed, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest body(String method, String path, String json) {
        return request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json))
                .build();
    }

    /** Uploads an HR file. @return the answer: the outcome, or the job */
    public JsonNode upload(String csv, String mapping) throws IOException, InterruptedException {
        return read(http.send(
                file(
                        "/api/v1/imports/people?confirm=1000000",
                        Map.of("mapping", mapping),
                        "people.csv",
                        List.of(csv.getBytes(StandardCharsets.UTF_8))),
                HttpResponse.BodyHandlers.ofString()));
    }

    /** A form with a file, sent piece by piece, without waiting for the answer. */
    public CompletableFuture<HttpResponse<String>> sendFile(
            String path, Map<String, String> fields, String name, List<byte[]> pieces) {
        return http.sendAsync(file(path, fields, name, pieces), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest file(String path, Map<String, String> fields, String name, List<byte[]> pieces) {
        String line = "----muster-test";
        List<byte[]> form = new ArrayList<>();
        fields.forEach((field, value) -> form.add(
                ("--" + line + "\r\nContent-Disposition: form-data; name=\"" + field + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(StandardCharsets.UTF_8)));
        form.add(("--" + line + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        form.addAll(pieces);
        form.add(("\r\n--" + line + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + line)
                .POST(HttpRequest.BodyPublishers.ofByteArrays(form))
                .build();
    }

    /** How much memory its process has, in bytes, as Linux counts it; 0 elsewhere. */
    public long memory() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return JSON.readTree(answer.body());
    }

    /** Its database, looked at from outside with a superuser's eyes; one connection. */
    public DSLContext database() throws IOException {
        DSLContext there = database;
        if (there == null) {
            database = there = connect();
        }
        return there;
    }

    /** Another connection. */
    public CloseableDSLContext connect() throws IOException {
        List<String> pid = Files.readAllLines(data.resolve("pg/cluster/postmaster.pid"));
        String password = Files.readString(data.resolve("pg/password")).strip();
        return DSL.using("jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/muster", "postgres", password);
    }

    /** kill -9 of the program; its PostgreSQL is left to itself. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** It stands still, and hears nothing. */
    public void freeze() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-STOP", String.valueOf(process.pid()))
                .start()
                .waitFor();
    }

    /** kill -9 of the PostgreSQL server. */
    public void killDatabase() throws IOException {
        long pid = Long.parseLong(Files.readAllLines(data.resolve("pg/cluster/postmaster.pid"))
                .getFirst()
                .strip());
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** The code that it ends with by itself. */
    public int ended() throws InterruptedException {
        if (!process.waitFor(Waiting.LONG)) {
            throw new IllegalStateException("It still runs");
        }
        return process.exitValue();
    }

    public String log() throws IOException {
        return Files.readString(data.resolve("log"));
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(Waiting.LONG)) {
            kill();
        }
    }
}
