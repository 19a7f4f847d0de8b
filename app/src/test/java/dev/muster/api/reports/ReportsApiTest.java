package dev.muster.api.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The compliance report, in the interface. */
@MusterTest
class ReportsApiTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    GroupContents groupContents;

    private int course;
    private int ana;

    @BeforeEach
    void twoWhoMustOneWhoDid() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        course = make.course("Allergens");
        ana = make.person("Ana", "Lima");
        int ben = make.person("Ben", "Strand");
        groupContents.set(
                Fixture.ADMIN, make.staticGroup("Reported " + ana, ana, ben), List.of(course), Remarks.NONE, 0);
        make.state(ana, course, 2, 100);
        db.execute("update assignment set due_on = '2026-11-01' where person_id = ? and content_id = ?", ben, course);
    }

    @Test
    void theSevenNumbersAreAllThatIsRequired() {
        MvcTestResult report = get("by=content&content=" + course);
        assertThat(report).hasStatusOk().bodyJson().isLenientlyEqualTo("""
            {"asOf": "2026-11-22",
             "items": [{"key": "%d", "label": "Allergens", "and": null, "people": 2, "required": 2, "completed": 1, "overdue": 1,
               "exempt": 0, "counting": 0, "onLeave": 0, "expired": 0, "notYetDue": 0, "compliant": 1, "done": 1}],
             "total": {"key": "all", "people": 2, "required": 2}}""".formatted(course));
        assertThat(get("by=content&and=location&content=" + course)).bodyJson().isLenientlyEqualTo("""
            {"items": [{"key": "%d", "and": {"key": "none", "label": "No location"}, "required": 2}]}""".formatted(
                        course));
        assertThat(get("location=Nowhere&content=" + course))
                .bodyJson()
                .extractingPath("$.total.required")
                .isEqualTo(0);
    }

    @Test
    void whatCanNotBeReportedIsRefusedByName() {
        assertThat(get("by=shoe")).hasStatus(400).bodyText().contains("\"by\"", "location");
        assertThat(get("by=role&and=role")).hasStatus(400).bodyText().contains("\"and\"");
        assertThat(get("asOf=2026-11-23")).hasStatus(400).bodyText().contains("\"asOf\"");
        assertThat(get("asOf=2026-11-22")).hasStatusOk();
        assertThat(get("asOf=2026-01-31&laterRecords=true")).hasStatusOk();
    }

    @Test
    void theListsSayTheSameAsTheirFiles() throws Exception {
        assertThat(at("training?content=" + course)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
            {"total": 2, "nextCursor": null, "items": [
              {"person": {"name": "Ana Lima"}, "content": {"title": "Allergens"}, "status": "COMPLETED", "required": true},
              {"person": {"name": "Ben Strand"}, "status": "NOT_STARTED", "dueOn": "2026-11-01", "overdue": true}]}""");
        assertThat(at("training?status=COMPLETED&content=" + course))
                .bodyJson()
                .extractingPath("$.total")
                .isEqualTo(1);
        assertThat(at("training.csv?content=" + course))
                .hasStatusOk()
                .hasHeader(
                        "Content-Disposition",
                        "attachment; filename=\"training-2026-11-22.csv\"; filename*=UTF-8''training-2026-11-22.csv")
                .bodyText()
                .contains("Ana Lima", "Ben Strand,,Allergens,Required,Not Started,2026-11-01");
        assertThat(at("matrix?content=" + course)).hasStatusOk().bodyJson().isLenientlyEqualTo("""
            {"asOf": "2026-11-22", "contents": [{"title": "Allergens"}], "items": [
              {"person": {"name": "Ben Strand"}, "notMet": 1, "cells": [{"contentId": "%1$d", "counts": "OVERDUE", "dueOn": "2026-11-01"}]},
              {"person": {"name": "Ana Lima"}, "notMet": 0, "cells": [{"contentId": "%1$d", "counts": "COMPLETED"}]}]}""".formatted(course));
        assertThat(at("matrix.csv?notMet=true&content=" + course))
                .bodyText()
                .contains("Overdue since 1 Nov 2026")
                .doesNotContain("Ana");
        assertThat(at("compliance.csv?by=content&content=" + course))
                .bodyText()
                .contains("Allergens,2,2,0,1,0,0,0,1,0,1,1,50,0");
        assertThat(at("compliance.csv?by=shoe")).hasStatus(400).bodyText().contains("\"by\"");
    }

    @Test
    void aReportIsMadeAsAFileByAJob() {
        MvcTestResult made = post("training/exports?wait=true&format=xlsx&content=" + course);
        assertThat(made).hasStatusOk().bodyJson().extractingPath("$.name").isEqualTo("training-2026-11-22.xlsx");
        assertThat(made)
                .bodyJson()
                .extractingPath("$.url")
                .asString()
                .satisfies(url -> assertThat(mvc.get().uri(url).with(As.admin()))
                        .hasStatusOk()
                        .hasContentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));
        assertThat(post("training/exports?content=" + course)).hasStatus(202);
        assertThat(post("shoes/exports")).hasStatus(404);
        assertThat(post("training/exports?format=pdf"))
                .hasStatus(400)
                .bodyText()
                .contains("\"format\"");
        assertThat(post("compliance/exports?by=role&and=role"))
                .hasStatus(400)
                .bodyText()
                .contains("\"and\"");
    }

    private MvcTestResult at(String report) {
        return mvc.get().uri("/api/v1/reports/" + report).with(As.admin()).exchange();
    }

    private MvcTestResult post(String report) {
        return mvc.post().uri("/api/v1/reports/" + report).with(As.admin()).exchange();
    }

    @Test
    void onlyWhoSeesPeople() {
        assertThat(mvc.get().uri("/api/v1/reports/compliance").with(As.person(ana, AccessLevel.LEARNER)))
                .hasStatus(403);
    }

    private MvcTestResult get(String query) {
        return mvc.get()
                .uri("/api/v1/reports/compliance?" + query)
                .with(As.admin())
                .exchange();
    }
}
