package dev.muster.feeds;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtStart;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Due dates in a calendar app: read here by another library than the one that writes them. */
@MusterTest
@NullUnmarked
class FeedsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private Fixture make;
    private Actor ana;
    private int course;

    @BeforeAll
    static void zonesInMemory() {
        System.setProperty("net.fortuna.ical4j.timezone.cache.impl", "net.fortuna.ical4j.util.MapTimeZoneCache");
    }

    @BeforeEach
    void somebodyWithADueDate() {
        clock.set(TestClock.START);
        db.execute("delete from sign_in_failure");
        make = new Fixture(db, clock);
        ana = person("Ana", AccessLevel.LEARNER);
        course = make.course("First aid");
        assign(course, "2026-12-24", ana);
    }

    private Actor person(String name, AccessLevel level) {
        int id = make.person(name, "Lima");
        db.execute("update person set access_level = ? where id = ?", level.name(), id);
        return new Actor(Actor.Kind.PERSON, id, name, level, null);
    }

    private void send(HttpMethod method, String path, String body) {
        MvcTestResult done = mvc.method(method)
                .uri("/api/v1" + path)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
        assertThat(done.getResponse().getStatus()).isBetween(200, 299);
    }

    private void assign(int content, String dueOn, Actor... people) {
        String ids = String.join(
                "\",\"",
                List.of(people).stream().map(p -> String.valueOf(p.personId())).toList());
        send(
                HttpMethod.POST,
                "/assignments",
                quoted("{'contentIds':['%d'],'personIds':['%s'],'dueOn':'%s','silent':true}", content, ids, dueOn));
    }

    private String made(Actor actor, FeedKind kind) throws Exception {
        MvcTestResult page = mvc.post()
                .uri("/preferences/calendar")
                .param("kind", kind.name())
                .with(As.actor(actor))
                .exchange();
        assertThat(page).hasStatus(200);
        Matcher address = Pattern.compile("data-copy=\"[^\"]*(/calendar/[A-Za-z0-9_-]{43}/training.ics)\"")
                .matcher(page.getResponse().getContentAsString());
        assertThat(address.find()).isTrue();
        return address.group(1);
    }

    private MvcTestResult open(String path) {
        return mvc.get().uri(path).exchange();
    }

    private Map<String, VEvent> read(String path) throws Exception {
        MvcTestResult r = open(path);
        assertThat(r).hasStatus(200);
        assertThat(r.getResponse().getContentType()).isEqualTo("text/calendar;charset=UTF-8");
        Calendar calendar = new CalendarBuilder()
                .build(new ByteArrayInputStream(r.getResponse().getContentAsByteArray()));
        // One with nothing in it is left as it is: the standard asks for an entry, and every program takes none.
        assertThat(calendar.getComponents().isEmpty() || !calendar.validate().hasErrors())
                .isTrue();
        Map<String, VEvent> events = new TreeMap<>();
        for (VEvent event : calendar.<VEvent>getComponents(Component.VEVENT)) {
            events.put(value(event, Property.SUMMARY), event);
        }
        return events;
    }

    private static String value(VEvent event, String property) {
        return event.getRequiredProperty(property).getValue();
    }

    private static LocalDate day(VEvent event) {
        return LocalDate.from(
                event.<DtStart<?>>getRequiredProperty(Property.DTSTART).getDate());
    }

    @Test
    void oneReadsTitleDayAndLinkAndNothingElse() throws Exception {
        VEvent event = read(made(ana, FeedKind.OWN)).get("Due: First aid");
        assertThat(day(event)).isEqualTo("2026-12-24");
        assertThat(value(event, Property.URL)).endsWith("/training/" + course);
        assertThat(event.getPropertyList().getAll().stream().map(Property::getName))
                .containsExactlyInAnyOrder("UID", "DTSTAMP", "DTSTART", "SUMMARY", "URL", "TRANSP");
    }

    @Test
    void itStaysTheSameEntryWhenTheDayMoves() throws Exception {
        String path = made(ana, FeedKind.OWN);
        String uid = value(read(path).get("Due: First aid"), Property.UID);
        send(HttpMethod.PATCH, "/people/" + ana.personId() + "/training/" + course, quoted("{'dueOn':'2027-01-31'}"));
        VEvent moved = read(path).get("Due: First aid");
        assertThat(day(moved)).isEqualTo("2027-01-31");
        assertThat(value(moved, Property.UID)).isEqualTo(uid);
        send(HttpMethod.DELETE, "/people/" + ana.personId() + "/training/" + course, "");
        assertThat(read(path)).isEmpty();
    }

    @Test
    void whatCountsStillSaysUntilWhenToRenew() throws Exception {
        db.execute("update content set validity_months = 12 where id = ?", course);
        send(
                HttpMethod.POST,
                "/people/" + ana.personId() + "/completions",
                quoted("{'contentId':'%d','completedAt':'2025-12-10'}", course));
        assertThat(day(read(made(ana, FeedKind.OWN)).get("Renew by: First aid")))
                .isEqualTo("2026-12-10");
    }

    @Test
    void longTitlesOfAnyScriptArriveWhole() throws Exception {
        String title =
                "السلامة والصحة المهنية, مواد خطرة; 食品衛生と安全 \\ ".repeat(3).strip();
        db.execute("update content set title = ? where id = ?", title, course);
        String path = made(ana, FeedKind.OWN);
        assertThat(read(path)).containsOnlyKeys("Due: " + title);
        for (String line : open(path)
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
        }
    }

    @Test
    void theSameIsNotSentTwice() throws Exception {
        String path = made(ana, FeedKind.OWN);
        String tag = open(path).getResponse().getHeader("ETag");
        clock.advance(Duration.ofHours(3));
        MvcTestResult again = mvc.get().uri(path).header("If-None-Match", tag).exchange();
        assertThat(again).hasStatus(304);
        assertThat(again.getResponse().getContentAsByteArray()).isEmpty();
        db.execute("update content set title = 'First aid at work' where id = ?", course);
        assertThat(mvc.get().uri(path).header("If-None-Match", tag)).hasStatus(200);
    }

    @Test
    void anAddressEndsWhenItIsReplacedSwitchedOffOrThePersonIsDeactivated() throws Exception {
        String first = made(ana, FeedKind.OWN);
        String second = made(ana, FeedKind.OWN);
        assertThat(open(first)).hasStatus(404);
        assertThat(open(second)).hasStatus(200);
        make.status(ana.personId(), "DEACTIVATED");
        assertThat(open(second)).hasStatus(404);
        make.status(ana.personId(), "ACTIVE");
        assertThat(open(second)).hasStatus(200);
        assertThat(mvc.post()
                        .uri("/preferences/calendar/off")
                        .param("kind", "OWN")
                        .with(As.actor(ana)))
                .hasStatus3xxRedirection();
        assertThat(open(second)).hasStatus(404);
        assertThat(db.fetch("select action from audit_entry where actor_id = ? order by id", ana.personId())
                        .getValues(0, String.class))
                .containsExactly("calendar.make", "calendar.make", "calendar.off");
    }

    @Test
    void itIsInNoSearchEngineSetsNoCookieAndSlowsGuessingDown() throws Exception {
        MvcTestResult there = open(made(ana, FeedKind.OWN));
        assertThat(there.getResponse().getHeader("X-Robots-Tag")).contains("noindex");
        assertThat(there.getResponse().getHeaders("Set-Cookie")).isEmpty();
        String code = "A".repeat(43);
        for (int i = 0; i < 40; i++) {
            assertThat(open("/calendar/" + code + "/training.ics")).hasStatus(404);
        }
        assertThat(open("/calendar/" + code + "/training.ics")).hasStatus(429);
        assertThat(db.fetchSingle(
                                "select count(*)::int from calendar_feed where encode(code_hash, 'escape') like '%AAAA%'")
                        .get(0, Integer.class))
                .isZero();
    }

    @Test
    void managersReadNumbersOfTheirTeamAndNoNames() throws Exception {
        Actor ben = person("Ben", AccessLevel.MANAGER);
        Actor cem = person("Cem", AccessLevel.LEARNER);
        Actor outside = person("Dana", AccessLevel.LEARNER);
        db.execute(
                "update person set scope = ?::jsonb where id = ?",
                quoted("{'all':[{'people':['%d','%d']}]}", ana.personId(), cem.personId()),
                ben.personId());
        assign(course, "2026-12-24", cem, outside);
        String path = made(ben, FeedKind.TEAM);
        assertThat(read(path)).containsOnlyKeys("Due: First aid (2 people)");
        assertThat(open(path).getResponse().getContentAsString()).doesNotContain("Lima");
        make.status(cem.personId(), "DEACTIVATED");
        assertThat(read(path)).containsOnlyKeys("Due: First aid (1 person)");
        db.execute("update person set access_level = 'LEARNER', scope = null where id = ?", ben.personId());
        assertThat(open(path)).hasStatus(404);
        assertThat(mvc.post().uri("/preferences/calendar").param("kind", "TEAM").with(As.actor(ana)))
                .hasStatus(403);
    }

    @Test
    void aTeamOfTenThousandIsBounded() throws Exception {
        Actor ben = person("Ben", AccessLevel.MANAGER);
        db.execute("update person set scope = '{\"all\":[]}' where id = ?", ben.personId());
        Integer[] people = make.people(10_000).toArray(Integer[]::new);
        int[] contents = {make.course("One"), make.course("Two"), make.course("Three"), make.course("Four")};
        for (int content : contents) {
            db.execute("""
                insert into assignment (content_id, person_id, state, required, due_on, assigned_at)
                select ?, p, 0, true, date '2026-11-22' + (i %% 360)::int, now()
                from unnest(?::int[]) with ordinality t (p, i)""".replace("%%", "%"), content, people);
        }
        long begun = System.nanoTime();
        Map<String, VEvent> events = read(made(ben, FeedKind.TEAM));
        assertThat(events).isNotEmpty();
        assertThat(open(made(ben, FeedKind.TEAM))
                        .getResponse()
                        .getContentAsString()
                        .split("BEGIN:VEVENT"))
                .hasSize(Feeds.MOST + 1);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
}
