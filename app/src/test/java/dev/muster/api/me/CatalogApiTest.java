package dev.muster.api.me;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.testing.As;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.SwitchableDataSource;
import dev.muster.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who finds what, and what becomes of it when they begin it by themselves. */
@MusterTest
@NullUnmarked
class CatalogApiTest {
    private static final String LEEDS = quoted("{'all':[{'attribute':'location','anyOf':['Leeds']}]}");
    private static final String STEPS = quoted(
            "'steps':[{'kind':'TEXT','title':'Read','body':'Look.'},{'kind':'ACKNOWLEDGEMENT','title':'Confirm','body':'I have read it.'}]");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Reassess reassess;

    @Autowired
    SwitchableDataSource database;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private final JsonMapper json = JsonMapper.builder().build();
    private Fixture make;
    private int ana;

    @BeforeEach
    void ana() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        ana = person("Ana", "Leeds");
        db.execute("update content set status = 'ARCHIVED'");
    }

    private int person(String name, String location) {
        return persons.create(
                        Fixture.ADMIN,
                        PersonDraft.named(name, "Lima" + System.nanoTime())
                                .with(Map.of(Attribute.LOCATION, List.of(location))))
                .id();
    }

    private JsonNode call(int person, HttpMethod method, String path, int status) throws Exception {
        MvcTestResult r = mvc.method(method)
                .uri("/api/v1" + path)
                .with(As.person(person, AccessLevel.LEARNER))
                .exchange();
        assertThat(r).as(path).hasStatus(status);
        String body = r.getResponse().getContentAsString();
        return json.readTree(body.isEmpty() ? "null" : body);
    }

    private JsonNode admin(HttpMethod method, String path, String body, int status) throws Exception {
        MvcTestResult r = new Calls(mvc).send(method, path, body);
        assertThat(r)
                .as("%s %s: %s", method, path, r.getResponse().getContentAsString())
                .hasStatus(status);
        String answer = r.getResponse().getContentAsString();
        return json.readTree(answer.isEmpty() ? "null" : answer);
    }

    private int course(String title, String visibility, String... tags) throws Exception {
        String list = "["
                + String.join(
                        ",",
                        java.util.Arrays.stream(tags).map(t -> "\"" + t + "\"").toList()) + "]";
        return admin(
                        HttpMethod.POST,
                        "/courses",
                        quoted(
                                "{'title':'%s','status':'ACTIVE','visibility':%s,'tags':%s,%s}",
                                title, visibility, list, STEPS),
                        201)
                .path("id")
                .asInt();
    }

    private List<String> titles(int person, String query) throws Exception {
        List<String> titles = new ArrayList<>();
        call(person, HttpMethod.GET, "/me/catalog" + query, 200)
                .path("items")
                .forEach(i -> titles.add(i.path("content").path("title").asString()));
        return titles;
    }

    private JsonNode training(int person, int course) throws Exception {
        for (JsonNode t : admin(HttpMethod.GET, "/people/" + person + "/training", "", 200)
                .path("items")) {
            if (t.path("content").path("id").asInt() == course) {
                return t;
            }
        }
        return json.readTree("null");
    }

    private static List<String> sources(JsonNode training) {
        List<String> labels = new ArrayList<>();
        training.path("sources").forEach(s -> labels.add(s.path("label").asString()));
        return labels;
    }

    @Test
    void aCourseIsFoundByThoseWhomItsVisibilityHoldsAndByThoseWhoHaveIt() throws Exception {
        int leeds = course("Leeds kitchen", LEEDS);
        course("For all", quoted("{'all':[]}"));
        int nobody = course("For nobody", quoted("{'all':[{'people':[]}]}"));
        admin(HttpMethod.POST, "/courses", quoted("{'title':'A draft',%s}", STEPS), 201);
        int ben = person("Ben", "Hull");
        assertThat(titles(ana, "")).containsExactly("For all", "Leeds kitchen");
        assertThat(titles(ben, "")).containsExactly("For all");

        admin(HttpMethod.POST, "/assignments", quoted("{'contentIds':['%d'],'personIds':['%d']}", nobody, ben), 200);
        assertThat(titles(ben, "")).containsExactly("For all", "For nobody");
        JsonNode items = call(ben, HttpMethod.GET, "/me/catalog", 200).path("items");
        assertThat(items.get(0).path("training").isNull()).isTrue();
        assertThat(items.get(1).path("training").path("status").asString()).isEqualTo("NOT_STARTED");

        call(ben, HttpMethod.POST, "/me/training/" + leeds + "/begin", 404);
        call(ben, HttpMethod.POST, "/me/training/" + nobody + "/begin", 200);
        call(ben, HttpMethod.POST, "/me/training/999999/begin", 404);
        admin(HttpMethod.PATCH, "/courses/" + leeds, quoted("{'status':'ARCHIVED'}"), 200);
        assertThat(titles(ana, "")).containsExactly("For all");
        call(ana, HttpMethod.POST, "/me/training/" + leeds + "/begin", 404);
    }

    @Test
    void searchTagsAndPages() throws Exception {
        course("Allergens", LEEDS, "Food", "Kitchen");
        course("Knives", LEEDS, "Kitchen");
        course("Till", quoted("{'all':[]}"), "Front of house");
        assertThat(titles(ana, "?search=knives")).containsExactly("Knives");
        assertThat(titles(ana, "?search=kitchen")).containsExactly("Allergens", "Knives");
        assertThat(titles(ana, "?tag=kitchen&search=all")).containsExactly("Allergens");
        assertThat(titles(ana, "?tag=Food&tag=Front of house")).containsExactly("Allergens", "Till");
        assertThat(titles(ana, "?tag=Nothing")).isEmpty();
        JsonNode first = call(ana, HttpMethod.GET, "/me/catalog?limit=2", 200);
        assertThat(first.path("total").asInt()).isEqualTo(3);
        assertThat(titles(ana, "?limit=2&cursor=" + first.path("nextCursor").asString()))
                .containsExactly("Till");
        call(ana, HttpMethod.GET, "/me/catalog?limit=0", 400);
        call(ana, HttpMethod.GET, "/me/catalog?cursor=nonsense", 400);
    }

    @Test
    void oneCourseAndThirtyTakeEquallyManyStatements() throws Exception {
        course("First", LEEDS);
        long one = statements();
        for (int i = 0; i < 29; i++) {
            course("Course " + i, LEEDS.replace("Leeds", i % 2 == 0 ? "Leeds" : "Place " + i));
        }
        assertThat(titles(ana, "?limit=200")).hasSize(16);
        assertThat(statements()).isEqualTo(one);
    }

    private long statements() throws Exception {
        titles(ana, "?limit=200");
        long before = database.statements();
        titles(ana, "?limit=200");
        return database.statements() - before;
    }

    @Test
    void anAudienceThatCanNotBeEvaluatedIsRefusedAndAnUnknownValueJoinsItsList() throws Exception {
        JsonNode refused = admin(
                HttpMethod.POST,
                "/courses",
                quoted("{'title':'X','visibility':{'all':[{'group':'999999'}]},%s}", STEPS),
                400);
        assertThat(refused.path("errors").get(0).path("field").asString()).isEqualTo("visibility.all[0]");
        course("New place", LEEDS.replace("Leeds", "Penzance"));
        assertThat(admin(HttpMethod.GET, "/attributes/location/values", "", 200).toString())
                .contains("Penzance");
    }

    @Test
    void aGroupThatVisibilityNamesCanNotBeDeletedAndOneThatIsGoneShowsTheCourseToNobody() throws Exception {
        int group = make.staticGroup("Chefs", ana);
        int course = course("Sauces", quoted("{'all':[{'group':'%s'}]}", group));
        assertThat(titles(ana, "")).containsExactly("Sauces");
        assertThat(admin(HttpMethod.DELETE, "/groups/" + group, "", 409)
                        .path("detail")
                        .asString())
                .contains("Sauces");
        db.execute("update people_group set deleted_at = created_at where id = ?", group);
        assertThat(titles(ana, "")).isEmpty();
        call(ana, HttpMethod.POST, "/me/training/" + course + "/begin", 404);
        assertThat(mvc.get()
                        .uri("/admin/courses/" + course + "/visibility")
                        .with(As.admin())
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("not there any more");
    }

    @Test
    void beginningFromTheCatalogIsVoluntaryAndTwiceIsOnce() throws Exception {
        int course = course("Sauces", LEEDS);
        make.due(course, quoted("{'daysAfterAssignment': 3}"));
        call(ana, HttpMethod.POST, "/me/training/" + course + "/begin", 200);
        call(ana, HttpMethod.POST, "/me/training/" + course + "/begin", 200);
        JsonNode t = training(ana, course);
        assertThat(t.path("status").asString()).isEqualTo("IN_PROGRESS");
        assertThat(t.path("required").asBoolean()).isFalse();
        assertThat(t.path("dueOn").isNull()).isTrue();
        assertThat(sources(t)).containsExactly("Self-enrolled");
        assertThat(t.path("sources").get(0).path("by").asString()).isEqualTo("Somebody");
        assertThat(db.fetchCount(
                        org.jooq.impl.DSL.table("audit_entry"),
                        org.jooq.impl.DSL.condition("action = 'learning.enrol' and content_id = ?", course)))
                .isEqualTo(1);
    }

    /**
     * What was begun by oneself, then becomes required, then is required no longer ("When the last required
     * source goes").
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        # by  | done meanwhile | while required                      | afterwards
        group | nothing        | IN_PROGRESS required Self+Group     | IN_PROGRESS optional Self
        group | all            | COMPLETED required Self+Group       | COMPLETED optional Self
        group | voided         | NOT_STARTED required Self+Group     | gone
        hand  | nothing        | IN_PROGRESS required Self+Individual| gone
        hand  | all            | COMPLETED required Self+Individual  | refused
        """)
    void whenItBecomesRequiredAndThenNoLonger(String by, String done, String required, String afterwards)
            throws Exception {
        int course = course("Sauces", LEEDS);
        int first = call(ana, HttpMethod.POST, "/me/training/" + course + "/begin", 200)
                .path("steps")
                .get(0)
                .path("id")
                .asInt();
        step(course, first);
        if (!done.equals("nothing")) {
            step(course, first + 1);
        }
        if (done.equals("voided")) {
            String completion = admin(HttpMethod.GET, "/people/" + ana + "/history", "", 200)
                    .path("completions")
                    .get(0)
                    .path("id")
                    .asString();
            admin(HttpMethod.POST, "/completions/" + completion + "/void", quoted("{'reason':'Wrong person'}"), 200);
        }
        int group = make.staticGroup("Kitchen " + System.nanoTime(), ana);
        if (by.equals("group")) {
            groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        } else {
            admin(
                    HttpMethod.POST,
                    "/assignments",
                    quoted("{'contentIds':['%d'],'personIds':['%d']}", course, ana),
                    200);
        }
        assertThat(print(training(ana, course))).isEqualTo(required);
        if (done.equals("nothing")) {
            assertThat(training(ana, course).path("progress").asInt()).isEqualTo(50);
        }
        call(ana, HttpMethod.DELETE, "/me/training/" + course, 409);

        if (by.equals("group")) {
            groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        } else {
            admin(
                    HttpMethod.DELETE,
                    "/people/" + ana + "/training/" + course,
                    "",
                    afterwards.equals("refused") ? 409 : 200);
        }
        assertThat(print(training(ana, course))).isEqualTo(afterwards.equals("refused") ? required : afterwards);
    }

    private void step(int course, int step) throws Exception {
        call(ana, HttpMethod.POST, "/me/training/%d/courses/%d/steps/%d/complete".formatted(course, course, step), 200);
    }

    private static String print(JsonNode t) {
        if (t.isNull()) {
            return "gone";
        }
        String sources = String.join(
                "+",
                sources(t).stream()
                        .map(l -> l.startsWith("Self") ? "Self" : l.startsWith("Group") ? "Group" : l)
                        .toList());
        return t.path("status").asString() + (t.path("required").asBoolean() ? " required " : " optional ") + sources;
    }

    @Test
    void givingItUpKeepsTheProgressForTheNextBegin() throws Exception {
        int course = course("Sauces", LEEDS);
        String begin = "/me/training/" + course + "/begin";
        int first = call(ana, HttpMethod.POST, begin, 200)
                .path("steps")
                .get(0)
                .path("id")
                .asInt();
        step(course, first);
        call(ana, HttpMethod.DELETE, "/me/training/" + course, 204);
        assertThat(call(ana, HttpMethod.GET, "/me/training", 200).path("items")).isEmpty();
        call(ana, HttpMethod.DELETE, "/me/training/" + course, 404);
        JsonNode removal = admin(HttpMethod.GET, "/people/" + ana + "/history", "", 200)
                .path("removals")
                .get(0);
        assertThat(removal.path("removed").asBoolean()).isTrue();
        assertThat(removal.path("progress").asInt()).isEqualTo(50);
        assertThat(removal.path("sources").get(0).asString()).isEqualTo("Self-enrolled");
        assertThat(removal.path("by").asString()).isEqualTo("Somebody");

        JsonNode again = call(ana, HttpMethod.POST, begin, 200);
        assertThat(again.path("progress").asInt()).isEqualTo(50);
        assertThat(again.path("steps").get(0).path("done").asBoolean()).isTrue();
    }

    @Test
    void aValidCompletionCountsAtOnce() throws Exception {
        int course = course("Sauces", LEEDS);
        admin(
                HttpMethod.POST,
                "/people/" + ana + "/completions",
                quoted("{'contentId':'%d','completedAt':'2026-10-01'}", course),
                201);
        JsonNode t = call(ana, HttpMethod.POST, "/me/training/" + course + "/begin", 200);
        assertThat(t.path("status").asString()).isEqualTo("COMPLETED");
        assertThat(print(training(ana, course))).isEqualTo("COMPLETED optional Self");
    }
}
