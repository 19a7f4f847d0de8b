package dev.muster.evidence;

import static dev.muster.testing.Quoted.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.evidence.claims.Claim;
import dev.muster.evidence.claims.ClaimDecisions;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.evidence.claims.Claims;
import dev.muster.evidence.rules.ClaimState;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.shared.TooMany;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A certificate from elsewhere: sent by the learner, decided about once, and then on record. */
@MusterTest
@NullUnmarked
class ClaimsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Claims claims;

    @Autowired
    ClaimDecisions decisions;

    @Autowired
    ClaimGrid grid;

    private Fixture make;
    private int course;
    private Actor ana;
    private Actor ben;

    @BeforeEach
    void aCourseThatAcceptsThem() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        course = make.course("First aid");
        db.execute("update content set validity_months = 12, accepts_documents = true where id = ?", course);
        ana = learner(make.person("Ana", "Lima"));
        assign(ana);
        ben = manager(make.person("Ben", "Strand"), ana.personId());
    }

    private void assign(Actor person) {
        MvcTestResult done = mvc.post()
                .uri("/api/v1/assignments")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(quoted("{'contentIds':['%d'],'personIds':['%d'],'silent':true}", course, person.personId()))
                .exchange();
        assertThat(done).hasStatus(200);
    }

    private static Actor learner(int id) {
        return new Actor(Actor.Kind.PERSON, id, "Ana Lima", AccessLevel.LEARNER, null);
    }

    private static Actor manager(int id, Integer... team) {
        Audience scope = Audience.of(new Audience.People(List.of(team)));
        return new Actor(Actor.Kind.PERSON, id, "Ben Strand", AccessLevel.MANAGER, scope);
    }

    private static Claims.Upload file(String name, byte[] bytes) {
        return new Claims.Upload(name, bytes.length, new ByteArrayResource(bytes));
    }

    private Claims.Upload pdf(String text) {
        return file("card.pdf", ("%PDF-1.4\n" + text + course + "\n%%EOF").getBytes(UTF_8));
    }

    private static Claims.Sent said(String on, @Nullable String to) {
        return new Claims.Sent(LocalDate.parse(on), to == null ? null : LocalDate.parse(to), "4711", "Red Cross");
    }

    private Claim send() {
        return claims.send(ana, course, said("2026-10-01", "2028-09-30"), pdf("a"));
    }

    private static ClaimDecisions.Days days(String on, @Nullable String to) {
        return new ClaimDecisions.Days(LocalDate.parse(on), to == null ? null : LocalDate.parse(to));
    }

    private String told(int person) {
        return db.fetch("select kind, coalesce(message, '') from notice where person_id = ? order by id", person)
                .map(r -> r.get(0, String.class) + " " + r.get(1, String.class))
                .toString();
    }

    private int completions() {
        return db.fetchSingle("select count(*)::int from completion where person_id = ?", ana.personId())
                .get(0, Integer.class);
    }

    @Test
    void approvedItIsACompletionWithItsOwnLastDayAndTheFile() {
        Claim sent = send();
        assertThat(completions()).isZero();
        assertThat(grid.waiting(ben)).isEqualTo(1);
        Claim done = decisions.approve(ben, sent.id(), days("2026-10-02", "2028-10-01"));
        assertThat(done.state()).isEqualTo(ClaimState.APPROVED);
        var record = db.fetchSingle("select * from completion where person_id = ?", ana.personId());
        assertThat(record.get("expires_on", LocalDate.class)).isEqualTo("2028-10-01");
        assertThat(record.get("evidence", String.class))
                .isEqualTo(String.valueOf(sent.file().id()));
        assertThat(record.get("origin", String.class)).isEqualTo("RECORDED");
        assertThat(page(ana, "/training/" + course)).contains("Completed", "1 Oct 2028");
        assertThat(told(ana.personId())).isEqualTo("[CLAIM_APPROVED ]");
        assertThat(grid.waiting(ben)).isZero();
        assertThat(db.fetch("select action from audit_entry where content_id = ? order by id", course)
                        .getValues(0, String.class))
                .contains("claim.send", "learning.record", "claim.approve");
    }

    @Test
    void refusedItSaysWhyAndAnotherCanBeSent() {
        Claim sent = send();
        assertThatThrownBy(() -> decisions.refuse(ben, sent.id(), " ")).isInstanceOf(BadInput.class);
        decisions.refuse(ben, sent.id(), "The name is not yours.");
        assertThat(completions()).isZero();
        assertThat(told(ana.personId())).isEqualTo("[CLAIM_REFUSED The name is not yours.]");
        assertThat(page(ana, "/training/" + course)).contains("The name is not yours.", "Send another certificate");
        assertThat(send().waits()).isTrue();
    }

    @Test
    void itIsDecidedOnce() {
        Claim sent = send();
        decisions.refuse(ben, sent.id(), "Not readable.");
        assertThatThrownBy(() -> decisions.approve(Fixture.ADMIN, sent.id(), ClaimDecisions.Days.of(sent)))
                .isInstanceOf(Conflict.class)
                .hasMessage("This certificate was refused by Ben Strand on 22 Nov 2026.");
        assertThatThrownBy(() -> claims.takeBack(ana, sent.id())).isInstanceOf(Conflict.class);
        Claim other = send();
        claims.takeBack(ana, other.id());
        assertThatThrownBy(() -> decisions.refuse(ben, other.id(), "Late")).hasMessageContaining("taken back");
        assertThat(grid.waiting(ben)).isZero();
    }

    @Test
    void ofTwoAtOnceTheSecondHearsWhatTheFirstDecided() throws Exception {
        Claim sent = send();
        int other = make.person("Cem", "Aydin");
        Actor cem = manager(other, ana.personId());
        List<Callable<String>> both = List.of(
                () -> attempt(() -> decisions.approve(ben, sent.id(), ClaimDecisions.Days.of(sent))),
                () -> attempt(() -> decisions.approve(cem, sent.id(), ClaimDecisions.Days.of(sent))));
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<String> said = new java.util.ArrayList<>();
            for (Future<String> f : pool.invokeAll(both)) {
                said.add(f.get());
            }
            assertThat(said).containsOnlyOnce("done");
            assertThat(said).anyMatch(s -> s.startsWith("This certificate was approved by"));
        }
        assertThat(completions()).isEqualTo(1);
    }

    private static String attempt(Callable<?> act) throws Exception {
        try {
            act.call();
            return "done";
        } catch (Conflict e) {
            return e.getMessage();
        }
    }

    @Test
    void theSameFileTwiceCountsOnce() {
        Claim sent = send();
        assertThatThrownBy(this::send).isInstanceOf(Conflict.class).hasMessageContaining("waits for approval already");
        decisions.approve(ben, sent.id(), ClaimDecisions.Days.of(sent));
        assertThatThrownBy(this::send)
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("This file was approved before");
        assertThat(claims.send(ana, course, said("2026-11-01", "2028-10-31"), pdf("another"))
                        .waits())
                .isTrue();
    }

    @Test
    void whoDecidesSeesThatSomebodyElseSentTheSameFile() {
        Claim sent = send();
        Actor dana = learner(make.person("Dana", "Holm"));
        assign(dana);
        Claim copy = claims.send(dana, course, said("2026-10-01", null), pdf("a"));
        assertThat(grid.sameFile(Fixture.ADMIN, copy).names()).containsExactly("Ana Lima");
        assertThat(grid.sameFile(ben, sent)).isEqualTo(new ClaimGrid.SameFile(List.of(), 1));
        assertThat(page(ben, "/admin/certificates/" + sent.id()))
                .contains("1 person outside your scope")
                .doesNotContain("Dana");
    }

    @Test
    void wrongDaysAreSaidByField() {
        assertThatThrownBy(() -> claims.send(ana, course, said("2026-12-01", null), pdf("a")))
                .hasMessageContaining("still to come");
        assertThatThrownBy(() -> claims.send(ana, course, said("2025-10-01", null), pdf("a")))
                .hasMessageContaining("until 1 Oct 2026 only");
        Claim sent = send();
        assertThatThrownBy(() -> decisions.approve(ben, sent.id(), days("2026-10-01", "2026-09-30")))
                .hasMessageContaining("before the day of completion");
        assertThatThrownBy(() -> decisions.approve(ben, sent.id(), days("2026-10-01", "2026-11-21")))
                .hasMessageContaining("ran out on 21 Nov 2026");
        assertThat(grid.get(ben, sent.id()).waits()).isTrue();
        assertThat(completions()).isZero();
    }

    @Test
    void onlyPhotosAndPdfsAreTaken() {
        assertThatThrownBy(
                        () -> claims.send(ana, course, said("2026-10-01", null), file("a.pdf", "text".getBytes(UTF_8))))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("photo");
        assertThatThrownBy(() -> claims.send(
                        ana, course, said("2026-10-01", null), file("a.png", "<script>x</script>".getBytes(UTF_8))))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> claims.send(ana, course, said("2026-10-01", null), null))
                .hasMessageContaining("Choose a photo");
        assertThat(db.fetchSingle("select count(*)::int from claim where person_id = ?", ana.personId())
                        .get(0, Integer.class))
                .isZero();
    }

    @Test
    void outsideTheScopeItIsNotThere() {
        Claim sent = send();
        Actor other = manager(make.person("Eva", "Roth"), make.person("Finn", "Berg"));
        assertThatThrownBy(() -> decisions.approve(other, sent.id(), ClaimDecisions.Days.of(sent)))
                .isInstanceOf(NotThere.class);
        assertThat(grid.waiting(other)).isZero();
        assertThat(mvc.get().uri("/admin/certificates/" + sent.id()).with(As.actor(other)))
                .hasStatus(404);
        for (Actor stranger : List.of(other, learner(other.personId()))) {
            assertThat(mvc.get().uri("/files/" + sent.file().id()).with(As.actor(stranger)))
                    .hasStatus(404);
        }
        assertThatThrownBy(() -> claims.takeBack(learner(other.personId()), sent.id()))
                .isInstanceOf(NotThere.class);
        Actor author = new Actor(Actor.Kind.PERSON, other.personId(), "Eva", AccessLevel.AUTHOR, null);
        assertThat(mvc.get().uri("/files/" + sent.file().id()).with(As.actor(author)))
                .hasStatus(404);
    }

    @Test
    void nobodyDecidesAboutTheirOwn() {
        Claim sent = send();
        Actor both = new Actor(Actor.Kind.PERSON, ana.personId(), "Ana Lima", AccessLevel.ADMIN, null);
        assertThatThrownBy(() -> decisions.approve(both, sent.id(), ClaimDecisions.Days.of(sent)))
                .isInstanceOf(NotAllowed.class);
        assertThat(page(both, "/admin/certificates/" + sent.id())).contains("This is your own certificate.");
    }

    @Test
    void theFileIsDeliveredSoThatItCanRunNothing() {
        Claim sent = send();
        MvcTestResult file =
                mvc.get().uri("/files/" + sent.file().id()).with(As.actor(ben)).exchange();
        assertThat(file).hasStatus(200);
        assertThat(file.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(file.getResponse().getHeader("Content-Security-Policy")).contains("default-src 'none'");
        MvcTestResult sameByProgram = mvc.get()
                .uri("/api/v1/claims/" + sent.id() + "/file")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(sameByProgram).hasStatus(200);
        assertThat(sameByProgram.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(sameByProgram.getResponse().getHeader("Content-Security-Policy"))
                .startsWith("sandbox");
    }

    @Test
    void whatBecomesOfThePersonAndTheTrainingMeanwhileLosesNothing() {
        Claim sent = send();
        db.execute("delete from source where person_id = ?", ana.personId());
        db.execute("delete from assignment where person_id = ?", ana.personId());
        db.execute("update content set status = 'ARCHIVED' where id = ?", course);
        make.status(ana.personId(), "DEACTIVATED");
        assertThat(page(ben, "/admin/certificates/" + sent.id()))
                .contains("is deactivated", "does not have this training");
        decisions.approve(ben, sent.id(), ClaimDecisions.Days.of(sent));
        assertThat(completions()).isEqualTo(1);
        assertThatThrownBy(this::send).isInstanceOf(NotThere.class);
    }

    @Test
    void trainingThatTakesNoneSaysSo() {
        db.execute("update content set accepts_documents = false where id = ?", course);
        assertThatThrownBy(this::send).isInstanceOf(Conflict.class).hasMessageContaining("takes no certificates");
        assertThat(page(ana, "/training/" + course)).doesNotContain("certificate from elsewhere");
        assertThat(page(ana, "/training/" + course + "/certificate")).contains("No certificates from elsewhere");
    }

    @Test
    void nobodyFillsTheStoreByTakingBackAndSendingAgain() {
        for (int i = 0; i < 20; i++) {
            claims.takeBack(ana, send().id());
        }
        assertThatThrownBy(this::send).isInstanceOf(TooMany.class);
    }

    private String page(Actor actor, String path) {
        MvcTestResult r = mvc.get().uri(path).with(As.actor(actor)).exchange();
        assertThat(r).hasStatus(200);
        try {
            return r.getResponse().getContentAsString().replaceAll("\\s+", " ");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
