import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;

/**
 * People join a group with twenty courses, and leave it, over HTTP, until the engine has followed: each alone, and many one
 * after the other. After each of the many comes {@link Floor} for somebody else, on the bench's own connection, so that both
 * find the machine alike. The queue is watched on that connection, too; its CPU does not count as the program's.
 */
final class Joining {
    private static final int COURSES = 20;
    private static final int ALONE = 8;
    private static final int MANY = 100;

    /** Rounds before what is measured: until then the program's own compiler is busy with what it does often. */
    private static final int WARM_UP = 40;

    /** The last of them come after a pause, in which what the others queued is sent or dropped. */
    private static final int AFTER_PAUSE = 3;

    private final Bench bench;
    private final Program program;
    private final Connection db;
    private Bench.Spent idle;

    /** Milliseconds a second. */
    private double idleBackends;

    Joining(Bench bench, Program program, Connection db) {
        this.bench = bench;
        this.program = program;
        this.db = db;
    }

    /** Rounds of people, after others to warm up. */
    void measure(int rounds) throws Exception {
        colleagues();
        List<String> courses = courses("For joining ", COURSES);
        String group = group("Joining", courses);
        List<String> people = List.of(bench.text("select string_agg(id::text, ',') from (select id from person where status = 'ACTIVE' order by id limit "
                        + 2 * MANY + ") x").split(","));
        List<String> many = people.subList(0, MANY);
        List<String> others = people.subList(MANY, 2 * MANY);
        Floor floor = new Floor(db, Integer.parseInt(group), courses);
        program.quiet();
        measureIdle();
        Way in = new Way("joining", "add", floor::join, 58);
        Way out = new Way("leaving", "remove", floor::leave, 122);
        for (int round = -WARM_UP; round < rounds; round++) {
            if (round == -AFTER_PAUSE) {
                nothingToTell();
                measureIdle();
            }
            for (Way way : List.of(in, out)) {
                way.add(round, beside(group, way.how, many, way.floor, others));
            }
            for (Way way : round < 0 ? List.<Way>of() : List.of(in, out)) {
                way.alone.add(alone(group, way.how, many.subList(0, ALONE)).all());
            }
        }
        System.out.printf("%nOne person joins a group with 20 courses, and leaves it: CPU a person, until it has followed%n");
        System.out.printf(Locale.ROOT, "idle: %.1f ms of CPU a second, taken off%n", idle.all() * 1000 / idle.seconds());
        in.print();
        out.print();
    }

    /** One way, in or out, and its figures in milliseconds of CPU a person. */
    private static final class Way {
        final String name;
        final String how;
        final One floor;
        final double moodle;
        final Figures all = new Figures();
        final Figures program = new Figures();
        final Figures backends = new Figures();
        final Figures known = new Figures();
        final Figures alone = new Figures();
        double cold;

        /** @param how as the API says it; moodle: milliseconds that it takes */
        Way(String name, String how, One floor, double moodle) {
            this.name = name;
            this.how = how;
            this.floor = floor;
            this.moodle = moodle;
        }

        /** @param round negative: to warm up */
        void add(int round, Both both) {
            if (round == -WARM_UP) {
                cold = both.act().all();
            }
            if (round >= 0) {
                all.add(both.act().all());
                program.add(both.act().program());
                backends.add(both.act().backends());
                known.add(both.floor());
            }
        }

        void print() {
            all.print(name + ", " + MANY + " one after the other, in all", "ms", held(all, moodle));
            alone.print(name + ", each alone", "ms", held(alone, moodle));
            backends.print(name + ", of that the backends'", "ms", Joining.floor(backends, known));
            known.print("floor: the rows of " + name + ", known beforehand", "ms", "the backend's, between the others");
            program.print(name + ", of that the program's", "ms", "");
            System.out.printf(Locale.ROOT, "the first %d of the program's life: %.1f ms%n", MANY, cold);
        }
    }

    /** Others have training already, as in any company; of empty tables the server has no idea. */
    private void colleagues() throws Exception {
        String group = group("Colleagues", courses("For colleagues ", 10));
        String ids = bench.text("select string_agg('\"' || id || '\"', ',') from (select id from person where status = 'ACTIVE' order by id desc limit 2000) x");
        program.send("PUT", "/api/v1/groups/" + group + "/members", "{\"add\":[" + ids + "]}");
        program.quiet();
    }

    private List<String> courses(String title, int count) throws Exception {
        List<String> courses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            courses.add(bench.course(title + i));
        }
        return courses;
    }

    private String group(String name, List<String> courses) throws Exception {
        String group = Bench.json("id", program.send("POST", "/api/v1/groups", "{\"name\":\"" + name + "\",\"kind\":\"STATIC\"}"));
        program.send("PUT", "/api/v1/groups/" + group + "/content", "{\"contentIds\":[\"" + String.join("\",\"", courses) + "\"]}");
        return group;
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

    /** Milliseconds of CPU a person. @param backends of the server those of the program's connections */
    private record Ms(double program, double server, double backends) {
        double all() {
            return program + server;
        }
    }

    /** @param floor milliseconds of the bench's own backend */
    private record Both(Ms act, double floor) {}

    private Both beside(String group, String how, List<String> people, One floor, List<String> others) throws Exception {
        double[] known = {0};
        Ms act = followed(people, () -> {
            for (int i = 0; i < people.size(); i++) {
                member(group, how, people.get(i));
                known[0] += ofBackend(floor, others.get(i));
            }
            followedUp();
        });
        return new Both(act, known[0] / people.size());
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
        Bench.Spent[] all = new Bench.Spent[1];
        double backends = backends(() -> all[0] = bench.spent(work));
        double seconds = all[0].seconds();
        return new Ms(
                (all[0].jvm() - idle.jvm() * seconds / idle.seconds()) * 1000 / people.size(),
                (all[0].server() - idle.server() * seconds / idle.seconds()) * 1000 / people.size(),
                (backends - idleBackends * seconds) / people.size());
    }

    /** Milliseconds of the program's connections. */
    private double backends(Bench.Work work) throws Exception {
        int own = ((PGConnection) db).getBackendPID();
        double before = Cpu.backends(program.postmaster(), own);
        work.run();
        return (Cpu.backends(program.postmaster(), own) - before) * 1000;
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

    /** Messages wait a minute for an undo, then they are put together; the floor's wait for ever. */
    private void nothingToTell() throws Exception {
        while (bench.number("select count(*) from notice where state = 'QUEUED' and mail_id is null and not_before < '2099-01-01'") > 0) {
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private void measureIdle() throws Exception {
        TimeUnit.SECONDS.sleep(3);
        Bench.Work nothing = () -> TimeUnit.SECONDS.sleep(5);
        idle = bench.spent(nothing);
        idleBackends = backends(nothing) / 5;
    }

    private interface One {
        void of(String id) throws Exception;
    }

    private double ofBackend(One act, String id) throws Exception {
        long backend = ((PGConnection) db).getBackendPID();
        double before = Cpu.exact(backend);
        act.of(id);
        return Cpu.exact(backend) - before;
    }
}
