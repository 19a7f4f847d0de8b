package dev.muster.web.training;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Whatever gives training by a rule says first when it is due, for how many that would be today, and who is told how. */
@MusterTest
@NullUnmarked
class DueReviewsTest {
    private static final String TOLD = "2 to tell in person (no mail server is set up)";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    Fixture make;
    int group;

    @BeforeEach
    void twoHiredLongAgo() {
        make = new Fixture(db, clock);
        db.execute("update person set status = 'DEACTIVATED'");
        int kim = make.person("Kim", "Long");
        int lou = make.person("Lou", "Long");
        db.execute("update person set hired_on = '2019-05-01' where id in (?, ?)", kim, lou);
        group = make.staticGroup("Crew " + kim, kim, lou);
    }

    /**
     * @param due the due rule of the content; empty: none
     * @param typed the same as the form of its settings has it
     */
    private List<String> reviews(String due, String what, String... typed) {
        int content = make.course("Reviewed " + what);
        if (!due.isEmpty()) {
            make.due(content, due);
        }
        MvcTestResult ofGroup = send("/admin/groups/" + group + "/training/review", "typed", "Reviewed " + what);
        List<String> settings = new ArrayList<>(List.of("title", "Reviewed " + what, "mandatory", "true"));
        settings.addAll(List.of(typed));
        MvcTestResult ofSettings = send("/admin/courses/" + content + "/settings", settings.toArray(String[]::new));
        MvcTestResult ofAutomation = send(
                "/admin/automations/new/review",
                "content",
                "" + content,
                "name",
                "By rule " + what,
                "appliesTo",
                "FUTURE_AND_EXISTING",
                "due",
                "none",
                "afterwards",
                "REMOVE");
        return List.of(text(ofGroup), text(ofSettings), text(ofAutomation));
    }

    private MvcTestResult send(String url, String... fields) {
        var request = mvc.post().uri(url).with(As.admin());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private static String text(MvcTestResult page) {
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theyNameTheDateAndWhomItWouldBeDueTodayFor() {
        for (String review : reviews(
                quoted("{'daysAfterHire':30,'atLeastDays':0}"),
                "today",
                "due",
                "hire",
                "dueDays",
                "30",
                "atLeastDays",
                "0")) {
            assertThat(review).contains("<dt>Due</dt><dd>22 Nov 2026</dd>", "2 would be due today", TOLD);
        }
        for (String review : reviews(quoted("{'daysAfterHire':30}"), "moved on", "due", "hire", "dueDays", "30")) {
            assertThat(review)
                    .contains(
                            "<dt>Due</dt><dd>29 Nov 2026</dd>",
                            "For 2 the date has passed already",
                            "so it is moved on",
                            TOLD);
        }
        for (String review : reviews(quoted("{'on':'2026-11-01'}"), "passed", "due", "on", "dueOn", "2026-11-01")) {
            assertThat(review)
                    .contains(
                            "<dt>Due</dt><dd>29 Nov 2026</dd>",
                            "For 2 the date has passed already",
                            "so it is moved on",
                            TOLD);
        }
        for (String review :
                reviews(quoted("{'daysAfterAssignment':30}"), "in time", "due", "assignment", "dueDays", "30")) {
            assertThat(review)
                    .contains("<dt>Due</dt><dd>22 Dec 2026</dd>", TOLD)
                    .doesNotContain("would be due today");
        }
        for (String review : reviews("", "never", "due", "none")) {
            assertThat(review).contains("<dt>Due</dt><dd>No due date</dd>", TOLD);
        }
    }

    @Test
    void theCoursesOwnDateIsNamedWhereverADateMayBeLeftToIt() {
        int content = make.course("Within a month");
        make.due(content, quoted("{'daysAfterAssignment':30}"));
        String own = "22 Dec 2026 (30 days after it was assigned)";
        assertThat(mvc.get().uri("/admin/automations/new?content=" + content).with(As.admin()))
                .bodyText()
                .contains("As the course itself says: " + own);
        assertThat(send("/admin/groups/" + group + "/training/review", "typed", "Within a month"))
                .bodyText()
                .containsSubsequence("due, for whoever gets it today:", "Within a month", own);
        MvcTestResult saved = send("/admin/groups/" + group + "/training", "content", "" + content);
        assertThat(saved.getMvcResult().getFlashMap().get("flash"))
                .isEqualTo("Saved: 2 people got training, 0 people lost it. Told: " + TOLD);
        assertThat(mvc.get().uri("/admin/courses/" + content + "/publish").with(As.admin()))
                .hasStatusOk();
    }
}
