package dev.muster.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import dev.muster.testing.Visitor;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who only looks leaves nothing behind. */
@MusterTest
class StrangersTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Test
    void aVisitMakesNoSession() {
        Visitor stranger = new Visitor(mvc);
        for (String page : new String[] {"/sign-in", "/sign-in/code", "/", "/nowhere"}) {
            stranger.get(page);
        }
        assertThat(stranger.signIn("nobody", "not my password")).hasStatus(422);
        assertThat(db.fetchCount(DSL.table("spring_session"))).isZero();
        assertThat(stranger.cookie("muster")).isEmpty();
        assertThat(stranger.cookie("muster-form")).isNotEmpty();
    }

    @Test
    void aFormOfSomebodyElsesIsRefused() {
        Visitor one = new Visitor(mvc);
        one.get("/sign-in");
        Visitor other = new Visitor(mvc);
        assertThat(other.post("/sign-in", "login", "nobody", "password", "not my password", "_csrf", "made-up"))
                .hasStatus(403);
        assertThat(other.post("/sign-in", "login", "nobody", "password", "x", "_csrf", one.cookie("muster-form")))
                .as("without the cookie")
                .hasStatus(403);
    }
}
