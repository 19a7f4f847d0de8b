package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** Loss of progress, retakes, and credit between standalone and modules each as it must be. */
@MusterTest
@NullUnmarked
class CreditWalkTest extends InBrowser {
    private int module(String title, int... courses) {
        String ids = String.join(
                ",",
                java.util.Arrays.stream(courses).mapToObj(c -> "\"" + c + "\"").toList());
        return api(HttpMethod.POST, "/modules", quoted("{'title':'%s','status':'ACTIVE','courses':[%s]}", title, ids))
                .path("id")
                .asInt();
    }

    @Test
    void whatCountsWhere() {
        int ana = person("Ana", "Lima", "ana.b6", quoted(",'attributes':{'role':['Cook']}"));
        int hygiene = course("Hygiene", "");
        int knives = course("Knives", "");
        int start = module("Kitchen start", hygiene, knives);
        int allergens = module("Allergens", hygiene);
        assign(hygiene, ana, "");
        assign(start, ana, "");

        Screen phone = onPhone("ana.b6");
        phone.open("/training/" + hygiene);
        phone.press("Begin");
        takeTheCourse(phone);

        // completed standalone: to be taken again inside the module
        phone.open("/training/" + start);
        phone.reads("0 of 2 courses done");
        phone.isSound("B6-module");
        phone.press("Begin: Hygiene");
        takeTheCourse(phone);
        phone.follow("Go on");
        phone.reads("1 of 2 courses done");
        assertThat(course(phone, "Knives")).containsText("Not Started");
        phone.isSound("B6-under-way");

        // completed inside a module: credited in another, whose last course it is
        assign(allergens, ana, "");
        phone.open("/training/" + allergens);
        phone.reads("1 of 1 course done");
        assertThat(course(phone, "Hygiene")).containsText("Credited from “Kitchen start”");
        phone.isSound("B6-credited");
        phone.page.locator(".steps a").filter(named("Hygiene")).click();
        phone.reads("Credited from");
        phone.isSound("B6-credited-course");

        // begun inside the module: starts from zero when it is assigned by itself, and the other way round
        phone.open("/training/" + start);
        phone.press("Go on: Knives");
        phone.press("Next");
        assign(knives, ana, "");
        phone.open("/training/" + knives);
        phone.reads("Not Started");
        phone.open("/");
        assertThat(phone.page.locator(".next")).containsText("Course 2 of 2");
        phone.isSound("B6-dashboard");
        phone.follow("Continue");
        passTheQuiz(phone);

        // the module is complete, and the course by itself credited
        phone.open("/training/" + start);
        phone.reads("2 of 2 courses done");
        phone.open("/training/" + knives);
        phone.reads("Credited from");
        phone.reads("“Kitchen start”");
        phone.open("/history");
        phone.reads("credited from “Kitchen start”");
        phone.isSound("B6-history");

        Screen desk = atDesk("ana.b6");
        desk.open("/training/" + start);
        desk.isSound("B6-module-at-desk");
    }

    private static Locator course(Screen screen, String title) {
        return screen.page.locator(".steps li").filter(named(title));
    }

    private static Locator.FilterOptions named(String text) {
        return new Locator.FilterOptions().setHasText(text);
    }
}
