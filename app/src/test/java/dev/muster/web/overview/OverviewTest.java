package dev.muster.web.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.TrainingList;
import dev.muster.reporting.TrainingView;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** The numbers of the Overview are those of the lists behind them and of the reports, and it offers what the viewer may do. */
@MusterTest
@NullUnmarked
class OverviewTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Compliances compliances;

    @Autowired
    TrainingList training;

    private int late;
    private int course;

    @BeforeEach
    void somebodyIsLateAndSomebodyElseRanOut() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        course = make.course("Overview drill");
        late = make.person("Lara", "Late");
        LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
        db.execute("""
                insert into assignment (person_id, content_id, state, required, due_on, assigned_at)
                values (?, ?, 0, true, ?::date, ?::timestamptz)""", late, course, today.minusDays(900), clock.instant());
        db.execute(
                """
                insert into assignment (person_id, content_id, state, required, assigned_at, completed_at, expires_on)
                values (?, ?, 2, true, ?::timestamptz, ?::timestamptz, ?::date)""",
                make.person("Rana", "Out"),
                course,
                clock.instant(),
                clock.instant().minus(Duration.ofDays(300)),
                today.minusDays(800));
    }

    @Test
    void everyTileIsTheNumberOfItsListAndOfTheReports() {
        Numbers total = compliances.total(Fixture.ADMIN, ComplianceFilter.ALL);
        Map<TrainingView, Integer> lists = training.counts(Fixture.ADMIN, ComplianceFilter.ALL);
        List<Integer> tiles = Pattern.compile("<b>([0-9,]+)</b><small>")
                .matcher(page("/admin/attention-today", AccessLevel.ADMIN))
                .results()
                .map(MatchResult::group)
                .map(t -> Integer.parseInt(t.replaceAll("[^0-9]", "")))
                .toList();
        assertThat(tiles).hasSize(Attention.values().length);
        assertThat(tiles.get(0))
                .isEqualTo(total.count(ComplianceStatus.OVERDUE))
                .isPositive();
        assertThat(tiles.get(1))
                .isEqualTo(total.count(ComplianceStatus.EXPIRED))
                .isPositive();
        for (Attention a : Attention.values()) {
            if (a.view() != null) {
                assertThat(tiles.get(a.ordinal())).as(a.label()).isEqualTo(lists.get(a.view()));
            }
        }
    }

    @Test
    void theLongestOverdueStandsFirstAndIsRemindedFromThere() {
        assertThat(page("/admin/attention-today?list=overdue", AccessLevel.ADMIN))
                .contains("Lara Late", "Remind", "Overview drill");
        assertThat(page("/admin/attention-today?list=expired", AccessLevel.ADMIN))
                .contains("Rana Out")
                .doesNotContain("Lara Late");
        assertThat(page("/admin/attention-today?list=unheard-of", AccessLevel.ADMIN))
                .contains("Lara Late");
        assertThat(mvc.post()
                        .uri("/admin/people/{id}/training/{course}/remind", late, course)
                        .param("from", "overview")
                        .with(As.admin())
                        .exchange())
                .hasRedirectedUrl("/admin");
        assertThat(page("/admin", AccessLevel.ADMIN))
                .containsSubsequence("Recent changes", "Reminded", "Overview drill, 1 person", "today, ");
    }

    @Test
    void nobodyIsOfferedWhatTheyMayNotDo() {
        assertThat(page("/admin", AccessLevel.ADMIN)).contains("Evidence for an inspector", "Assign</a>");
        assertThat(page("/admin", AccessLevel.AUDITOR))
                .contains("Nothing to fix")
                .doesNotContain("Assign</a>");
        assertThat(page("/admin/attention-today", AccessLevel.AUDITOR)).doesNotContain("Remind");
        assertThat(page("/admin", AccessLevel.MANAGER)).doesNotContain("Recent changes", "Evidence for an inspector");
    }

    private String page(String path, AccessLevel level) {
        Actor actor = new Actor(Actor.Kind.PERSON, 1, "Somebody", level, null);
        var answer = mvc.get().uri(path).with(As.actor(actor)).exchange();
        assertThat(answer).as(path).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
