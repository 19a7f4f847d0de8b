package dev.muster.web.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What each member of a team is missing: who has most of it first, each cell in words. */
@MusterTest
class MatrixPageTest {
    private static final String AT = "/admin/reports/matrix";

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Exemptions exemptions;

    private Fixture make;
    private int fire;
    private int knives;
    private int group;
    private String both;

    @BeforeEach
    void aTeamOfThree() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        fire = make.course("Fire");
        knives = make.course("Knives");
        both = "content=%d&content=%d".formatted(fire, knives);
        int ana = make.person("Ana", "Lima");
        int ben = make.person("Ben", "Strand");
        int cy = make.person("Cy", "Young");
        group = make.staticGroup("Matrix " + fire, ana, ben, cy);
        groupContents.set(Fixture.ADMIN, group, List.of(fire, knives), Remarks.NONE, 0);
        exemptions.grant(Fixture.ADMIN, ana, knives, new Exemptions.Request(null, "Medical", null, null, null));
        state(ana, fire, "state = 2, expires_on = '2027-02-28'");
        state(ben, fire, "due_on = '2026-11-01'");
        state(ben, knives, "state = 2, expires_on = '2026-11-20'");
        state(cy, fire, "due_on = '2026-11-10'");
        state(cy, knives, "state = 1, due_on = '2028-01-31'");
    }

    private void state(int person, int course, String set) {
        db.execute("update assignment set %s where person_id = ? and content_id = ?".formatted(set), person, course);
    }

    @Test
    void mostNotMetFirstAndEachCellInWords() throws Exception {
        assertThat(text(AT + ".csv?" + both).lines())
                .containsExactly(
                        "\uFEFFPerson,Role and location,Not met,Fire,Knives",
                        "Ben Strand,,2,Overdue since 1 Nov 2026,Expired after 20 Nov 2026",
                        "Cy Young,,1,Overdue since 10 Nov 2026,\"In Progress, due on 31 Jan 2028\"",
                        "Ana Lima,,0,\"Completed, valid to 28 Feb 2027\",Exempt");
        String page = text(AT + "?" + both);
        assertThat(page)
                .contains("3 people, as known now, 22 Nov 2026. 3 of 6 not met.", "28 Feb<", "Jan 2028<", "50%");
        assertThat(page).as("several are kept").contains("Fire or Knives", "name=\"content\" value=\"" + knives + "\"");
        assertThat(page.indexOf("Ben Strand")).isLessThan(page.indexOf("Cy Young"));
        assertThat(text(AT + "?notMet=true&" + both)).contains("Cy Young").doesNotContain("Ana Lima");
    }

    @Test
    void allOfALargeTeamByPages() throws Exception {
        Integer[] many = IntStream.range(0, 60)
                .mapToObj(i -> make.person("Many", "No" + (100 + i)))
                .toArray(Integer[]::new);
        make.join(group, many);
        groupContents.set(Fixture.ADMIN, group, List.of(fire), Remarks.NONE, 0);
        groupContents.set(Fixture.ADMIN, group, List.of(fire, knives), Remarks.NONE, 0);
        String first = text(AT + "?" + both);
        var next = Pattern.compile("href=\"(" + AT + "[^\"]*cursor=[^\"]+)\"").matcher(first);
        assertThat(next.find()).isTrue();
        String second = text(next.group(1).replace("&amp;", "&"));
        assertThat(first).contains("50 shown");
        assertThat(second).contains("Many No159", "First page").doesNotContain("Ben Strand");
        assertThat(text(AT + ".csv?" + both).lines()).hasSize(1 + 63);
    }

    private String text(String url) throws Exception {
        MvcTestResult page = mvc.get().uri(URI.create(url)).with(As.admin()).exchange();
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString();
    }
}
