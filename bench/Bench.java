import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** The speed goals of issue 2, measured from outside the built program. README.md says how. */
public final class Bench {
    private static final String MAPPING = """
        {"columns":{"employeeNumber":"id","givenName":"first_name","familyName":"last_name","role":"jobtitle",
         "department":"department","location":"location_city","region":"location_state","hiredOn":"hire_date","leavesOn":"termdate"},
         "dateFormats":["M/d/yyyy","yyyy-MM-dd"],"noDate":["0000-00-00"],"createValues":true,"newStarters":"HIRED_WITHIN_90_DAYS"}""";
    private static final Path DIR = Path.of(System.getProperty("bench.dir"));

    private final int n;
    private Program program;
    private Connection db;
    private int own;

    private Bench(int n) {
        this.n = n;
    }

    public static void main(String[] args) throws Exception {
        String what = args.length == 0 ? "all" : args[0];
        Bench b = new Bench(args.length < 2 ? 5 : Integer.parseInt(args[1]));
        Path data = DIR.resolve("data-" + ProcessHandle.current().pid());
        try {
            b.start(data);
            b.imports(what.equals("import") || what.equals("all"));
            if (what.equals("attach") || what.equals("all")) {
                b.attach();
            }
            if (what.equals("joining") || what.equals("all")) {
                new Joining(b, b.program, b.db).measure(b.n);
            }
            if (what.equals("person") || what.equals("all")) {
                b.person();
            }
            if (what.equals("pages") || what.equals("all")) {
                b.pages();
            }
            if (what.equals("start") || what.equals("all")) {
                b.restart(data);
            }
        } finally {
            b.stop();
            if (System.getenv("BENCH_KEEP") == null) {
                delete(data);
            }
        }
    }

    private void start(Path data) throws Exception {
        program = Program.start(data);
        db = program.database();
        own = ((PGConnection) db).getBackendPID();
    }

    private void stop() throws Exception {
        if (db != null) {
            db.close();
        }
        if (program != null) {
            program.close();
        }
    }

    // ---- import ------------------------------------------------------------------------------------------------

    private void imports(boolean print) throws Exception {
        byte[] file = people();
        Spent first = spent(() -> {
            program.upload(file, MAPPING);
            program.quiet();
        });
        if (!print) {
            return;
        }
        Map<String, byte[]> rows = copyOut(
                "person", "person_value", "audit_line", "import_run", "attribute_value");
        rows.put("reassess (person_id, marked_at)", copyOut("(select id, created_at from person)"));
        Figures floor = new Figures();
        Figures again = new Figures();
        Figures whole = new Figures();
        for (int i = 0; i < n; i++) {
            empty();
            floor.add(copyIn(rows));
        }
        for (int i = 0; i < n; i++) {
            empty();
            execute("truncate people_group, group_member, reassess, import_run cascade");
            Spent s = spent(() -> {
                program.upload(file, MAPPING);
                program.quiet();
            });
            again.add(s.server);
            whole.add(s.all());
        }
        System.out.printf(
                Locale.ROOT, "%nImport of %d people, %d bytes%n", count("person"), file.length);
        floor.print("COPY of the rows that result, same tables: backend CPU", "s", "the floor");
        again.print("import: backend CPU", "s", ratio(again.median() / floor.median(), 2.5));
        whole.print("import: CPU of the program and its backends", "s", "");
        System.out.printf(
                Locale.ROOT,
                "first import, cold JVM: %.2f s of CPU in all (program %.2f, server %.2f), %.2f s of time; goal < 15: %s%n",
                first.all(),
                first.jvm,
                first.server,
                first.seconds,
                first.all() < 15 ? "met" : "MISSED");
    }

    private void empty() throws SQLException {
        execute("set session_replication_role = replica");
        execute("truncate person, person_value, person_value_past, person_status_past, attribute_value, audit_line, reassess, import_run cascade");
        execute("set session_replication_role = origin");
        execute("checkpoint");
    }

    // ---- attach ------------------------------------------------------------------------------------------------

    private void attach() throws Exception {
        String group = group("Engineering in Ohio", """
            {"attribute":"department","anyOf":["Engineering"]},{"attribute":"region","anyOf":["Ohio"]}""");
        program.quiet();
        Figures whole = new Figures();
        Figures server = new Figures();
        Figures floor = new Figures();
        List<String> contents = new ArrayList<>();
        for (int i = 0; i < n + 1; i++) {
            contents.add(course("Course " + i));
            String json = "{\"contentIds\":[\"" + String.join("\",\"", contents) + "\"]}";
            Spent s = spent(() -> program.send("PUT", "/api/v1/groups/" + group + "/content", json));
            if (i > 0) {
                whole.add(s.all());
                server.add(s.server);
            } else {
                System.out.printf(Locale.ROOT, "%nAttach a course to %d people%nthe first, cold: %.2f s of CPU in all%n",
                        count("source"), s.all());
            }
        }
        String content = contents.getLast();
        String where = " where content_id = " + content;
        Map<String, byte[]> rows = new LinkedHashMap<>();
        for (String t : List.of("source", "assignment", "audit_line")) {
            rows.put(t, copyOut("(select * from " + t + where + ")"));
        }
        for (int i = 0; i < n; i++) {
            execute("set session_replication_role = replica");
            for (String t : rows.keySet()) {
                execute("delete from " + t + where);
            }
            execute("set session_replication_role = origin");
            floor.add(copyIn(rows));
        }
        floor.print("COPY of the rows that result, same tables: backend CPU", "s", "the floor");
        server.print("attach: backend CPU", "s", String.format(Locale.ROOT, "%.2f x the floor", server.median() / floor.median()));
        whole.print("attach: CPU of the program and its backends", "s", "goal < 1: " + (whole.median() < 1 ? "met" : "MISSED"));
    }

    // ---- one person --------------------------------------------------------------------------------------------

    private void person() throws Exception {
        String course = course("For roles");
        for (int i = 0; i < 50; i++) {
            String g = group("Role group " + i, "{\"attribute\":\"role\",\"anyOf\":[\"Role " + i % 10 + "\"]}");
            program.send("PUT", "/api/v1/groups/" + g + "/content", "{\"contentIds\":[\"" + course + "\"]}");
        }
        String id = String.valueOf(number("select min(id) from person where status = 'ACTIVE'"));
        Figures time = new Figures();
        Figures cpu = new Figures();
        for (int i = 0; i < 20; i++) {
            String role = "{\"attributes\":{\"role\":[\"Role " + i % 10 + "\"]}}";
            long t0 = System.nanoTime();
            Spent s = spent(() -> {
                program.send("PATCH", "/api/v1/people/" + id, role);
                time.add((System.nanoTime() - t0) / 1e6);
                program.quiet();
            });
            cpu.add(s.all() * 1000);
        }
        System.out.printf("%nOne person's role changed, 50 groups with a course%n");
        time.print("PATCH over HTTP", "ms", "for information");
        cpu.print("CPU in all until the engine is quiet (incl. its polling)", "ms", "for information");
    }

    // ---- pages -------------------------------------------------------------------------------------------------

    private void pages() throws Exception {
        String me = String.valueOf(number("select min(id) from person where status = 'ACTIVE'"));
        List<String> courses = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            courses.add(course("Dashboard course " + i));
        }
        String team = json("id", program.send("POST", "/api/v1/groups", "{\"name\":\"Dashboard team\",\"kind\":\"STATIC\"}"));
        program.send("PUT", "/api/v1/groups/" + team + "/members", "{\"add\":[\"" + me + "\"],\"remove\":[]}");
        program.send("PUT", "/api/v1/groups/" + team + "/content", "{\"contentIds\":[\"" + String.join("\",\"", courses) + "\"]}");
        program.send("POST", "/api/v1/assignments",
                "{\"contentIds\":[\"" + String.join("\",\"", courses) + "\"],\"personIds\":[\"" + me + "\"],\"reassignExisting\":false}");
        String token = json("token", program.send("POST", "/api/v1/people/" + me + "/tokens", "{\"name\":\"bench\"}"));
        HttpClient browser = signedIn(me);
        if (System.getenv("BENCH_KEEP") != null) {
            execute("alter system set log_min_duration_statement = 0");
            execute("select pg_reload_conf()");
        }
        System.out.printf("%nPages of a learner with 30 assignments, 60 sources; one request after the other%n");
        System.out.println("load average " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        page(browser, HttpRequest.newBuilder(uri("/")).build(), "dashboard");
        page(program.http, HttpRequest.newBuilder(uri("/api/v1/me/training")).header("Authorization", "Bearer " + token).build(), "GET /api/v1/me/training");
        page(program.http, HttpRequest.newBuilder(uri("/actuator/health")).build(), "health (what HTTP costs by itself)");
    }

    private void page(HttpClient client, HttpRequest request, String name) throws Exception {
        Figures time = new Figures();
        for (int i = 0; i < 600; i++) {
            long t0 = System.nanoTime();
            var a = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (a.statusCode() != 200) {
                throw new IllegalStateException(name + " " + a.statusCode() + " " + a.headers().map());
            }
            if (i >= 200) {
                time.add((System.nanoTime() - t0) / 1e6);
            }
        }
        Spent s = spent(() -> {
            for (int i = 0; i < 200; i++) {
                client.send(request, HttpResponse.BodyHandlers.discarding());
            }
        });
        time.print(name, "ms", "p50; goal < 10: " + (time.median() < 10 ? "met" : "MISSED"));
        System.out.printf(Locale.ROOT, "  CPU a request: program %.2f ms, server %.2f ms%n", s.jvm * 5, s.server * 5);
    }

    /** A learner who enters a sign-in code and makes a password, as a browser does it. */
    private HttpClient signedIn(String person) throws Exception {
        String code = json("code", program.send("POST", "/api/v1/people/" + person + "/sign-in-code", ""));
        HttpClient c = HttpClient.newBuilder().cookieHandler(new CookieManager()).followRedirects(HttpClient.Redirect.NORMAL).build();
        form(c, "/sign-in/code", "/sign-in/code", Map.of("code", code));
        form(c, "/sign-in/code", "/sign-in/code/password", Map.of("code", code, "password", "a long bench password"));
        return c;
    }

    private void form(HttpClient c, String page, String path, Map<String, String> fields) throws Exception {
        String html = c.send(HttpRequest.newBuilder(uri(page)).build(), HttpResponse.BodyHandlers.ofString()).body();
        Map<String, String> all = new LinkedHashMap<>(fields);
        Matcher m = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(html);
        if (m.find()) {
            all.put("_csrf", m.group(1));
        }
        StringBuilder body = new StringBuilder();
        all.forEach((k, v) -> body.append(body.isEmpty() ? "" : "&").append(k).append('=').append(URLEncoder.encode(v, StandardCharsets.UTF_8)));
        c.send(HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + program.port + path);
    }

    // ---- start -------------------------------------------------------------------------------------------------

    private void restart(Path data) throws Exception {
        Figures seconds = new Figures();
        Figures cpu = new Figures();
        for (int i = 0; i < Math.min(n, 3); i++) {
            stop();
            start(data);
            seconds.add(program.secondsToReady);
            cpu.add(Cpu.of(program.process.pid()));
        }
        System.out.printf("%nStart on this data folder%n");
        System.out.println("load average " + Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        seconds.print("start to ready", "s", "goal < 20 on 2 quiet cores: " + (seconds.median() < 20 ? "met" : "MISSED"));
        cpu.print("CPU of the program until ready", "s", "");
        memory("after start");
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 500; i++) {
            client.send(program.to("/api/v1/people?limit=50").build(), HttpResponse.BodyHandlers.discarding());
        }
        memory("after 500 lists of people");
    }

    private void memory(String when) throws IOException {
        double jvm = Cpu.memory(program.process.pid());
        double server = Cpu.memory(program.postmaster());
        for (long c : Cpu.children(program.postmaster())) {
            server += c == own ? 0 : Cpu.memory(c);
        }
        System.out.printf(Locale.ROOT, "memory %s: %.0f MB (program %.0f, server %.0f); goal < 600: %s%n",
                when, jvm + server, jvm, server, jvm + server < 600 ? "met" : "MISSED");
    }

    // ---- pieces ------------------------------------------------------------------------------------------------

    interface Work {
        void run() throws Exception;
    }

    /** Seconds of CPU of the program and of its server (the bench's own connection left out), and of time. */
    record Spent(double jvm, double server, double seconds) {
        double all() {
            return jvm + server;
        }
    }

    Spent spent(Work work) throws Exception {
        double jvm = Cpu.of(program.process.pid());
        double server = Cpu.server(program.postmaster(), own);
        long t0 = System.nanoTime();
        work.run();
        return new Spent(Cpu.of(program.process.pid()) - jvm, Cpu.server(program.postmaster(), own) - server,
                (System.nanoTime() - t0) / 1e9);
    }

    private static String ratio(double is, double goal) {
        return String.format(Locale.ROOT, "%.2f x the floor; goal %.1f: %s", is, goal, is <= goal ? "met" : "MISSED");
    }

    private Map<String, byte[]> copyOut(String... tables) throws Exception {
        Map<String, byte[]> rows = new LinkedHashMap<>();
        for (String t : tables) {
            rows.put(t, copyOut(t.equals("audit_line") ? "(select * from audit_line)" : t));
        }
        return rows;
    }

    private byte[] copyOut(String from) throws Exception {
        var out = new ByteArrayOutputStream();
        ((PGConnection) db).getCopyAPI().copyOut("copy " + from + " to stdout", out);
        return out.toByteArray();
    }

    /** @return backend CPU, seconds; one transaction */
    private double copyIn(Map<String, byte[]> rows) throws Exception {
        double before = Cpu.of(own);
        db.setAutoCommit(false);
        for (var e : rows.entrySet()) {
            ((PGConnection) db).getCopyAPI().copyIn("copy " + e.getKey() + " from stdin", new ByteArrayInputStream(e.getValue()));
        }
        db.commit();
        db.setAutoCommit(true);
        return Cpu.of(own) - before;
    }

    void execute(String sql) throws SQLException {
        try (var s = db.createStatement()) {
            s.execute(sql);
        }
    }

    String text(String sql) throws SQLException {
        try (var s = db.createStatement(); var r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }

    long number(String sql) throws SQLException {
        return Long.parseLong(text(sql));
    }

    long count(String table) throws SQLException {
        return number("select count(*) from " + table);
    }

    String course(String title) throws Exception {
        return json("id", program.send("POST", "/api/v1/courses", "{\"title\":\"" + title
                + "\",\"status\":\"ACTIVE\",\"steps\":[{\"kind\":\"TEXT\",\"title\":\"Read\",\"body\":\"x\",\"required\":true}]}"));
    }

    private String group(String name, String clauses) throws Exception {
        return json("id", program.send("POST", "/api/v1/groups",
                "{\"name\":\"" + name + "\",\"kind\":\"DYNAMIC\",\"audience\":{\"all\":[" + clauses + "]}}"));
    }

    static String json(String field, String answer) {
        Matcher m = Pattern.compile("\"" + field + "\"\\s*:\\s*\"?([^\",}]+)").matcher(answer);
        if (!m.find()) {
            throw new IllegalStateException("No " + field + " in " + answer);
        }
        return m.group(1);
    }

    /** The real HR file where it is there, else one of the same shape. */
    private static byte[] people() throws IOException {
        Path real = Path.of("../shared/data/human-resources.tsv");
        return Files.exists(real) ? Files.readAllBytes(real) : generated().getBytes(StandardCharsets.UTF_8);
    }

    private static String generated() {
        Random r = new Random(1);
        List<String> departments = List.of("Engineering", "Sales", "Support", "Legal", "Training", "Accounting", "Research");
        List<String> states = List.of("Ohio", "Ohio", "Ohio", "Ohio", "Indiana", "Michigan", "Illinois");
        StringBuilder out = new StringBuilder("id\tfirst_name\tlast_name\tbirthdate\tgender\trace\tdepartment\tjobtitle\tlocation\thire_date\ttermdate\tlocation_city\tlocation_state\n");
        for (int i = 0; i < 22_214; i++) {
            String state = states.get(r.nextInt(states.size()));
            LocalDate hired = LocalDate.of(2000, 1, 1).plusDays(r.nextInt(7300));
            out.append("%02d-%07d\tGiven%d\tFamily%d\t1/1/1980\tx\tx\t%s\tJob %d\tHeadquarters\t%d/%d/%d\t0000-00-00\tCity %s %d\t%s\n".formatted(
                    i % 100, i, r.nextInt(4000), r.nextInt(9000), departments.get(r.nextInt(r.nextInt(6) == 0 ? 7 : 1 + r.nextInt(7))), r.nextInt(180),
                    hired.getMonthValue(), hired.getDayOfMonth(), hired.getYear(), state, r.nextInt(10), state));
        }
        return out.toString();
    }

    private static void delete(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            for (Path p : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(p);
            }
        }
    }
}
