package dev.muster;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.Routes.Route;
import dev.muster.access.Permission;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Walks every route there is: who may use it, and whom a scoped manager can find out about. */
@MusterTest
class RightsTest {
    private static final Actor SYSTEM = Actor.system("Test");
    private static final String STRANGER = "Quisquilloso";

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping routes;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private int stranger;
    private int course;
    private Actor manager = SYSTEM;

    @BeforeEach
    void company() {
        if (stranger != 0 || persons == null) {
            return;
        }
        course = new Fixture(db, clock).course("Fire safety");
        Person in = person("Lena", "Local", "Leeds");
        stranger = person("Xaver", STRANGER, "London").id();
        Audience leeds = Audience.of(new Audience.Has(Attribute.LOCATION, List.of("Leeds"), false));
        manager = new Actor(Actor.Kind.PERSON, in.id(), in.name(), AccessLevel.MANAGER, leeds);
    }

    private Person person(String given, String family, String location) {
        PersonDraft draft = PersonDraft.named(given, family).with(Map.of(Attribute.LOCATION, List.of(location)));
        return persons.create(SYSTEM, draft);
    }

    private List<Route> routes() {
        return Routes.all(routes);
    }

    private String fill(Route route, String person) {
        return route.path()
                .replace("/people/{id}", "/people/" + person)
                .replace("/access/{id}", "/access/" + person)
                .replace("/courses/{id}", "/courses/" + course)
                .replace("{contentId}", String.valueOf(course))
                .replace("{courseId}", String.valueOf(course))
                .replace("{personId}", person)
                .replace("{attribute}", "location")
                .replaceAll("\\{\\w+}", "999999");
    }

    private MvcTestResult call(Route route, Actor actor, String person, String query) {
        var request =
                mvc.method(route.method()).uri(fill(route, person) + query).with(As.actor(actor));
        if (route.isApi() && !route.isRead()) {
            request = route.isUpload()
                    ? request.contentType(MediaType.MULTIPART_FORM_DATA)
                    : request.contentType(MediaType.APPLICATION_JSON).content("{}");
        }
        return request.exchange();
    }

    private static String body(MvcTestResult result) throws Exception {
        return result.getResponse().getContentAsString();
    }

    @Test
    void eachLevelGetsWhatItsPermissionsSayAndNeverAFault() {
        List<String> wrong = new ArrayList<>();
        for (AccessLevel level : AccessLevel.values()) {
            Actor actor = new Actor(Actor.Kind.PERSON, manager.personId(), "Somebody", level, null);
            for (Route route : routes()) {
                int status = call(route, actor, "999999", "").getResponse().getStatus();
                boolean may = route.needs() != null && route.needs().isOf(level);
                if (status >= 500 || !may && status != 403 || may && status == 401) {
                    wrong.add(level + " " + route.method() + " " + route.path() + " answers " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyGetsInWithoutSigningIn() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes()) {
            if (route.needs() == Permission.PUBLIC) {
                continue;
            }
            int status = mvc.method(route.method())
                    .uri(fill(route, "1"))
                    .exchange()
                    .getResponse()
                    .getStatus();
            // A form without its token is refused before anybody asks who sends it.
            Set<Integer> expected = route.isApi() ? Set.of(401) : route.isRead() ? Set.of(303) : Set.of(403);
            if (!expected.contains(status)) {
                wrong.add(route.method() + " " + route.path() + " answers " + status);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aScopedManagerFindsNobodyElsewhereByAnyRoute() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes()) {
            String person = String.valueOf(stranger);
            for (String query : route.isRead()
                    ? List.of("", "?search=" + STRANGER.toLowerCase(Locale.ROOT), "?q=" + STRANGER)
                    : List.of("")) {
                MvcTestResult result = call(route, manager, person, query);
                int status = result.getResponse().getStatus();
                boolean named = body(result).replace("value=\"" + STRANGER, "").contains("Xaver");
                boolean done = route.path().contains("/people/{id}") && status < 400;
                if (named || done || status >= 500) {
                    wrong.add(route.method() + " " + route.path() + query + " answers " + status
                            + (named ? " with the name" : ""));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aScopedManagerCountsAndChangesNobodyElsewhere() throws Exception {
        String all = quoted("'personIds':['%s']", stranger);
        String content = quoted("'contentId':'%s',", course);
        for (String[] write : new String[][] {
            {"/api/v1/assignments", quoted("{'contentIds':['%s'],%s}", course, all)},
            {"/api/v1/assignments/preview", quoted("{'contentIds':['%s'],%s}", course, all)},
            {"/api/v1/removals", "{" + content + all + "}"},
            {"/api/v1/due-dates", quoted("{%s%s,'dueOn':'2027-01-01'}", content, all)},
            {"/api/v1/sign-in-codes", "{" + all + "}"},
        }) {
            MvcTestResult result = post(write[0], write[1]);
            assertThat(result.getResponse().getStatus()).as(write[0]).isGreaterThanOrEqualTo(400);
        }
        assertThat(body(post(
                        "/api/v1/audiences/count", quoted("{'all':[{'attribute':'location','anyOf':['London']}]}"))))
                .contains(quoted("'count':0"));
        post("/api/v1/assignments", quoted("{'contentIds':['%s'],'audience':{'all':[]}}", course));
        assertThat(db.fetchCount(
                        dev.muster.generated.db.Tables.ASSIGNMENT,
                        dev.muster.generated.db.Tables.ASSIGNMENT.PERSON_ID.eq(stranger)))
                .isZero();
    }

    private MvcTestResult post(String url, String body) {
        return mvc.post()
                .uri(url)
                .with(As.actor(manager))
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }
}
