package dev.muster.web.palette;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The palette finds what its user may open, and nothing else. */
@MusterTest
class PalettePageTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    private int ana;
    private int ben;

    @BeforeEach
    void twoOfOneFamily() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Palettini");
        ben = make.person("Ben", "Palettini");
    }

    @Test
    void anAdministratorFindsEverybodyAndWhatToDo() {
        assertThat(found("palettini", As.admin()))
                .contains("Ana Palettini", "Ben Palettini", "Actions for", "/assign", "/edit")
                .doesNotContain("Go to");
        assertThat(found("", As.admin())).contains("Add a person", "Go to", "Audit log", "Matrix");
        assertThat(found("new auto", As.admin())).contains("/admin/automations/new");
    }

    @Test
    void aManagerFindsTheirTeamAlone() {
        Audience team = new Audience(List.of(new Audience.People(List.of(ana))));

        assertThat(found("palettini", As.person(ben, AccessLevel.MANAGER, team)))
                .contains("Ana Palettini", "/assign")
                .doesNotContain("Ben Palettini", "/edit");
        assertThat(found("new", As.person(ben, AccessLevel.MANAGER, team))).doesNotContain("/admin/automations/new");
    }

    @Test
    void anAuditorFindsWithoutActs() {
        assertThat(found("palettini", As.person(ben, AccessLevel.AUDITOR)))
                .contains("Ana Palettini", "History of")
                .doesNotContain("/assign", "/edit");
    }

    @Test
    void anAuthorFindsNobody() {
        assertThat(found("palettini", As.person(ben, AccessLevel.AUTHOR))).contains("Nothing found");
    }

    @Test
    void whatIsTypedIsShownAsText() {
        assertThat(found("<b>%zz</b>", As.admin())).contains("&lt;b&gt;").doesNotContain("<b>%zz");
    }

    private String found(String typed, RequestPostProcessor as) {
        return new String(
                mvc.get()
                        .uri("/admin/palette")
                        .param("typed", typed)
                        .with(as)
                        .exchange()
                        .getResponse()
                        .getContentAsByteArray(),
                StandardCharsets.UTF_8);
    }
}
