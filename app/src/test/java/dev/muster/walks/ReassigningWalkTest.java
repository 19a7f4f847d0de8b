package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/** What becomes of people who have it already. */
@MusterTest
@NullUnmarked
class ReassigningWalkTest extends InBrowser {
    @Autowired
    OwnTraining own;

    @Autowired
    TestClock clock;

    private static boolean made;

    private Screen desk() {
        if (!made) {
            made = true;
            person("Ada", "Sutcliffe", "ada.again", quoted(",'accessLevel':'ADMIN'"));
        }
        return atDesk("ada.again");
    }

    @Test
    void reassigningFromTheAssignmentsTab() {
        int course = course("Fire safety", "");
        int ana = given(course, "Ana", "Lima", 0);
        int ben = given(course, "Ben", "Strand", 1);
        int cem = given(course, "Cem", "Usta", 2);

        Screen desk = desk();
        desk.open("/admin/courses/" + course + "/assignments");
        select(desk, "Lima", "Strand", "Usta");
        desk.press("Reassign");
        assertThat(group(desk, "Not started")).containsText("Ana Lima");
        assertThat(group(desk, "In progress")).containsText("is in progress (50 %): all of it is lost");
        assertThat(group(desk, "Completed")).containsText("Cem Usta");
        Assertions.assertThat(desk.faultsEverywhere("confirm")).isEmpty();
        desk.fill("Retake due on (optional)", "2027-01-15");
        desk.press("Reassign to 2 people");
        desk.reads("2 reassigned, 1 not started yet");
        for (int person : List.of(ana, ben, cem)) {
            Assertions.assertThat(status(person, course)).isEqualTo("NOT_STARTED");
        }
        assertThat(row(desk, "Usta")).containsText("Retake due");

        // a partial course: only the quiz of who completed it
        clock.advance(Duration.ofMinutes(1));
        does(cem, course, course, 2);
        desk.open("/admin/people/" + cem + "/training/" + course);
        desk.press("Take again");
        desk.page.getByLabel("Selected steps").check();
        desk.page.getByLabel("Check").check();
        desk.page.getByLabel("take only what is selected again").check();
        assertThat(group(desk, "Completed")).containsText("takes what is selected again, the rest stays done");
        desk.press("Reassign to 1 person");
        desk.reads("1 reassigned");
        Assertions.assertThat(status(cem, course)).isEqualTo("IN_PROGRESS");
    }

    @Test
    void aModuleWhollyAndInPart() {
        int knives = course("Knives", "");
        int hygiene = course("Hygiene", "");
        int module = api(
                        HttpMethod.POST,
                        "/modules",
                        quoted("{'title':'Kitchen start','status':'ACTIVE','courses':['%d','%d']}", knives, hygiene))
                .path("id")
                .asInt();
        int dora = person("Dora", "Nagy", "dora.b3", "");
        assign(module, dora, "");
        does(dora, module, knives, 2);
        does(dora, module, hygiene, 1);

        Screen desk = desk();
        desk.open("/admin/courses/" + knives + "/assignments");
        desk.follow("Inside modules: 1");
        assertThat(row(desk, "Nagy")).containsText("Kitchen start");
        assertThat(row(desk, "Nagy")).containsText("Completed");
        Assertions.assertThat(desk.faultsEverywhere("inside")).isEmpty();
        desk.open("/admin/modules/" + module + "/assignments");
        select(desk, "Nagy");
        desk.press("Reassign");
        desk.page.getByLabel("Selected courses").check();
        desk.page
                .getByLabel("Knives", new Page.GetByLabelOptions().setExact(true))
                .check();
        assertThat(group(desk, "In progress")).containsText("what is selected starts over, the other progress stays");
        Assertions.assertThat(desk.faultsEverywhere("module")).isEmpty();
        desk.press("Reassign to 1 person");
        desk.reads("1 reassigned");
        JsonNode now = training(dora, module);
        Assertions.assertThat(now.at("/courses/0/status").asString()).isEqualTo("NOT_STARTED");
        Assertions.assertThat(now.at("/courses/1/status").asString()).isEqualTo("IN_PROGRESS");

        desk.open("/admin/modules/" + module + "/assignments");
        select(desk, "Nagy");
        desk.press("Reassign");
        desk.press("Reassign to 1 person");
        desk.reads("1 reassigned");
        Assertions.assertThat(status(dora, module)).isEqualTo("NOT_STARTED");
    }

    @Test
    void assigningWithTheToggle() {
        int course = course("Allergens", "");
        int eva = given(course, "Eva", "Brandt", 1);
        int finn = person("Finn", "Dahl", "finn.b4", "");

        Screen desk = desk();
        desk.open("/admin/courses/" + course + "/assign?who=p:" + eva + "&who=p:" + finn);
        desk.press("Review");
        desk.reads("Also reassign people who already have it");
        desk.reads("1 person has begun or completed it");
        assertThat(group(desk, "In progress")).containsText("the progress stays");
        desk.page.getByLabel("Also reassign people who already have it").check();
        assertThat(group(desk, "In progress")).containsText("all of it is lost and starts over");
        desk.page.getByLabel("Selected steps").check();
        desk.page
                .getByLabel("Read", new Page.GetByLabelOptions().setExact(true))
                .check();
        assertThat(group(desk, "In progress")).containsText("what is selected starts over");
        desk.page.getByLabel("The whole course").check();
        assertThat(group(desk, "In progress")).containsText("all of it is lost");
        Assertions.assertThat(desk.faultsEverywhere("review")).isEmpty();
        desk.press("Assign to 2 people");
        desk.reads("2 assigned");
        Assertions.assertThat(status(eva, course)).isEqualTo("NOT_STARTED");
        Assertions.assertThat(status(finn, course)).isEqualTo("NOT_STARTED");

        // nobody chosen has begun it: nothing is offered
        desk.open("/admin/courses/" + course + "/assign?who=p:" + finn);
        desk.press("Review");
        desk.reads("Nothing is saved yet.");
        assertThat(desk.page.getByLabel("Also reassign people who already have it"))
                .hasCount(0);
    }

    @Test
    void removingOnlyWhatIsNotStartedOrInProgress() {
        int course = course("Ladders", "");
        int gus = given(course, "Gus", "Falk", 0);
        int hana = given(course, "Hana", "Kova", 1);
        int ivo = given(course, "Ivo", "Marek", 2);

        Screen desk = desk();
        desk.open("/admin/courses/" + course + "/assignments");
        select(desk, "Falk", "Kova", "Marek");
        desk.press("Remove");
        desk.reads("Applies to 2 of 3.");
        assertThat(group(desk, "Lose it")).containsText("Gus Falk");
        assertThat(group(desk, "Lose it")).containsText("Hana Kova");
        assertThat(group(desk, "Not possible")).containsText("Ivo Marek");
        desk.press("Remove from 2 people");
        desk.reads("2 removed");
        desk.open("/admin/courses/" + course + "/assignments");
        assertThat(desk.page.locator("table tbody tr")).hasCount(1);
        Assertions.assertThat(status(ivo, course)).isEqualTo("COMPLETED");
        for (int person : List.of(gus, hana)) {
            Assertions.assertThat(api(HttpMethod.GET, "/people/" + person + "/training", "")
                            .path("items")
                            .size())
                    .isZero();
        }
    }

    /** Somebody who has the course, and has done so many of its two steps. */
    private int given(int course, String name, String family, int steps) {
        int id = person(name, family, (name + "." + course).toLowerCase(java.util.Locale.ROOT), "");
        assign(course, id, "");
        does(id, course, course, steps);
        return id;
    }

    private void does(int person, int content, int course, int steps) {
        Actor who = new Actor(Actor.Kind.PERSON, person, "Somebody", AccessLevel.LEARNER, null);
        api(HttpMethod.GET, "/courses/" + course, "")
                .path("steps")
                .valueStream()
                .limit(steps)
                .forEach(s -> own.complete(
                        who,
                        new CourseInContext(content, course),
                        s.path("id").asInt(),
                        s.path("kind").asString().equals("QUIZ") ? List.of(List.of(0)) : null));
        clock.advance(Duration.ofMinutes(1));
    }

    private static void select(Screen desk, String... names) {
        for (String name : names) {
            row(desk, name).locator("input[name=person]").check();
        }
    }

    private static Locator row(Screen desk, String name) {
        return desk.page.locator("table tbody tr").filter(new Locator.FilterOptions().setHasText(name));
    }

    private static Locator group(Screen desk, String name) {
        return desk.page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private JsonNode training(int person, int content) {
        return api(HttpMethod.GET, "/people/" + person + "/training", "")
                .path("items")
                .valueStream()
                .filter(t -> t.at("/content/id").asInt() == content)
                .findFirst()
                .orElseThrow();
    }

    private String status(int person, int content) {
        return training(person, content).path("status").asString();
    }
}
