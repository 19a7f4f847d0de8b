package dev.muster.web.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The compliance report on its page: each number leads to its names, and both are files, too. */
@MusterTest
class CompliancePageTest {
    private static final String AT = "/admin/reports/compliance";

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    GroupContents groupContents;

    private int course;

    @BeforeEach
    void threeWhoMust() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        course = make.course("Allergens & <knives>");
        int ana = make.person("Ana", "Lima");
        int ben = make.person("=Ben", "Strand");
        int cy = make.person("Cy", "Young");
        groupContents.set(
                Fixture.ADMIN, make.staticGroup("Paged " + ana, ana, ben, cy), List.of(course), Remarks.NONE, 0);
        make.state(ana, course, 2, 100);
        db.execute("update assignment set due_on = '2026-11-01' where person_id = ? and content_id = ?", ben, course);
    }

    @Test
    void eachNumberLeadsToItsNames() throws Exception {
        assertThat(text(get("/admin/reports"))).contains("Compliance by location and training");
        String page = page("rows=content&columns=none&content=" + course);
        assertThat(page)
                .contains("Compliance by training", "3 people, 3 requirements", "66%", "Allergens &amp; &lt;knives&gt;")
                .doesNotContain("Ben Strand");

        String overdue = page(href(page, "<b>1</b>\\s*<span>.{0,200}?Overdue").split("\\?", 2)[1]);
        assertThat(overdue).contains("1 overdue", "=Ben Strand").doesNotContain("Ana Lima", "Cy Young");
        String all = page(href(page, "<b>3</b>\\s*<span>All required").split("\\?", 2)[1]);
        assertThat(all).contains("3 required", "Ana Lima", "=Ben Strand", "Cy Young");
        String line = page("rows=content&columns=none&content=%1$d&row=%1$d&show=NOT_MET".formatted(course));
        assertThat(line).contains("Allergens &amp; &lt;knives&gt;: 1 of 3 not met", "=Ben Strand");
    }

    /** Of the link around what the page shows. */
    private static String href(String page, String inside) {
        Matcher m = Pattern.compile("<a href=\"([^\"]+)\"[^>]*>" + inside, Pattern.DOTALL)
                .matcher(page);
        assertThat(m.find()).as("a link around %s", inside).isTrue();
        return m.group(1).replace("&amp;", "&").replaceAll("#.*", "");
    }

    @Test
    void numbersAndNamesAreFiles() throws Exception {
        assertThat(text(get(AT + ".csv?rows=content&columns=none&content=" + course))
                        .lines())
                .contains("Allergens & <knives>,3,3,0,1,0,0,0,1,1,2,1,66,0", "All,3,3,0,1,0,0,0,1,1,2,1,66,0");
        assertThat(text(get(AT + "/names.csv?rows=content&columns=none&show=NOT_MET&content=" + course))
                        .lines())
                .hasSize(2)
                .anyMatch(l -> l.startsWith("'=Ben Strand,,Allergens & <knives>,Overdue,Not Started,2026-11-01,,"));
        assertThat(text(get(AT + "/names.csv?rows=content&columns=none&content=" + course))
                        .lines())
                .hasSize(4);
    }

    @Test
    void whatIsNotUnderstoodIsSaid() {
        assertThat(get(AT + "?rows=shoe")).hasStatus(400).bodyText().contains("Nothing is counted by shoe.");
        assertThat(get(AT + "?show=SAD")).hasStatus(400).bodyText().contains("There is no status SAD.");
        assertThat(get(AT + "?row=x&show=ALL")).hasStatus(400).bodyText().contains("There is no such value");
        assertThat(get(AT + "?content=x")).hasStatus(400);
        assertThat(get(AT + "?location=Nowhere")).hasStatusOk().bodyText().contains("Nothing is required here");
    }

    private String page(String query) throws UnsupportedEncodingException {
        MvcTestResult page = get(AT + "?" + query);
        assertThat(page).hasStatusOk();
        return text(page);
    }

    private static String text(MvcTestResult of) throws UnsupportedEncodingException {
        return of.getResponse().getContentAsString();
    }

    private MvcTestResult get(String url) {
        return mvc.get().uri(java.net.URI.create(url)).with(As.admin()).exchange();
    }
}
