package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Pages opened in parallel right after the sign-in each see a session without what they all put into it. */
@MusterTest
class SessionsAtOnceTest {
    @Autowired
    SessionRepository<? extends Session> sessions;

    @Test
    void theSameAttributeSetTwiceAtOnceIsNoFault() {
        assertThat(twice(sessions)).isEqualTo("second");
    }

    private static <S extends Session> String twice(SessionRepository<S> sessions) {
        S made = sessions.createSession();
        sessions.save(made);
        S one = Objects.requireNonNull(sessions.findById(made.getId()));
        S two = Objects.requireNonNull(sessions.findById(made.getId()));
        one.setAttribute("token", "first");
        two.setAttribute("token", "second");
        sessions.save(one);
        sessions.save(two);
        return Objects.requireNonNull(sessions.findById(made.getId())).getRequiredAttribute("token");
    }
}
