import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;

/** A company of a million: counting an audience over HTTP, and a rule for 100,000 of them. README.md says how. */
public final class Million {
    private static final int PEOPLE = Integer.getInteger("bench.people", 1_000_000);
    private static final int LOCATIONS = 400;
    private static final int ROLES = 150;
    private static final int DEPARTMENTS = 60;

    private final Program program;
    private final Connection db;
    private final int own;

    private Million(Program program) throws Exception {
        this.program = program;
        this.db = program.database();
        this.own = ((PGConnection) db).getBackendPID();
    }

    public static void main(String[] args) throws Exception {
        int n = args.length < 2 ? 3 : Integer.parseInt(args[1]);
        String filled = System.getenv("BENCH_FROM"); // a folder that an earlier run left: only the rules
        Path data = filled != null
                ? Path.of(filled)
                : Path.of(System.getProperty("bench.dir")).resolve("data-" + ProcessHandle.current().pid());
        try (Program program = Program.start(data)) {
            Million m = new Million(program);
            if (filled == null) {
                m.people();
            }
            if (System.getenv("BENCH_KEEP") != null) {
                m.execute("alter system set log_min_duration_statement = 20");
                m.execute("select pg_reload_conf()");
            }
            if (filled == null) {
                m.counting();
            }
            m.rules(n);
            m.db.close();
        }
    }

    private void people() throws SQLException {
        execute("insert into attribute_value (attribute, name) select 'location', 'Location ' || i from generate_series(1, "
                + LOCATIONS + ") i");
        execute("insert into attribute_value (attribute, name) select 'role', 'Role ' || i from generate_series(1, " + ROLES + ") i");
        execute("insert into attribute_value (attribute, name) select 'department', 'Department ' || i from generate_series(1, "
                + DEPARTMENTS + ") i");
        execute("insert into person (given_name, family_name, username, hired_on, status, status_since, created_at, manager_id)"
                + " select 'Given' || i % 997, 'Family' || (i::bigint * 7919) % 100003, 'p' || i, date '2010-01-01' + (i * 31) % 6000,"
                + " case when i % 50 = 0 then 'DEACTIVATED' else 'ACTIVE' end, now(), now(), nullif(i / 12, 0)"
                + " from generate_series(1, " + PEOPLE + ") i");
        // everybody has a location, a role and a department; every third a second location, every fifth a second role
        for (String[] a : new String[][] {{"location", "7", "1"}, {"role", "11", "1"}, {"department", "13", "1"},
                {"location", "17", "3"}, {"role", "19", "5"}}) {
            execute(("insert into person_value (person_id, value_id, since) select p.id, v.ids[1 + (p.id::bigint * %s %% cardinality(v.ids))::int], now()"
                            + " from person p cross join (select array_agg(id) as ids from attribute_value where attribute = '%s') v"
                            + " where p.id %% %s = 0 on conflict do nothing")
                    .formatted(a[1], a[0], a[2]));
        }
        execute("vacuum analyze person");
        execute("vacuum analyze person_value");
        System.out.printf(Locale.ROOT, "%n%d people, %s values of attributes%n", PEOPLE, text("select count(*) from person_value"));
    }

    private void counting() throws Exception {
        Random random = new Random(7);
        long t0 = System.nanoTime();
        count(audience(random));
        System.out.printf(Locale.ROOT, "the first count, which fills the bitmaps: %.0f ms%n", (System.nanoTime() - t0) / 1e6);
        for (int i = 0; i < 100; i++) {
            count(audience(random));
        }
        Figures f = new Figures();
        for (int i = 0; i < 400; i++) {
            String a = audience(random);
            long t = System.nanoTime();
            count(a);
            f.add((System.nanoTime() - t) / 1e6);
        }
        f.print("an audience of one to four clauses counted over HTTP", "ms",
                String.format(Locale.ROOT, "p99 %.1f; goal 50: %s", f.at(0.99), f.at(0.99) <= 50 ? "met" : "MISSED"));
    }

    private String count(String audience) throws Exception {
        return program.send("POST", "/api/v1/audiences/count", audience);
    }

    private static String audience(Random random) {
        List<String> clauses = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            clauses.add(switch (random.nextInt(5)) {
                case 0 -> has("location", random.nextBoolean() ? "anyOf" : "noneOf", random, LOCATIONS, 20);
                case 1 -> has("role", "anyOf", random, ROLES, 10);
                case 2 -> has("department", "anyOf", random, DEPARTMENTS, 5);
                case 3 -> "{\"hired\":{\"from\":\"20" + (10 + random.nextInt(14)) + "-01-01\",\"to\":\"2026-06-30\"}}";
                default -> "{\"reportsOf\":\"" + (1 + random.nextInt(2000)) + "\",\"deep\":true}";
            });
        }
        return "{\"all\":[" + String.join(",", clauses) + "]}";
    }

    private static String has(String attribute, String how, Random random, int of, int most) {
        List<String> names = new ArrayList<>();
        String word = Character.toUpperCase(attribute.charAt(0)) + attribute.substring(1);
        for (int i = 1 + random.nextInt(most); i > 0; i--) {
            names.add("\"" + word + " " + (1 + random.nextInt(of)) + "\"");
        }
        return "{\"attribute\":\"" + attribute + "\",\"" + how + "\":[" + String.join(",", names) + "]}";
    }

    /** A course for about a tenth of everybody, by an automation and by a group, beside COPY of the very rows that it leaves. */
    private void rules(int n) throws Exception {
        List<String> locations = new ArrayList<>();
        for (int i = 1; i <= LOCATIONS / 13; i++) {
            locations.add("\"Location " + i + "\"");
        }
        String automation = "{\"name\":\"Rule %1$d\",\"content\":{\"kind\":\"COURSE\",\"id\":\"%1$d\"},\"appliesTo\":\"FUTURE_AND_EXISTING\","
                + "\"audience\":{\"all\":[{\"attribute\":\"location\",\"anyOf\":[" + String.join(",", locations) + "]}]}}";
        rules("An automation", n, course -> {
            double before = Cpu.backends(program.postmaster(), own);
            program.send("POST", "/api/v1/automations/preview", automation.formatted(course));
            return Cpu.backends(program.postmaster(), own) - before;
        }, course -> program.send("POST", "/api/v1/automations", automation.formatted(course)));
        int group = Integer.parseInt(text("insert into people_group (name, kind, created_at) values ('Tenth ' || clock_timestamp(), 'STATIC', now()) returning id"));
        execute("insert into group_member (group_id, person_id, since) select distinct " + group + ", v.person_id, now() from person_value v"
                + " join attribute_value a on a.id = v.value_id and a.attribute = 'location' and a.name in ("
                + String.join(",", locations).replace('"', '\'') + ")");
        execute("vacuum analyze group_member");
        List<String> contents = new ArrayList<>();
        rules("A course attached to a group", n, _ -> 0, course -> {
            contents.add("\"" + course + "\"");
            program.send("PUT", "/api/v1/groups/" + group + "/content", "{\"contentIds\":[" + String.join(",", contents) + "]}");
        });
    }

    private interface Preview {
        /** @return seconds of CPU; 0: there is none */
        double of(int course) throws Exception;
    }

    private interface Act {
        void on(int course) throws Exception;
    }

    private void rules(String what, int n, Preview preview, Act act) throws Exception {
        Figures shown = new Figures();
        Figures rule = new Figures();
        Figures all = new Figures();
        Figures floor = new Figures();
        int people = 0;
        for (int i = 0; i <= n; i++) {
            int course = course("Course " + i);
            double previewed = preview.of(course);
            settle();
            double server = Cpu.backends(program.postmaster(), own);
            double jvm = Cpu.of(program.process.pid());
            act.on(course);
            double spent = Cpu.backends(program.postmaster(), own) - server;
            double spentInAll = spent + Cpu.of(program.process.pid()) - jvm;
            people = Integer.parseInt(text("select count(*) from assignment where content_id = " + course));
            double copied = copyAgain(course);
            execute("update notice set state = 'DROPPED', reason = 'OFF' where content_id = " + course);
            execute("vacuum analyze notice, source, assignment");
            if (i > 0) { // the first is to warm up
                shown.add(previewed);
                rule.add(spent);
                all.add(spentInAll);
                floor.add(copied);
            }
        }
        System.out.printf(Locale.ROOT, "%n%s for %d people%n", what, people);
        floor.print("COPY of the rows that result, same tables: backend CPU", "s", "the floor");
        rule.print("the rule: CPU of its backends", "s", String.format(Locale.ROOT, "%.2f x the floor; goal 1.25: %s",
                rule.median() / floor.median(), rule.median() / floor.median() <= 1.25 ? "met" : "MISSED"));
        all.print("the rule: CPU of the program and its backends", "s", "");
        if (shown.median() > 0) {
            shown.print("its preview: CPU of its backends", "s", "");
        }
    }

    /** As before COPY: the log sealed, each page to be written whole into the WAL once more. */
    private void settle() throws Exception {
        while (!"0".equals(text("select count(*) from audit_entry e where not exists (select from audit_block b where e.id <@ b.entries)"))) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        execute("checkpoint");
    }

    private int course(String title) throws Exception {
        var id = Pattern.compile("\"id\":\"(\\d+)\"").matcher(program.send("POST", "/api/v1/courses",
                "{\"title\":\"" + title + "\",\"status\":\"ACTIVE\",\"steps\":[{\"kind\":\"TEXT\",\"title\":\"Read\",\"body\":\"Read this.\"}]}"));
        if (!id.find()) {
            throw new IllegalStateException("no id");
        }
        return Integer.parseInt(id.group(1));
    }

    /** Takes the rows of the course out and puts them back by COPY. @return seconds of the backend's CPU */
    private double copyAgain(int course) throws Exception {
        execute("set session_replication_role = replica");
        Map<String, byte[]> rows = new LinkedHashMap<>();
        for (String t : List.of("source", "assignment", "audit_line", "notice")) {
            var out = new ByteArrayOutputStream();
            ((PGConnection) db).getCopyAPI().copyOut("copy (select * from " + t + " where content_id = " + course + ") to stdout", out);
            rows.put(t, out.toByteArray());
            execute("delete from " + t + " where content_id = " + course);
        }
        execute("vacuum source, assignment, notice, audit_line");
        execute("checkpoint");
        double before = Cpu.of(own) + Cpu.reading(program.postmaster());
        db.setAutoCommit(false);
        for (var e : rows.entrySet()) {
            ((PGConnection) db).getCopyAPI().copyIn("copy " + e.getKey() + " from stdin", new ByteArrayInputStream(e.getValue()));
        }
        db.commit();
        db.setAutoCommit(true);
        double spent = Cpu.of(own) + Cpu.reading(program.postmaster()) - before;
        execute("set session_replication_role = origin");
        return spent;
    }

    private void execute(String sql) throws SQLException {
        try (var s = db.createStatement()) {
            s.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (var s = db.createStatement(); var r = s.executeQuery(sql)) {
            r.next();
            return r.getString(1);
        }
    }
}
