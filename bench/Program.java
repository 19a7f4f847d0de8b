import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built program as a process, started as ./run starts it, on a data folder of its own; fsync stays on. */
final class Program implements AutoCloseable {
    private static final String TOKEN = "bench-admin-token-0123456789abcdef0123";

    final Path data;
    final int port;
    final Process process;
    final double secondsToReady;
    final HttpClient http = HttpClient.newHttpClient();

    private Program(Path data) throws IOException, InterruptedException {
        this.data = data;
        Files.createDirectories(data);
        try (var s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = s.getLocalPort();
        }
        String given = System.getenv("JAVA_OPTS");
        String options = given != null ? given : "-Xmx256m -Xss512k -XX:+UseSerialGC";
        List<String> command = new java.util.ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(Arrays.asList(options.split(" ")));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-jar", "app/target/muster.jar"));
        ProcessBuilder b = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile());
        b.environment().keySet().removeIf(k -> k.startsWith("MUSTER_"));
        b.environment().put("MUSTER_DATA", data.toAbsolutePath().toString());
        b.environment().put("MUSTER_DEMO", "off");
        b.environment().put("MUSTER_ADMIN_TOKEN", TOKEN);
        b.environment().put("PORT", String.valueOf(port));
        long t0 = System.nanoTime();
        process = b.start();
        while (!ready()) {
            if (!process.isAlive()) {
                throw new IllegalStateException(Files.readString(data.resolve("log")));
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        secondsToReady = (System.nanoTime() - t0) / 1e9;
    }

    static Program start(Path data) throws IOException, InterruptedException {
        return new Program(data);
    }

    private boolean ready() throws InterruptedException {
        try {
            return http.send(to("/actuator/health").build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + TOKEN);
    }

    String send(String method, String path, String json) throws IOException, InterruptedException {
        return answer(to(path)
                .header("Content-Type", "application/json")
                .method(method, json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json))
                .build());
    }

    String upload(byte[] file, String mapping) throws IOException, InterruptedException {
        String line = "----muster-bench";
        var form = new java.io.ByteArrayOutputStream();
        form.writeBytes(("--" + line + "\r\nContent-Disposition: form-data; name=\"mapping\"\r\n\r\n" + mapping
                        + "\r\n--" + line
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.tsv\"\r\n"
                        + "Content-Type: text/plain\r\n\r\n")
                .getBytes());
        form.writeBytes(file);
        form.writeBytes(("\r\n--" + line + "--\r\n").getBytes());
        return answer(to("/api/v1/imports/people")
                .header("Content-Type", "multipart/form-data; boundary=" + line)
                .POST(HttpRequest.BodyPublishers.ofByteArray(form.toByteArray()))
                .build());
    }

    String answer(HttpRequest request) throws IOException, InterruptedException {
        var a = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (a.statusCode() >= 300) {
            throw new IllegalStateException(request.uri() + " " + a.statusCode() + " " + a.body());
        }
        return a.body();
    }

    /** Until the engine has nothing left to do. */
    void quiet() throws IOException, InterruptedException {
        while (!send("GET", "/api/v1/engine", "").replace(" ", "").contains("\"pending\":0,\"jobs\":0")) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    Connection database() throws IOException, SQLException {
        List<String> pid = Files.readAllLines(data.resolve("pg/cluster/postmaster.pid"));
        String password = Files.readString(data.resolve("pg/password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + pid.get(3).strip() + "/muster", "postgres", password);
    }

    long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(data.resolve("pg/cluster/postmaster.pid"))
                .getFirst()
                .strip());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
