package dev.muster.access;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Browser sessions: they hold who signed in, when and with which level, and nothing else; rights are read afresh. */
@Component
public class Sessions {
    private static final String PERSON = "person";
    private static final String LEVEL = "level";
    private static final String SINCE = "since";
    private static final Duration IDLE = Duration.ofHours(12);
    private static final Duration LONGEST = Duration.ofDays(7);

    private final Actors actors;
    private final KnownDevices devices;
    private final SecurityLog security;
    private final DSLContext db;
    private final Clock clock;

    Sessions(Actors actors, KnownDevices devices, SecurityLog security, DSLContext db, Clock clock) {
        this.devices = devices;
        this.security = security;
        this.actors = actors;
        this.db = db;
        this.clock = clock;
    }

    /** Begins a session under a new id, on a device that is known from now on. */
    public void begin(HttpServletRequest request, HttpServletResponse response, Actor actor) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) IDLE.toSeconds());
        session.setAttribute(PERSON, actor.personId());
        session.setAttribute(LEVEL, actor.level().name());
        session.setAttribute(SINCE, clock.instant().getEpochSecond());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, String.valueOf(actor.personId()));
        devices.remember(request, response, actor.personId());
    }

    public void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            if (session.getAttribute(PERSON) instanceof Integer personId) {
                security.say("sign-out", personId, request.getRemoteAddr());
            }
            session.invalidate();
        }
    }

    /** Ends every session of the person, on every node. */
    @Transactional
    public void endAll(int personId) {
        db.execute("delete from spring_session where principal_name = ?", String.valueOf(personId));
    }

    /**
     * Who is signed in. A session of somebody deactivated or demoted, or older than a week, ends here; somebody
     * promoted goes on under a new session id.
     */
    public Optional<Actor> actor(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(PERSON) instanceof Integer personId)) {
            return Optional.empty();
        }
        Optional<Actor> actor = actors.person(personId).filter(a -> stillGood(session, a));
        if (actor.isEmpty()) {
            session.invalidate();
        } else if (request.getMethod().equals("GET")
                && !actor.get().level().name().equals(session.getAttribute(LEVEL))) {
            request.changeSessionId();
            session.setAttribute(LEVEL, actor.get().level().name());
        }
        return actor;
    }

    private boolean stillGood(HttpSession session, Actor actor) {
        AccessLevel before = AccessLevel.valueOf(String.valueOf(session.getAttribute(LEVEL)));
        boolean demoted =
                before != actor.level() && actor.level() != AccessLevel.ADMIN && before != AccessLevel.LEARNER;
        Instant since = Instant.ofEpochSecond(session.getAttribute(SINCE) instanceof Long s ? s : 0);
        return !demoted && clock.instant().isBefore(since.plus(LONGEST));
    }
}
