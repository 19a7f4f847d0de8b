package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import dev.muster.testing.Screen;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Courses and modules in the library. One company for all. */
class LibraryWalkTest extends CompanyWalk {
    private @Nullable Screen desk;

    private Screen desk() {
        Screen there = desk;
        if (there == null) {
            desk = there = administrator();
        }
        return there;
    }

    private static void open(Screen screen, String tab) {
        screen.page.locator("nav.tabs").getByText(tab).click();
        assertThat(screen.page.locator("nav.tabs [aria-current=page]")).hasText(tab);
    }

    @Test
    void assignFromTheManageTabOfCourseAndModule() throws Exception {
        Screen desk = desk();
        String ann = person("Ann", "Lowe", quoted("'location':['Leeds'],'role':['Cook']"));
        String bo = person("Bo", "Marsh", quoted("'location':['Hull'],'role':['Porter']"));
        person("Cy", "North", quoted("'location':['Hull'],'role':['Waiter']"));
        person("Di", "Oakes", quoted("'location':['London'],'role':['Waiter']"));
        String course = course("Cold chain");
        assign(course, ann);
        completes(ann, course);
        assign(course, bo);
        begins(bo, course);

        desk.open("/admin/library");
        desk.follow("Cold chain");
        open(desk, "Manage");
        assertThat(desk.page.locator("nav.sum a:has-text('In Progress')")).containsText("1");
        assertThat(desk.page.locator("nav.sum a:has-text('Completed')")).containsText("1");
        Assertions.assertThat(desk.faultsEverywhere("manage")).isEmpty();
        assignToLeedsHullAndWaiters(desk);
        desk.reads("completed it on");
        desk.reads("in progress");
        desk.reads("Ann Lowe");
        Assertions.assertThat(desk.faultsEverywhere("review")).isEmpty();
        pressStarting(desk, "Assign to");
        assertThat(desk.page.locator("table tbody tr")).hasCount(4);
        assertThat(desk.page.locator("tr:has-text('Ann Lowe')")).containsText("Completed");
        assertThat(desk.page.locator("tr:has-text('Bo Marsh')")).containsText("In Progress");
        assertThat(desk.page.locator("tr:has-text('Di Oakes')")).containsText("Not Started");

        String other = course("Stock rotation");
        desk.open("/admin/library");
        desk.follow("New module");
        desk.fill("Title", "Store room");
        desk.press("Create the module");
        desk.reads("No courses yet");
        Assertions.assertThat(desk.faultsEverywhere("module-empty")).isEmpty();
        desk.page.getByPlaceholder("Find a course").fill("cold");
        assertThat(desk.page.locator("#found .cnt")).hasText("1 course to add");
        pressStarting(desk, "Cold chain");
        assertThat(desk.page.locator("ol.steps li")).hasCount(1);
        desk.open(desk.page.url().replaceFirst("\\?.*", ""));
        pressStarting(desk, "Stock rotation");
        assertThat(desk.page.locator("ol.steps li")).hasCount(2);
        desk.press("Move Stock rotation up");
        assertThat(desk.page.locator("ol.steps li").first()).containsText("Stock rotation");
        Assertions.assertThat(desk.faultsEverywhere("module-content")).isEmpty();
        desk.follow("Publish version 1");
        desk.press("Publish version 1");
        desk.reads("Version 1 published");
        Assertions.assertThat(desk.faultsEverywhere("module")).isEmpty();
        assignToLeedsHullAndWaiters(desk);
        pressStarting(desk, "Assign to 4 people");
        assertThat(desk.page.locator("table tbody tr")).hasCount(4);
        assertThat(desk.page.locator("tr:has-text('Ann Lowe')")).containsText("Not Started");
        desk.open("/admin/courses/" + other);
        desk.reads("Part of");
        desk.follow("Store room");
        desk.reads("Stock rotation");
    }

    /** From the tab Manage: a person, a location and a role. */
    private static void assignToLeedsHullAndWaiters(Screen desk) {
        open(desk, "Manage");
        desk.follow("Assign");
        for (String search : List.of("Lowe", "Hull", "Waiter")) {
            desk.page.locator("#q").fill(search);
            desk.page.locator("#found .choice").first().click();
            assertThat(desk.page.locator("#q")).hasValue("");
        }
        desk.press("Review");
        desk.reads("Nothing is saved yet.");
    }

    @Test
    void versionsArePublishedAndWhatThatMeansIsSaid() throws Exception {
        Screen desk = desk();
        String course = api("POST", "/api/v1/courses", """
                {"title":"Fryer safety","status":"ACTIVE","steps":[
                  {"kind":"TEXT","title":"Hot oil","body":"Never leave a fryer alone."},
                  {"kind":"TEXT","title":"Burns","body":"Cool a burn with water."},
                  {"kind":"TEXT","title":"Lids","body":"Put the lid on a burning pan."}]}""").path("id").asString();
        String eve = person("Eve", "Pike", "");
        String flo = person("Flo", "Quist", "");
        String gus = person("Gus", "Rowe", "");
        assign(course, eve, flo, gus);
        completes(eve, course, 3);
        completes(flo, course);

        desk.open("/admin/courses/" + course);
        open(desk, "Content");
        desk.follow("Burns");
        desk.page.locator("#body").fill("Cool a burn with lukewarm water.");
        desk.press("Save in the draft");
        desk.reads("Changes not published");
        desk.follow("See what changed");
        desk.reads("1 step changed.");
        assertThat(desk.page.locator("ins")).containsText("lukewarm");
        Assertions.assertThat(desk.faultsEverywhere("compare")).isEmpty();
        open(desk, "Content");
        desk.follow("Publish version 2");
        desk.reads("Who takes it again?");
        desk.reads("Whoever completed the course takes the changed and added steps.");
        Assertions.assertThat(desk.faultsEverywhere("publish")).isEmpty();
        desk.fill("Note on this version (optional)", "Lukewarm, not cold");
        desk.page.getByLabel("No one").check();
        desk.press("Publish version 2");
        desk.reads("Version 2 published");

        open(desk, "Assignments");
        assertThat(desk.page.locator("tr:has-text('Eve Pike')")).containsText("Completed");
        assertThat(desk.page.locator("tr:has-text('Flo Quist')")).containsText("In Progress");
        assertThat(desk.page.locator("tr:has-text('Gus Rowe')")).containsText("Not Started");
        Screen phone = learner(flo);
        phone.open("/training/" + course);
        phone.follow("Continue");
        phone.reads("Cool a burn with lukewarm water.");

        open(desk, "Versions");
        desk.reads("Lukewarm, not cold");
        Assertions.assertThat(desk.faultsEverywhere("versions")).isEmpty();
        desk.follow("Version 1");
        desk.reads("Cool a burn with water.");
        desk.follow("All versions");
        desk.follow("Compare version 2 with version 1");
        assertThat(desk.page.locator("ins")).containsText("lukewarm");

        open(desk, "Content");
        desk.follow("Hot oil");
        desk.page.locator("#body").fill("Never leave a fryer alone. Never carry hot oil.");
        desk.press("Save in the draft");
        desk.follow("Publish version 3");
        assertThat(desk.page.getByLabel("Only what changed")).isChecked();
        desk.page.getByText("More options").click();
        desk.fill("Message to those who take it again (optional)", "Please look at the oil again.");
        desk.press("Review who takes it again");
        desk.reads("Nothing is saved yet.");
        desk.reads("Eve Pike");
        assertThat(desk.page.locator("main")).not().containsText("Flo Quist");
        Assertions.assertThat(desk.faultsEverywhere("review")).isEmpty();
        pressStarting(desk, "Publish: 1 person takes it again");
        desk.reads("Version 3 published: 1 person takes it again");
        open(desk, "Assignments");
        assertThat(desk.page.locator("tr:has-text('Eve Pike')")).containsText("In Progress");
        assertThat(desk.page.locator("tr:has-text('Eve Pike')")).containsText("33%");
        Screen eves = learner(eve);
        eves.open("/training/" + course);
        eves.follow("Continue");
        eves.reads("Never carry hot oil.");
    }
}
