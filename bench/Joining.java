import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * People join a group with twenty courses, and leave it, over HTTP, until the engine has followed: each alone, and many one
 * after the other, who share its batches. Held against {@link Floor}. The queue is watched on the bench's own connection,
 * whose CPU does not count.
 */
final class Joining {
    private static final int COURSES = 20;
    private static final int ALONE = 8;
    private static final int MANY = 100;

    private final Bench bench;
    private final Program program;
    private final Connection db;
    private Bench.Spent idle;

    Joining(Bench bench, Program program, Connection db) {
        this.bench = bench;
        this.program = program;
        this.db = db;
    }

    /** Rounds of people, and one before them to warm up. */
    void measure(int rounds) throws Exception {
        List<String> courses = new ArrayList<>();
        for (int i = 0; i < COURSES; i++) {
            courses.add(bench.course("For joining " + i));
        }
        String group = Bench.json("id", program.send("POST", "/api/v1/groups", "{\"name\":\"Joining\",\"kind\":\"STATIC\"}"));
        program.send("PUT", "/api/v1/groups/" + group + "/content", "{\"contentIds\":[\"" + String.join("\",\"", courses) + "\"]}");
        List<String> people = List.of(bench.text("select string_agg(id::text, ',') from (select id from person where status = 'ACTIVE' order by id limit "
                        + 2 * MANY + ") x").split(","));
        List<String> many = people.subList(0, MANY);
        List<String> others = people.subList(MANY, 2 * MANY);
        Floor floor = new Floor(db, Integer.parseInt(group), courses);
        program.quiet();
        TimeUnit.SECONDS.sleep(3);
        idle = bench.spent(() -> TimeUnit.SECONDS.sleep(10));
        Figures[] f = new Figures[10];
        java.util.Arrays.setAll(f, i -> new Figures());
        for (int round = -1; round < rounds; round++) {
            Ms[] ms = {
                together(group, "add", many), together(group, "remove", many),
                alone(group, "add", many.subList(0, ALONE)), alone(group, "remove", many.subList(0, ALONE)),
                plain(others, floor::join), plain(others, floor::leave)
            };
            double[] all = {
                ms[0].all(), ms[1].all(), ms[2].all(), ms[3].all(), ms[4].all(), ms[5].all(),
                ms[0].server(), ms[1].server(), ms[4].server(), ms[5].server()
            };
            for (int i = 0; round >= 0 && i < all.length; i++) {
                f[i].add(all[i]);
            }
        }
        System.out.printf("%nOne person joins a group with 20 courses, and leaves it: CPU a person, until it has followed%n");
        System.out.printf(Locale.ROOT, "idle: %.1f ms of CPU a second, taken off%n", idle.all() * 1000 / idle.seconds());
        f[0].print("joining, " + MANY + " one after the other, in all", "ms", held(f[0], 58));
        f[1].print("leaving, the same", "ms", held(f[1], 122));
        f[2].print("joining, each alone", "ms", held(f[2], 58));
        f[3].print("leaving, each alone", "ms", held(f[3], 122));
        f[4].print("floor: the rows of joining, known beforehand", "ms", "");
        f[5].print("floor: the rows of leaving, known beforehand", "ms", "");
        f[6].print("joining, of that the server's", "ms", floor(f[6], f[8]));
        f[7].print("leaving, of that the server's", "ms", floor(f[7], f[9]));
        f[8].print("floor of joining, the server's", "ms", "");
        f[9].print("floor of leaving, the server's", "ms", "");
    }

    /** @param other milliseconds that Moodle takes */
    private static String held(Figures of, double other) {
        double ms = of.median();
        return String.format(
                Locale.ROOT, "Moodle %.0f: %.1f x less, goal 30 x: %s", other, other / ms, other / ms >= 30 ? "met" : "MISSED");
    }

    private static String floor(Figures of, Figures floor) {
        double ratio = of.median() / floor.median();
        return String.format(Locale.ROOT, "%.2f x the floor's, goal 1.5 x: %s", ratio, ratio <= 1.5 ? "met" : "MISSED");
    }

    /** Milliseconds of CPU a person. */
    private record Ms(double program, double server) {
        double all() {
            return program + server;
        }
    }

    private Ms together(String group, String how, List<String> people) throws Exception {
        return followed(people, () -> {
            for (String id : people) {
                member(group, how, id);
            }
            followedUp();
        });
    }

    private Ms alone(String group, String how, List<String> people) throws Exception {
        return followed(people, () -> {
            for (String id : people) {
                member(group, how, id);
                followedUp();
            }
        });
    }

    private Ms followed(List<String> people, Bench.Work work) throws Exception {
        Bench.Spent s = bench.spent(work);
        double share = s.seconds() / idle.seconds();
        return new Ms(
                (s.jvm() - idle.jvm() * share) * 1000 / people.size(), (s.server() - idle.server() * share) * 1000 / people.size());
    }

    private void member(String group, String how, String id) throws Exception {
        program.send("PUT", "/api/v1/groups/" + group + "/members", "{\"" + how + "\":[\"" + id + "\"]}");
    }

    /** Until nobody waits for the engine, looked at every so long. */
    private void followedUp() throws Exception {
        while (bench.count("reassess") > 0) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private interface One {
        void of(String id) throws Exception;
    }

    /** Of this thread and the bench's own connection. */
    private Ms plain(List<String> people, One act) throws Exception {
        long backend = ((PGConnection) db).getBackendPID();
        double server = Cpu.exact(backend);
        double program = own();
        for (String id : people) {
            act.of(id);
        }
        return new Ms((own() - program) / people.size(), (Cpu.exact(backend) - server) / people.size());
    }

    private static double own() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
    }
}
