package dev.muster.walks;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/**
 * Automations on courses and modules by location, role, brand, department, franchise, region, hire date (and groups
 * and people), start and end, future only or future and existing.
 */
@MusterTest
@NullUnmarked
class AutomationsWalkTest extends InBrowser {
    @Autowired
    Reassess reassess;

    @Test
    void builtReviewedSavedAndReadByTheLearner() {
        person("Ada", "Sutcliffe", "ada.b2", quoted(",'accessLevel':'ADMIN'"));
        int course = course("Sharp knives", "");
        int ana = person("Ana", "Lima", "ana.b2", quoted(",'attributes':{'location':['Leeds'],'role':['Cook']}"));
        person("Ben", "Strand", "ben.b2", quoted(",'attributes':{'location':['Leeds'],'role':['Porter']}"));
        reassess.workOff();

        Screen desk = atDesk("ada.b2");
        desk.open("/admin/courses/" + course + "/manage");
        desk.isSound("B2-manage");
        desk.follow("New automation");
        counted(desk, () -> {
            desk.page.locator("#name").fill("Knives for cooks");
            desk.page.locator("#name").blur();
        });
        choose(desk, 0, "Leeds");
        PlaywrightAssertions.assertThat(desk.page.locator(".big")).hasText("2");
        counted(desk, () -> desk.page.locator("#add-condition").click());
        counted(desk, () -> desk.page.locator("#c1-what").selectOption("role"));
        choose(desk, 1, "Cook");
        PlaywrightAssertions.assertThat(desk.page.locator(".big")).hasText("1");
        assertThat(desk.faultsEverywhere("B2-builder")).isEmpty();

        desk.press("Review");
        desk.reads("Choose whom it applies to.");
        counted(desk, () -> desk.page.locator("#applies-FUTURE").check());
        desk.press("Review");
        desk.reads("Nothing is saved yet.");
        desk.reads("Left out as existing");
        desk.press("Change");
        counted(desk, () -> desk.page.locator("#applies-EXISTING").check());
        desk.press("Review");
        desk.reads("Location is Leeds and Role is Cook");
        desk.reads("Ana Lima");
        assertThat(desk.faultsEverywhere("B2-review")).isEmpty();
        assertThat(training(ana)).isZero();
        desk.press("Save: assign to 1 person");
        desk.reads("Saved: assigned to 1 person");
        assertThat(training(ana)).isEqualTo(1);
        String entry = api(HttpMethod.GET, "/audit?content=" + course, "")
                .path("items")
                .get(0)
                .path("id")
                .asString();
        String there = desk.page.url();
        desk.open("/admin/undo/" + entry);
        PlaywrightAssertions.assertThat(desk.button("Undo: 1 person loses it")).isVisible();
        desk.open(there);
        desk.page.locator("#who-typed").fill("ben.b2");
        desk.press("Try");
        desk.reads("doesn't match");
        assertThat(desk.faultsEverywhere("B2-page")).isEmpty();
        desk.open("/admin/automations");
        desk.reads("Knives for cooks");
        assertThat(desk.faultsEverywhere("B2-list")).isEmpty();

        desk.open("/admin/people/" + ana + "/training/" + course);
        desk.reads("Automation: Knives for cooks");
        Screen phone = onPhone("ana.b2");
        phone.open("/");
        phone.reads("Sharp knives");
    }

    /** Notes and approval that a setting asks for have a field on every screen that gives, takes or spares. */
    @Test
    void everyActAsksForTheNoteThatASettingRequires() {
        person("Rhea", "Marks", "rhea.b2", quoted(",'accessLevel':'ADMIN'"));
        int course = course("Slicers", "");
        int eva = person("Eva", "Noted", "eva.b2", quoted(",'attributes':{'location':['Noteham']}"));
        int group = api(HttpMethod.POST, "/groups", quoted("{'name':'Noted','kind':'STATIC'}"))
                .path("id")
                .asInt();
        int rule = api(HttpMethod.POST, "/automations", """
                        {"name":"Noteham","content":{"kind":"COURSE","id":"%d"},"appliesTo":"FUTURE",
                         "audience":{"all":[{"attribute":"location","anyOf":["Noteham"]}]}}""".formatted(course))
                .path("id")
                .asInt();
        api(HttpMethod.PATCH, "/settings", quoted("{'noteRequired':true,'approvalRequired':true}"));
        try {
            Screen desk = atDesk("rhea.b2");
            desk.open("/admin/automations/" + rule);
            desk.page.getByLabel("Eva Noted").check();
            asked(desk, "Include", "note");
            assertThat(desk.faultsEverywhere("B2-include")).isEmpty();
            desk.reads("Included: 1 person");
            desk.open("/admin/automations/" + rule + "/switch");
            asked(desk, "Switch off", "note");
            desk.reads("Switched off");
            desk.open("/admin/groups/" + group + "/training/attach?content=" + course);
            asked(desk, "Attach", "note");
            desk.reads("Saved:");
            desk.open("/admin/courses/" + course + "/settings");
            desk.page.locator("[name=newStarterDefault]").check();
            desk.press("Save settings");
            asked(desk, "Save", "note");
            desk.reads("Settings saved");
            desk.open("/admin/people/" + eva + "/training/" + course + "/exemption");
            asked(desk, "Exempt Eva", "reason");
            desk.reads("Eva Noted is exempt from Slicers");
            assertThat(desk.faultsEverywhere("B2-exempt")).isEmpty();
            desk.follow("Lift the exemption…");
            asked(desk, "Lift the exemption", "note");
            desk.reads("Exemption lifted");
            desk.reads("Because of the law");
            desk.reads("approved by The Chief");
            desk.open("/admin/automations/" + rule + "/delete");
            asked(desk, "Delete", "note");
            desk.reads("Noteham deleted");
        } finally {
            api(HttpMethod.PATCH, "/settings", quoted("{'noteRequired':false,'approvalRequired':false}"));
        }
    }

    /** Without words the act is refused at its field (also where a browser does not look at required ones); with them it is done. */
    private static void asked(Screen desk, String button, String field) {
        assertThat(desk.page.locator("#" + field).getAttribute("required")).isNotNull();
        desk.page.locator("#" + field).evaluate("f => { f.form.noValidate = true; }");
        desk.press(button);
        PlaywrightAssertions.assertThat(desk.page.locator("#" + field + "-error"))
                .containsText("Say why");
        PlaywrightAssertions.assertThat(desk.page.locator("#approvedBy-error")).containsText("Say who approved it");
        desk.page.locator("#" + field).fill("Because of the law");
        desk.page.locator("#approvedBy").fill("The Chief");
        desk.press(button);
    }

    /** Days count as they are typed, while the field keeps the focus and what was typed on. */
    @Test
    void daysAreCountedAsTheyAreTyped() {
        person("Dora", "Days", "dora.b2", quoted(",'accessLevel':'ADMIN'"));
        person("Nina", "Recent", "nina.b2", quoted(",'hiredOn':'2026-11-02','attributes':{'location':['Dayton']}"));
        int course = course("Clean hands", "");
        Screen desk = atDesk("dora.b2");
        desk.open("/admin/automations/new?content=" + course);
        counted(desk, () -> desk.page.locator("#add-condition").click());
        choose(desk, 0, "Dayton");
        counted(desk, () -> desk.page.locator("#add-condition").click());
        counted(desk, () -> desk.page.locator("#c1-what").selectOption("hired"));
        counted(desk, () -> desk.page.locator("#c1-is").selectOption("within"));
        Locator days = desk.page.locator("#c1-days");
        days.fill("");
        days.focus();
        counted(desk, () -> desk.page.keyboard().type("1"));
        PlaywrightAssertions.assertThat(desk.page.locator(".big")).hasText("0");
        counted(desk, () -> desk.page.keyboard().type("00"));
        PlaywrightAssertions.assertThat(desk.page.locator(".big")).hasText("1");
        PlaywrightAssertions.assertThat(days).isFocused();
        PlaywrightAssertions.assertThat(days).hasValue("100");
    }

    /** Every change is counted anew; the page is at rest when the answer is there. */
    private static void counted(Screen desk, Runnable change) {
        desk.page.waitForResponse(r -> r.url().endsWith("/count"), change);
    }

    private static void choose(Screen desk, int row, String value) {
        desk.page.locator("#c" + row + "-typed").fill(value);
        Locator option = desk.page
                .locator("#c" + row + "-list [role=option]")
                .filter(new Locator.FilterOptions().setHasText(value));
        counted(desk, option.first()::click);
        PlaywrightAssertions.assertThat(
                        desk.page.locator("#builder .val").filter(new Locator.FilterOptions().setHasText(value)))
                .hasCount(1);
    }

    @Test
    void futureOnlyByEveryKindOfConditionOnAModule() {
        int course = course("Lifting", "");
        int module = api(
                        HttpMethod.POST,
                        "/modules",
                        quoted("{'title':'Warehouse','status':'ACTIVE','courses':['%s']}", course))
                .path("id")
                .asInt();
        String group = api(HttpMethod.POST, "/groups", quoted("{'name':'B2 crew','kind':'STATIC'}"))
                .path("id")
                .asString();
        int old = person("Old", "Hand", "old.b2", attributes());
        int cleo = person("Cleo", "Day", "cleo.b2", "");
        api(HttpMethod.PUT, "/groups/" + group + "/members", quoted("{'add':['%s']}", old));
        reassess.workOff();

        Map<String, String> clauses = new LinkedHashMap<>();
        for (String attribute : new String[] {"location", "role", "brand", "department", "franchise", "region"}) {
            clauses.put(attribute, quoted("{'attribute':'%s','anyOf':['B2 %s']}", attribute, attribute));
        }
        clauses.put("hired", quoted("{'hired':{'from':'2026-01-01','to':'2026-01-31'}}"));
        clauses.put("group", quoted("{'group':'%s'}", group));
        clauses.put("people", quoted("{'people':['%d','%d']}", old, cleo));
        clauses.forEach((name, clause) -> api(
                HttpMethod.POST,
                "/automations",
                quoted(
                        "{'name':'By %s','content':{'kind':'MODULE','id':'%d'},'appliesTo':'FUTURE','audience':{'all':[%s]}}",
                        name, module, clause)));
        assertThat(training(old)).as("existing").isZero();
        assertThat(training(cleo)).as("named as one of the people: existing").isZero();

        api(HttpMethod.PATCH, "/people/" + cleo, "{" + attributes().substring(1) + "}");
        api(HttpMethod.PUT, "/groups/" + group + "/members", quoted("{'add':['%s']}", cleo));
        reassess.workOff();
        var sources = api(HttpMethod.GET, "/people/" + cleo + "/training", "")
                .path("items")
                .get(0)
                .path("sources");
        assertThat(sources.toString()).contains("Automation: By location");
        assertThat(sources.size()).as("all but the one she was named in").isEqualTo(clauses.size() - 1);
        assertThat(training(old)).isZero();
    }

    private static String attributes() {
        return quoted(
                ",'hiredOn':'2026-01-15','attributes':{'location':['B2 location'],'role':['B2 role'],'brand':['B2 brand'],'department':['B2 department'],'franchise':['B2 franchise'],'region':['B2 region']}");
    }

    private int training(int person) {
        return api(HttpMethod.GET, "/people/" + person + "/training", "")
                .path("items")
                .size();
    }
}
