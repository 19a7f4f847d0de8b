package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.muster.testing.Screen;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Change due dates. */
class DueDatesWalkTest extends CompanyWalk {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    @Test
    void aDueDateIsChangedForOneAndForMany() throws Exception {
        Screen desk = administrator();
        LocalDate today = LocalDate.now(java.time.ZoneId.of("Europe/London"));
        String course = course("Allergens");
        assign(course, person("Ana", "Lima", ""), person("Bea", "Ochs", ""), person("Cyd", "Park", ""));
        LocalDate one = today.plusDays(20);
        desk.open("/admin/courses/" + course + "/assignments");
        desk.follow("Ana Lima");
        desk.fill("Due on", one.toString());
        desk.press("Change due date");
        desk.reads("Due date changed to " + DAY.format(one));
        assertThat(desk.page.locator("#due-h + p")).containsText(DAY.format(one));

        LocalDate many = today.plusDays(40);
        desk.open("/admin/courses/" + course + "/assignments");
        select(desk, "Bea Ochs");
        desk.page.getByLabel("Select Cyd Park").focus();
        desk.page.keyboard().press("Space");
        desk.reads("2 selected");
        org.assertj.core.api.Assertions.assertThat(desk.faultsEverywhere("selected"))
                .isEmpty();
        desk.press("Change due date");
        desk.reads("Applies to all 2.");
        org.assertj.core.api.Assertions.assertThat(desk.faultsEverywhere("many"))
                .isEmpty();
        desk.fill("Due on", today.minusDays(1).toString());
        desk.press("Change for 2 people");
        desk.reads("This date has passed");
        desk.fill("Due on", many.toString());
        desk.fill("Note (optional)", "Stocktaking week");
        desk.press("Change for 2 people");
        desk.reads("2 due dates changed");
        assertThat(desk.button("Undo")).isVisible();
        due(desk, "Ana Lima", one);
        due(desk, "Bea Ochs", many);
        due(desk, "Cyd Park", many);
        desk.follow("Cyd Park");
        desk.reads("Stocktaking week");
    }

    private static void due(Screen desk, String name, LocalDate day) {
        assertThat(desk.page.locator("tr").filter(new Locator.FilterOptions().setHasText(name)))
                .containsText(DAY.format(day));
    }
}
