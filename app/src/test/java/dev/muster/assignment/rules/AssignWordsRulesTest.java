package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.AssignWords.About;
import dev.muster.assignment.rules.Assigning.AddSource;
import dev.muster.assignment.rules.Assigning.Assign;
import dev.muster.assignment.rules.Assigning.Decision;
import dev.muster.assignment.rules.Assigning.Skip;
import dev.muster.assignment.rules.Assigning.Skipped;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignWordsRulesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 12);

    @Test
    void everyCheckIsASentence() {
        assertThat(said(new Assign(), false)).isEqualTo("gets it.");
        assertThat(said(new Assign(), true))
                .isEqualTo("gets it. It is not visible to them otherwise: assigning opens it.");
        assertThat(said(new AddSource(Status.NOT_STARTED, false), false, "Group: Cooks"))
                .isEqualTo(
                        "has it already by Group: Cooks and has not started. Individual is added as one more reason.");
        assertThat(said(new AddSource(Status.NOT_STARTED, true), false, "Individual"))
                .endsWith("Nothing changes.");
        assertThat(said(new AddSource(Status.NOT_STARTED, false), false, "Mandatory"))
                .startsWith("has it already, as it is mandatory for everybody anyway, and has not started");
        assertThat(said(new AddSource(Status.COMPLETED, false), false, "Group: Cooks"))
                .startsWith("completed it on 12 Nov 2026 and stays completed");
        assertThat(said(new AddSource(Status.IN_PROGRESS, false), false, "Group: Cooks"))
                .contains("in progress (40 %); the progress stays");
        assertThat(said(new AddSource(Status.EXPIRED, false), false, "Group: Cooks"))
                .contains("on 12 Nov 2026, which has run out");
        assertThat(said(new Assign(), false, "Self-enrolled")).contains("becomes required, the progress stays");
        for (Skip why : Skip.values()) {
            assertThat(said(new Skipped(why), false)).isEqualTo(why.why());
        }
    }

    private static String said(Decision d, boolean opens, String... by) {
        return AssignWords.of(new About(d, List.of(by), 40, DAY, opens));
    }
}
