package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.TestClock;
import dev.muster.work.JobRunner;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** What an auditor asks, each answered on a screen by somebody who can change nothing (docs/walks/07-auditor.md). */
@MusterTest
@NullUnmarked
class AuditorWalkTest extends InBrowser {
    private static final Instant LATER = Instant.parse("2026-11-28T09:00:00Z");

    @Autowired
    TestClock clock;

    @Autowired
    JobRunner jobs;

    private int ana;
    private int ben;
    private int cleo;
    private int dan;
    private int fire;

    /** A small company: done, overdue, exempt, and one who has left. Made once for all of these walks. */
    @BeforeEach
    void aCompany() {
        clock.set(TestClock.START);
        if (find("ana.berg") == 0) {
            ana = person("Ana", "Berg", "ana.berg", "");
            ben = person("Ben", "Berg", "ben.berg", "");
            cleo = person("Cleo", "Berg", "cleo.berg", "");
            dan = person("Dan", "Berg", "dan.berg", "");
            person("Otto", "Audit", "otto.audit", quoted(",'accessLevel':'AUDITOR'"));
            fire = course("Fire drill", "");
            for (int who : new int[] {ana, ben, cleo, dan}) {
                assign(fire, who, quoted(",'dueOn':'2026-11-25','note':'Fire inspection','approvedBy':'Bea Ray'"));
            }
            String wrong = recorded(ana, "2026-11-02");
            api(HttpMethod.POST, "/completions/" + wrong + "/void", quoted("{'reason':'Wrong day on the card'}"));
            recorded(ana, "2026-11-01");
            recorded(dan, "2026-10-05");
            api(
                    HttpMethod.POST,
                    "/people/" + cleo + "/training/" + fire + "/exemption",
                    quoted("{'type':'Prior learning','reason':'Was a fire warden','approvedBy':'Bea Ray'}"));
            api(HttpMethod.POST, "/people/" + dan + "/deactivate", "");
        } else {
            ana = find("ana.berg");
            ben = find("ben.berg");
            cleo = find("cleo.berg");
            dan = find("dan.berg");
            fire = api(HttpMethod.GET, "/people/" + ana + "/training", "")
                    .at("/items/0/content/id")
                    .asInt();
        }
        clock.set(LATER);
    }

    private int find(String username) {
        return api(HttpMethod.GET, "/people?search=" + username + "&status=ACTIVE&status=DEACTIVATED", "")
                .at("/items/0/id")
                .asInt(0);
    }

    private String recorded(int person, String day) {
        return api(
                        HttpMethod.POST,
                        "/people/" + person + "/completions",
                        quoted("{'contentId':'%d','completedAt':'%s','score':90,'evidence':'Card 4711'}", fire, day))
                .path("id")
                .asString();
    }

    private Screen auditor() {
        return atDesk("otto.audit");
    }

    @Test
    void whoHadToDoItOnADayAndWhy() {
        Screen desk = auditor();
        desk.open("/admin/reports/training?asOf=2026-11-23");
        desk.reads("as known at the end of 23 Nov 2026");
        desk.page
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions().setHasText("Ben Berg"))
                .getByRole(AriaRole.LINK)
                .last()
                .click();
        desk.reads("Individual");
        desk.reads("Fire inspection");
    }

    @Test
    void whoHadDoneItOnWhichVersionAndWhatDidThatVersionSay() {
        Screen desk = auditor();
        desk.open("/admin/reports/compliance?rows=content&columns=none&show=COMPLETED");
        assertThat(desk.page.locator("#names")).containsText("Ana Berg");
        desk.open("/admin/people/" + ana + "/transcript");
        desk.reads("Fire drill");
        desk.reads("Card 4711");
        desk.open("/admin/courses/" + fire + "/versions/1");
        desk.reads("Look around you.");
    }

    @Test
    void whoHadNotAndSinceWhenOverdue() {
        Screen desk = auditor();
        desk.open("/admin/reports/compliance?rows=content&columns=none&show=OVERDUE");
        assertThat(desk.page.locator("#names tbody tr")).hasCount(1);
        assertThat(desk.page.locator("#names")).containsText("Ben Berg");
        assertThat(desk.page.locator("#names")).containsText("3 days late");
    }

    @Test
    void whoWasExemptWhyAndWhoApproved() {
        Screen desk = auditor();
        desk.open("/admin/people/" + cleo + "/transcript");
        desk.reads("Was a fire warden");
        desk.reads("approved by Bea Ray");
    }

    @Test
    void aWrongRecordShowsTheOriginal() {
        Screen desk = auditor();
        desk.open("/admin/people/" + ana + "/transcript");
        desk.reads("Wrong day on the card");
        desk.reads("In its place: the completion of 1 Nov 2026");
    }

    @Test
    void whoAssignedAndOnWhoseApproval() {
        Screen desk = auditor();
        desk.open("/admin/people/" + ben + "/training/" + fire);
        desk.reads("Fire inspection");
        desk.follow("Audit log");
        desk.reads("Assigned");
        desk.reads("Bea Ray");
    }

    @Test
    void whatHappenedToLeaversRecords() {
        Screen desk = auditor();
        desk.open("/admin/people?status=DEACTIVATED");
        desk.reads("Dan Berg");
        desk.open("/admin/people/" + dan + "/transcript");
        desk.reads("Fire drill");
        desk.reads("5 Oct 2026");
    }

    /** All of it on a stick; and that nothing of it, and of the log, was changed. */
    @Test
    void allOfItOnAStickAndThatNothingWasChanged() {
        Screen desk = auditor();
        desk.open("/admin/reports/compliance");
        desk.follow("Evidence pack");
        desk.reads("2 people have 2 requirements");
        desk.isSound("evidence-pack");
        desk.press("Create pack");
        desk.reads("Evidence pack, as of 2026-11-28");
        jobs.runQueued();
        Download file = desk.page.waitForDownload(() -> desk.page
                .getByRole(AriaRole.LINK)
                .filter(new Locator.FilterOptions().setHasText("Download evidence-2026-11-28.zip"))
                .click());
        assertThat(file.suggestedFilename()).isEqualTo("evidence-2026-11-28.zip");
        desk.open("/admin/reports/evidence/check");
        desk.page.getByLabel("Evidence pack").setInputFiles(file.path());
        desk.press("Check");
        desk.reads("This pack was made here and is unchanged.");
        desk.reads("The block it ends with is in the audit log today, with the same hash.");
        desk.isSound("evidence-pack-check");
    }

    @Test
    void howDoYouKnowThatTheReportIsRight() {
        Screen desk = auditor();
        desk.open("/admin/reports/compliance?rows=content&columns=none");
        desk.reads("2 people, 2 requirements");
        desk.open("/admin/reports/compliance?rows=content&columns=none&show=ALL");
        assertThat(desk.page.locator("#names tbody tr")).hasCount(2);
    }
}
