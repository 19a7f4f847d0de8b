package dev.muster.assignment;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.Tokens;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.undo.Undos;
import dev.muster.audience.groups.Groups;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.library.ContentSettings;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Twenty administrators at one course, over HTTP. Nobody meets an error, and the end is that of some serial order: the
 * acts, lived again one after the other in the order of the audit log by twins of the people, groups and course, leave
 * the twins with the same. {@code -Dseconds=60} takes a minute.
 */
@MusterTest
@NullUnmarked
class AdministratorsTest {
    private static final int ADMINISTRATORS = 20;
    private static final int PEOPLE = 12;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(Integer.getInteger("seconds", 8));
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Persons persons;

    @Autowired
    Tokens tokens;

    @Autowired
    Courses courses;

    @Autowired
    Drafts drafts;

    @Autowired
    Groups groups;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Assignments assignments;

    @Autowired
    Removals removals;

    @Autowired
    DueDates dueDates;

    @Autowired
    Exemptions exemptions;

    @Autowired
    ContentRules contentRules;

    @Autowired
    Undos undos;

    @Autowired
    Reassess reassess;

    @Autowired
    Engine engine;

    @Autowired
    MembershipLock membershipLock;

    @Autowired
    TransactionTemplate transaction;

    /** Somebody's whole world: the people, two groups and the course. */
    private record World(List<Integer> people, List<Integer> groups, int course) {
        List<Integer> twins(World of, List<Integer> ids) {
            return ids.stream().map(p -> people.get(of.people.indexOf(p))).toList();
        }
    }

    private record Asked(List<Integer> people, LocalDate due, boolean on, int group) {}

    private final Queue<String> errors = new ConcurrentLinkedQueue<>();
    private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();
    private final AtomicLong slowest = new AtomicLong();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();
    private final Map<Integer, Boolean> mandatory = new ConcurrentHashMap<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private World real;
    private World twin;

    @Test
    void theEndIsThatOfASerialOrder() throws Exception {
        real = world("Real");
        twin = world("Twin");
        List<String> admins = IntStream.range(0, ADMINISTRATORS)
                .mapToObj(i -> {
                    int id = persons.create(Fixture.ADMIN, admin(i)).id();
                    return tokens.make(Fixture.ADMIN, id, "Test", null).token();
                })
                .toList();
        reassess.workOff();
        long before = last();
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("AdministratorsTest seed " + seed);
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        try (var pool = Executors.newFixedThreadPool(ADMINISTRATORS + 1)) {
            for (int t = 0; t < ADMINISTRATORS; t++) {
                String token = admins.get(t);
                Random random = new Random(seed + t);
                pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        tried(() -> act(token, random));
                    }
                });
            }
            pool.submit(() -> {
                while (System.nanoTime() < end) {
                    tried(reassess::workOff);
                }
            });
        }
        System.out.println("AdministratorsTest: " + answers + ", slowest " + slowest.get() / 1_000_000 + " ms");
        assertThat(errors).isEmpty();
        assertThat(answers.keySet()).allMatch(status -> status < 500);
        reassess.workOff();
        assertThat(Invariants.broken(db)).isEmpty();
        int acts = again(before);
        System.out.println("AdministratorsTest: " + acts + " entries lived again");
        assertThat(state(twin)).isEqualTo(state(real));
        assertThat(Invariants.broken(db)).isEmpty();
        assertThat(acts).isGreaterThan(ADMINISTRATORS);
    }

    private static PersonDraft admin(int i) {
        PersonDraft d = PersonDraft.named("Admin", "Number" + i);
        return new PersonDraft(
                d.givenName(),
                d.familyName(),
                d.username(),
                d.email(),
                d.employeeNumber(),
                d.hiredOn(),
                d.leavesOn(),
                d.managerId(),
                d.language(),
                d.timeZone(),
                AccessLevel.ADMIN,
                d.scope(),
                d.attributes());
    }

    private World world(String name) {
        Fixture make = new Fixture(db, clock);
        var c = courses.create(Fixture.ADMIN, ContentSettings.named(name), List.of(Step.text("One", "x")));
        c = drafts.publish(Fixture.ADMIN, c.id(), null, null, false);
        return new World(
                make.people(PEOPLE), List.of(make.staticGroup(name + " A"), make.staticGroup(name + " B")), c.id());
    }

    // ---- at once -----------------------------------------------------------------------------------------------

    private interface Attempt {
        void make() throws Exception;
    }

    private void tried(Attempt attempt) {
        try {
            attempt.make();
        } catch (Exception e) {
            errors.add(e.toString());
        }
    }

    private void act(String token, Random r) throws Exception {
        String key = "act " + number.incrementAndGet();
        List<Integer> some = some(r);
        boolean on = r.nextBoolean();
        int group = r.nextInt(2);
        LocalDate due = on ? LocalDate.of(2027, 1, 1 + r.nextInt(28)) : null;
        asked.put(key, new Asked(some, due, on, group));
        String note = quoted(",'note':'%s'", key);
        String who = quoted("'personIds':%s", ids(some));
        String of = quoted("{'contentId':'%s',%s%s", real.course, who, note);
        String exemption = "/people/" + some.getFirst() + "/training/" + real.course + "/exemption";
        switch (r.nextInt(12)) {
            case 0, 1, 2 ->
                send(
                        token,
                        "POST",
                        "/assignments",
                        quoted("{'contentIds':['%s'],%s%s%s}", real.course, who, dueOn(due), note));
            case 3, 4 -> send(token, "POST", "/removals", of + "}");
            case 5 ->
                send(
                        token,
                        "POST",
                        "/due-dates",
                        quoted("%s,'dueOn':%s}", of, (due == null ? "null" : "\"" + due + "\"")));
            case 6 -> settings(token, key, r.nextInt(4) == 0);
            case 7 ->
                send(
                        token,
                        "PUT",
                        "/groups/" + real.groups.get(group) + "/content",
                        quoted("{'contentIds':%s%s}", (on ? "[\"" + real.course + "\"]" : "[]"), note));
            case 8, 9 ->
                send(
                        token,
                        "PUT",
                        "/groups/" + real.groups.get(group) + "/members",
                        quoted("{'%s':%s}", (on ? "add" : "remove"), ids(some)));
            case 10 -> {
                if (on) {
                    send(token, "POST", exemption, quoted("{'type':'Medical'}"));
                } else {
                    send(token, "DELETE", exemption, "");
                }
            }
            default -> send(token, "POST", "/undo/" + lastActOfReal(r), "");
        }
    }

    private void settings(String token, String title, boolean on) throws Exception {
        JsonNode now =
                JSON.readTree(send(token, "GET", "/courses/" + real.course, "").body());
        var answer = send(
                token,
                "PATCH",
                "/courses/" + real.course,
                quoted("{'title':'%s','mandatory':%s}", title, on),
                "If-Match",
                "\"" + now.path("version").asString() + "\"");
        if (answer.statusCode() == 200) {
            mandatory.put(JSON.readTree(answer.body()).path("version").asInt(), on);
        }
    }

    private HttpResponse<String> send(String token, String method, String path, String body, String... headers)
            throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1" + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        long from = System.nanoTime();
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        slowest.accumulateAndGet(System.nanoTime() - from, Math::max);
        answers.computeIfAbsent(answer.statusCode(), s -> new AtomicInteger()).incrementAndGet();
        if (answer.statusCode() >= 500) {
            errors.add(method + " " + path + " " + body + " " + answer.statusCode() + " " + answer.body());
        }
        return answer;
    }

    private long lastActOfReal(Random r) {
        return db.fetchSingle("""
            select coalesce(max(id), 0) from (
              select id from audit_entry where content_id = ?
                and (action like 'assignment.%' or action in ('group.content', 'course.change')) order by id desc limit ?) x""", real.course, 1 + r.nextInt(3)).get(0, Long.class);
    }

    private List<Integer> some(Random r) {
        return r.ints(1 + r.nextInt(3), 0, PEOPLE)
                .distinct()
                .mapToObj(i -> real.people.get(i))
                .toList();
    }

    private static String ids(List<Integer> people) {
        return people.stream().map(p -> "\"" + p + "\"").collect(Collectors.joining(",", "[", "]"));
    }

    private static String dueOn(LocalDate due) {
        return due == null ? "" : quoted(",'dueOn':'%s'", due);
    }

    private long last() {
        return db.fetchSingle("select coalesce(max(id), 0) from audit_entry").get(0, Long.class);
    }

    // ---- one after the other -----------------------------------------------------------------------------------

    /** The order of the log: whoever writes sources of the course holds its lock while the entry is written. */
    private int again(long after) {
        List<Boolean> switched = new ArrayList<>(new TreeMap<>(mandatory).values());
        Map<Long, Long> undone = new HashMap<>();
        List<Record> entries = List.copyOf(db.fetch("""
            select e.id, e.action, e.note, e.detail ->> 'undoes', e.detail ->> 'group',
                   coalesce((select array_agg(l.person_id order by l.person_id) from audit_line l
                             where l.entry_id = e.id and l.content_id in (0, ?) and l.person_id <> 0), '{}'),
                   coalesce((select bool_or(l.after is not null) from audit_line l where l.entry_id = e.id), false)
            from audit_entry e where e.id > ? order by e.id""", real.course, after));
        for (Record e : entries) {
            lived(e, switched, undone);
            undone.put(e.get(0, Long.class), last());
        }
        reassess.workOff();
        return entries.size();
    }

    private void lived(Record e, List<Boolean> switched, Map<Long, Long> undone) {
        String action = e.get(1, String.class);
        Asked a = e.get(2, String.class) == null ? null : asked.get(e.get(2, String.class));
        List<Integer> lines = Arrays.stream(e.get(5, Integer[].class))
                .filter(real.people::contains)
                .toList();
        List<Integer> them = twin.twins(real, a == null ? lines : a.people);
        try {
            switch (action) {
                case "assignment.assign" ->
                    assignments.assign(
                            Fixture.ADMIN,
                            new AssignRequest(List.of(twin.course), them, a.due, null, null, null, null, false, null));
                case "assignment.remove" -> removals.remove(Fixture.ADMIN, twin.course, them, null);
                case "assignment.due" -> dueDates.set(Fixture.ADMIN, twin.course, twin.twins(real, lines), a.due, null);
                case "group.content" ->
                    groupContents.set(
                            Fixture.ADMIN,
                            twin.groups.get(a.group),
                            a.on ? List.of(twin.course) : List.of(),
                            Remarks.NONE,
                            PEOPLE);
                case "course.change" -> {
                    boolean on = switched.removeFirst();
                    contentRules.change(
                            Fixture.ADMIN,
                            twin.course,
                            null,
                            s -> s.given(on, s.newStarterDefault()),
                            new ContentRules.How(dev.muster.assignment.DueFor.NEW, Remarks.NONE, PEOPLE * 10));
                }
                case "group.members" -> members(e, them);
                case "exemption.grant" ->
                    exemptions.grant(
                            Fixture.ADMIN,
                            them.getFirst(),
                            twin.course,
                            new Exemptions.Request(null, "Medical", null, null, null));
                case "exemption.lift" ->
                    exemptions.lift(Fixture.ADMIN, them.getFirst(), twin.course, null, Remarks.NONE);
                case "rules.apply" ->
                    transaction.executeWithoutResult(tx -> {
                        membershipLock.take();
                        engine.run(new DifferenceRange.OfPeople(them));
                    });
                default -> {
                    assertThat(action).startsWith("undo.");
                    undos.undo(
                            Fixture.ADMIN, Objects.requireNonNull(undone.get(Long.parseLong(e.get(3, String.class)))));
                }
            }
        } catch (Conflict | NotThere refused) {
            // what rules do in between can be a moment earlier here: the end says whether it matters
        }
    }

    private void members(Record e, List<Integer> them) {
        int group = twin.groups.get(real.groups.indexOf(Integer.parseInt(e.get(4, String.class))));
        boolean in = e.get(6, Boolean.class);
        groups.changeMembers(
                Fixture.ADMIN,
                group,
                in ? them : List.of(),
                in ? List.of() : them,
                new Groups.Edit(null, null, null, PEOPLE));
    }

    private List<String> state(World w) {
        List<String> all = new ArrayList<>();
        for (int p : w.people) {
            String who = "person " + w.people.indexOf(p) + " ";
            db.fetch(
                            "select required, state, due_on, due_by_hand from assignment where person_id = ? and content_id = ?",
                            p,
                            w.course)
                    .forEach(r -> all.add(who + Arrays.toString(r.intoArray())));
            db.fetch("""
                select case when s.rule_id <= 0 then s.rule_id::text else r.kind || coalesce(array_position(?::int[], r.group_id)::text, '') end,
                       s.due_on, s.kept, s.due_given
                from source s left join rule r on r.id = s.rule_id
                where s.person_id = ? and s.content_id = ? order by 1""", w.groups.toArray(Integer[]::new), p, w.course)
                    .forEach(r -> all.add(who + Arrays.toString(r.intoArray())));
            db.fetch(
                            "select x.type, r.kind from exemption x left join rule r on r.id = x.rule_id where x.person_id = ? and x.content_id = ? and x.ended_at is null order by 2",
                            p,
                            w.course)
                    .forEach(r -> all.add(who + Arrays.toString(r.intoArray())));
        }
        return all;
    }
}
