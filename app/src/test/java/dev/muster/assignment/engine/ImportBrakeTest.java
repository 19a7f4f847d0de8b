package dev.muster.assignment.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An HR file whose departments were emptied by mistake must not take everybody's training away. */
@MusterTest
class ImportBrakeTest {
    private static final int PEOPLE = 130;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Reassess reassess;

    @Autowired
    AssignmentsGrid grid;

    @Test
    void aFileThatWouldTakeTrainingFromTooManyIsRefusedWithTheNumber() {
        Fixture make = new Fixture(db, clock);
        assertThat(send("Kitchen", "")).hasStatusOk();
        int group = make.dynamicGroup(
                "Kitchens", Audience.of(new Audience.Has(Attribute.DEPARTMENT, List.of("Kitchen"), false)));
        int course = make.course("Knives");
        reassess.everything();
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        assertThat(assigned(course)).isEqualTo(PEOPLE);

        MvcTestResult refused = send("", "");
        assertThat(refused)
                .hasStatus(409)
                .bodyJson()
                .extractingPath("$.confirm")
                .isEqualTo(PEOPLE);
        reassess.workOff();
        assertThat(assigned(course)).as("nothing was changed").isEqualTo(PEOPLE);

        assertThat(send("", "?confirm=" + PEOPLE)).hasStatusOk();
        reassess.workOff();
        assertThat(assigned(course)).isZero();
    }

    private int assigned(int course) {
        return grid.counts(course, org.jooq.impl.DSL.noCondition()).assigned();
    }

    private MvcTestResult send(String department, String query) {
        StringBuilder file = new StringBuilder("id,first_name,last_name,department\n");
        for (int i = 0; i < PEOPLE; i++) {
            file.append("N-")
                    .append(i)
                    .append(",Person,Number")
                    .append(i)
                    .append(',')
                    .append(department)
                    .append('\n');
        }
        return mvc.post()
                .uri("/api/v1/imports/people" + query)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .multipart()
                .file("file", file.toString().getBytes(UTF_8))
                .exchange();
    }
}
