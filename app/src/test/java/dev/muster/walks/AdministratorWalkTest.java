package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.Screen;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What an administrator does at a desk. One company for all. */
class AdministratorWalkTest extends CompanyWalk {
    private @Nullable Screen desk;

    private Screen desk() {
        Screen there = desk;
        if (there == null) {
            desk = there = administrator();
        }
        return there;
    }

    @Test
    void userManagementFindsFiltersAndShowsAProfile() throws Exception {
        Screen desk = desk();
        String nora = person("Nora", "Quill", quoted("'location':['Leeds'],'role':['Cook'],'department':['Kitchen']"));
        api("PATCH", "/api/v1/people/" + nora, quoted("{'email':'nora.quill@northline.example'}"));
        String odd = person("Odd", "Rask", quoted("'location':['Leeds'],'role':['Porter'],'department':['Kitchen']"));
        person("Pia", "Quillfeather", quoted("'location':['Hull'],'role':['Cook'],'department':['Floor']"));
        String course = course("Sharp knives");
        assign(course, nora);
        completes(nora, course);
        api("POST", "/api/v1/people/" + odd + "/deactivate", "");

        desk.open("/admin/people");
        desk.page.getByPlaceholder("Search people").fill("nora.quill@north");
        desk.reads("1 person found");
        desk.page.getByPlaceholder("Search people").fill("quill");
        desk.reads("2 people found");
        choose(desk, "Department", "Kitchen");
        desk.reads("1 person found");
        Assertions.assertThat(desk.page.url()).contains("department=Kitchen").contains("search=quill");
        desk.open("/admin/people?location=Leeds&role=Porter&status=DEACTIVATED");
        desk.reads("Rask, Odd");
        desk.follow("Clear all");
        choose(desk, "Role", "Cook");
        choose(desk, "Location", "Leeds");
        desk.follow("Quill, Nora");
        desk.reads("Current training");
        desk.reads("Sharp knives");
        desk.reads("Completed");
        desk.reads("nora.quill@northline.example");
        Assertions.assertThat(desk.page.url()).contains("person=" + nora);
        Assertions.assertThat(desk.faultsEverywhere("profile")).isEmpty();
    }

    @Test
    void severalCoursesFromTheDrawerAtOnce() throws Exception {
        Screen desk = desk();
        String sid = person("Sid", "Tandy", "");
        course("Ladder checks");
        course("Ladder storage");
        course("Spills");
        desk.open("/admin/people?person=" + sid);
        desk.follow("Assign Training");
        desk.page.getByLabel("Find a course or module").fill("ladder");
        assertThat(desk.page.locator("#courses .cnt")).hasText("2 found");
        ticked(desk, "Ladder checks");
        ticked(desk, "Ladder storage");
        desk.press("Review");
        desk.reads("Nothing is saved yet.");
        Assertions.assertThat(desk.faultsEverywhere("review")).isEmpty();
        pressStarting(desk, "Assign");
        desk.open("/admin/people/" + sid);
        desk.reads("Ladder checks");
        desk.reads("Ladder storage");
        // What is mandatory for everybody may be there, too: the company is that of the other tests.
        Assertions.assertThat(api("GET", "/api/v1/people/" + sid + "/training", "")
                        .path("items")
                        .findValuesAsString("title"))
                .containsOnlyOnce("Ladder checks", "Ladder storage")
                .doesNotContain("Spills");
        Screen phone = learner(sid);
        phone.open("/");
        phone.reads("Ladder checks");
        phone.reads("Ladder storage");
    }

    /** The box alone: what was chosen is also named by the button that takes it away again. */
    private static void ticked(Screen desk, String course) {
        desk.page
                .getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(course))
                .check();
    }

    @Test
    void everyAssignmentShowsItsSources() throws Exception {
        Screen desk = desk();
        String course = course("Fire drill", quoted(",'mandatory':true,'newStarterDefault':true"));
        String tia = person("Tia", "Ungar", "");
        String group = api("POST", "/api/v1/groups", quoted("{'name':'Wardens','kind':'STATIC'}"))
                .path("id")
                .asString();
        api("PUT", "/api/v1/groups/" + group + "/members", quoted("{'add':['%s']}", tia));
        api("PUT", "/api/v1/groups/" + group + "/content", quoted("{'contentIds':['%s']}", course));
        assign(course, tia);
        untilRulesAreDone();
        desk.open("/admin/people/" + tia);
        assertThat(desk.page.locator("ul.training")).containsText("2 more");
        desk.follow("Fire drill");
        Locator why = desk.page.locator("section[aria-labelledby=why-h]");
        for (String source : List.of("Individual", "Group: Wardens", "Mandatory", "Default for New Starters")) {
            assertThat(why).containsText(source);
        }
        desk.open("/admin/courses/" + course + "/assignments?q=Ungar");
        assertThat(desk.page.locator("table tbody tr")).containsText("2 more");
    }

    @Test
    void onlyIndividualAssignmentsAreRemovedByHand() throws Exception {
        Screen desk = desk();
        String uma = person("Uma", "Vance", "");
        String alone = course("Oven cleaning");
        String byGroup = course("Freezer checks");
        String everybody = course("Clocking in", quoted(",'mandatory':true"));
        String group = api("POST", "/api/v1/groups", quoted("{'name':'Cold store','kind':'STATIC'}"))
                .path("id")
                .asString();
        api("PUT", "/api/v1/groups/" + group + "/members", quoted("{'add':['%s']}", uma));
        api("PUT", "/api/v1/groups/" + group + "/content", quoted("{'contentIds':['%s']}", byGroup));
        assign(alone, uma);
        untilRulesAreDone();

        desk.open("/admin/people/" + uma + "/training/" + byGroup);
        desk.reads("It can't be removed by hand");
        desk.reads("take the person out of the group");
        assertThat(desk.page.getByText("Remove Assignment")).hasCount(0);
        desk.open("/admin/people/" + uma + "/training/" + everybody);
        desk.reads("change the setting that makes it mandatory");
        desk.open("/admin/people/" + uma + "/training/" + alone);
        desk.follow("Remove Assignment");
        desk.reads("Remove Oven cleaning from Uma Vance?");
        desk.page
                .locator("dialog[open]")
                .getByText("Remove", new Locator.GetByTextOptions().setExact(true))
                .click();
        desk.reads("no longer has it");
        assertThat(desk.page.locator("ul.training")).not().containsText("Oven cleaning");
        assertThat(desk.page.locator("ul.training")).containsText("Freezer checks");
        desk.press("Undo");
        desk.open("/admin/people/" + uma);
        assertThat(desk.page.locator("ul.training")).containsText("Oven cleaning");
    }

    @Test
    void mandatoryForEverybodyAndDefaultForNewStarters() throws Exception {
        Screen desk = desk();
        String vic = person("Vic", "Wells", "");
        String course = course("Welcome aboard");
        desk.open("/admin/courses/" + course + "/settings");
        desk.page.locator("input[name=newStarterDefault]").check();
        desk.press("Save settings");
        desk.reads("accounts made from now on get it");
        desk.reads("Nobody gets or loses it now.");
        desk.press("Save");
        desk.reads("Settings saved");
        String wyn = person("Wyn", "Xue", "");
        untilRulesAreDone();
        desk.open("/admin/people/" + wyn);
        desk.reads("Default for New Starters");
        desk.open("/admin/people/" + vic);
        assertThat(desk.page.getByText("Welcome aboard")).hasCount(0);

        desk.open("/admin/courses/" + course + "/settings");
        desk.page.locator("input[name=mandatory]").check();
        desk.press("Save settings");
        desk.reads("everyone gets it, now and later");
        desk.reads("Vic Wells");
        Assertions.assertThat(desk.faultsEverywhere("review")).isEmpty();
        pressStarting(desk, "Save: assign to");
        desk.reads("Settings saved:");
        desk.open("/admin/people/" + vic + "/training/" + course);
        desk.reads("has Welcome aboard because of Mandatory");
        String yan = person("Yan", "Zorn", "");
        untilRulesAreDone();
        desk.open("/admin/people/" + yan);
        desk.reads("Mandatory");
    }

    @Test
    void whyItWasAssignedStaysWithIt() throws Exception {
        Screen desk = desk();
        String zoe = person("Zoe", "Abel", "");
        course("Lone working");
        desk.open("/admin/people/" + zoe + "/assign");
        desk.page.getByLabel("Lone working").check();
        desk.fill("Note (optional)", "After the audit in May");
        desk.fill("Approved by (optional)", "Cem Aksoy");
        desk.press("Review");
        pressStarting(desk, "Assign");
        desk.open("/admin/people/" + zoe);
        desk.follow("Lone working");
        desk.reads("because of Individual");
        desk.reads("After the audit in May");
        desk.reads("Approved by Cem Aksoy");
        desk.open("/admin/audit?person=" + zoe);
        desk.reads("After the audit in May");
        desk.reads("approved by Cem Aksoy");
    }

    private static void choose(Screen desk, String filter, String value) {
        desk.page
                .getByLabel(filter, new com.microsoft.playwright.Page.GetByLabelOptions().setExact(true))
                .selectOption(value);
        desk.reads(filter + " is " + value);
    }
}
