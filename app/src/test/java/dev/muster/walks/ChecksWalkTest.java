package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;

import com.microsoft.playwright.Locator;
import dev.muster.testing.Screen;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Checks before assigning: already in a group with the course, mandatory, duplicate; course active; visible; permitted:
 * each answered in words.
 */
class ChecksWalkTest extends CompanyWalk {
    @Test
    void everyCheckIsAnsweredInWordsBeforeAnythingIsSaved() throws Exception {
        Screen desk = administrator();
        String course =
                course("Deep fryer", quoted(",'visibility':{'all':[{'attribute':'location','anyOf':['Leeds']}]}"));
        String everybody = course("Fire safety", quoted(",'mandatory':true"));
        String ana = person("Ana", "Group", quoted("'location':['Leeds']"));
        String dup = person("Dan", "Duplicate", quoted("'location':['Leeds']"));
        String don = person("Don", "Done", quoted("'location':['Leeds']"));
        String gone = person("Gil", "Gone", quoted("'location':['Leeds']"));
        person("Nia", "New", quoted("'location':['Leeds']"));
        person("Oda", "Outside", quoted("'location':['Hull']"));
        String group = api("POST", "/api/v1/groups", quoted("{'name':'Fryers','kind':'STATIC'}"))
                .path("id")
                .asString();
        api("PUT", "/api/v1/groups/" + group + "/members", quoted("{'add':['%s'],'remove':[]}", ana));
        api("PUT", "/api/v1/groups/" + group + "/content", quoted("{'contentIds':['%s']}", course));
        assign(course, dup);
        assign(course, don);
        completes(don, course);
        api("POST", "/api/v1/people/" + gone + "/deactivate", "");
        untilRulesAreDone();

        desk.open("/admin/people?status=ACTIVE&status=DEACTIVATED");
        desk.page.getByLabel(Pattern.compile("people on this page")).check();
        desk.press("Assign");
        desk.page.getByLabel(Pattern.compile("^Deep fryer")).check();
        desk.page.getByLabel(Pattern.compile("^Fire safety")).check();
        desk.press("Review");
        desk.reads("Nothing is saved yet.");
        says(desk, "Ana Group", "has it already by Group: Fryers and has not started");
        says(desk, "Dan Duplicate", "has it already by Individual and has not started. Nothing changes.");
        says(desk, "Don Done", "completed it on %s and stays completed. Nothing changes.".formatted(today()));
        says(desk, "Nia New", "as it is mandatory for everybody anyway");
        says(desk, "Nia New", "Deep fryer: gets it.");
        says(desk, "Oda Outside", "It is not visible to them otherwise: assigning opens it.");
        says(desk, "Gil Gone", "is deactivated");
        desk.isSound("review");

        // Neither what is a draft nor what only administrators assign is offered; somebody who asks for it anyway is
        // told why.
        String draft = api("POST", "/api/v1/courses", quoted("{'title':'Not ready'}"))
                .path("id")
                .asString();
        desk.open("/admin/courses/" + draft + "/assign");
        desk.fill("Who", "Nia");
        desk.press("Search");
        pressStarting(desk, "Nia New");
        desk.press("Review");
        says(desk, "Nia New", "can't be given this: it is not published, or archived");
        assertThat(desk.button("Nobody to assign")).isDisabled();
        org.assertj.core.api.Assertions.assertThat(everybody).isNotEmpty();
    }

    private static String today() {
        return DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH)
                .format(LocalDate.now(ZoneId.of("Europe/London")));
    }

    private static void says(Screen desk, String name, String words) {
        assertThat(desk.page
                        .locator("ul.affected li")
                        .filter(new Locator.FilterOptions().setHasText(name))
                        .filter(new Locator.FilterOptions().setHasText(words)))
                .not()
                .hasCount(0);
    }
}
