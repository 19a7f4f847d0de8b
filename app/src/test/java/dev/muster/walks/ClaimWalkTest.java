package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.muster.testing.InBrowser;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import java.util.Base64;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

/** A certificate from elsewhere: sent from the phone, refused by the manager with a reason, sent again, approved. */
@MusterTest
@NullUnmarked
class ClaimWalkTest extends InBrowser {
    private static final byte[] PICTURE = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Test
    void aCertificateIsSentRefusedSentAgainAndApproved() {
        int mara = person("Mara", "Onwudiwe", "mara", "");
        int ana = person("Ana", "Lima", "ana", quoted(",'managerId':'%d'", mara));
        api(
                HttpMethod.PATCH,
                "/people/" + mara,
                quoted("{'accessLevel':'MANAGER','scope':{'all':[{'reportsOf':'%d'}]}}", mara));
        int course = course("First aid at work", quoted(",'acceptsDocuments':true,'validityMonths':24"));
        assign(course, ana, "");

        Screen phone = onPhone("ana");
        phone.open("/training/" + course);
        phone.follow("I have a certificate from elsewhere");
        phone.press("Send certificate");
        phone.reads("Choose a photo or a PDF.");
        send(phone, "photo.png", "image/png", PICTURE, "2026-10-01");
        phone.reads("Sent. You are told when somebody has looked at it.");
        phone.reads("It counts once somebody has approved it.");
        phone.isSound("claim-waits");
        phone.follow("Look at it, or take it back");
        phone.reads("Waiting for approval");
        phone.isSound("claim-own");

        Screen desk = atDesk("mara");
        desk.open("/admin");
        desk.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show certificate to approve"))
                .click();
        desk.isSound("claim-list");
        desk.follow("Ana Lima");
        desk.isSound("claim-to-decide");
        desk.fill("Reason", "The photo shows another name.");
        desk.press("Refuse");
        desk.reads("Refused. Ana Lima is told why.");

        phone.open("/training/" + course);
        phone.reads("The photo shows another name.");
        phone.isSound("claim-refused");
        phone.follow("Send another certificate");
        byte[] pdf = "%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF".getBytes(UTF_8);
        send(phone, "card.pdf", "application/pdf", pdf, "2026-10-02");
        phone.reads("It counts once somebody has approved it.");

        desk.open("/admin/certificates");
        desk.follow("Ana Lima");
        desk.press("Approve");
        desk.reads("Approved. The completion of Ana Lima is recorded.");
        desk.open("/admin/certificates?decided=true");
        assertThat(desk.page.locator("tbody tr")).hasCount(2);
        phone.open("/training/" + course);
        phone.reads("2 Oct 2028");
    }

    private static void send(Screen phone, String name, String type, byte[] bytes, String day) {
        phone.page.locator("input[type=file]").setInputFiles(new FilePayload(name, type, bytes));
        phone.page.locator("#completedOn").fill(day);
        phone.page.locator("#issuer").fill("Red Cross");
        phone.press("Send certificate");
    }
}
