package dev.muster.feeds;

import dev.muster.access.Attempts;
import dev.muster.assignment.lists.TeamDueGrid;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.audience.Managers;
import dev.muster.audience.Scopes;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.feeds.rules.Entry;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.NotAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Addresses of calendars: made, made anew, switched off, and read by whoever has one. */
@Component
public class Feeds {
    /** Entries of a team, the earliest first. */
    static final int MOST = 1_000;

    private static final int DAYS_BACK = 31;
    private static final int DAYS_AHEAD = 366;

    private final FeedStore store;
    private final TrainingGrid training;
    private final TeamDueGrid team;
    private final Managers managers;
    private final Scopes scopes;
    private final Attempts guard;
    private final AuditLog audit;
    private final Clock clock;

    Feeds(
            FeedStore store,
            TrainingGrid training,
            TeamDueGrid team,
            Managers managers,
            Scopes scopes,
            Attempts guard,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.training = training;
        this.team = team;
        this.managers = managers;
        this.scopes = scopes;
        this.guard = guard;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which the actor has, and since when. */
    @Transactional(readOnly = true)
    public Map<FeedKind, Instant> of(Actor actor) {
        return store.of(actor.personId());
    }

    /** Managers have a team. */
    public static boolean mayHave(Actor actor, FeedKind kind) {
        return kind == FeedKind.OWN || actor.level() == AccessLevel.MANAGER;
    }

    /**
     * Makes the address, or a new one: the old one then leads nowhere.
     *
     * @return its code, which is kept nowhere
     */
    @Transactional
    public String make(Actor actor, FeedKind kind) {
        if (!mayHave(actor, kind)) {
            throw new NotAllowed("Only managers have a calendar of their team.");
        }
        String code = FeedCode.made();
        store.put(actor.personId(), kind, FeedCode.hash(code), clock.instant());
        write(actor, AuditAction.CALENDAR_MAKE, kind);
        return code;
    }

    /** There being none, nothing changes. */
    @Transactional
    public void switchOff(Actor actor, FeedKind kind) {
        if (store.remove(actor.personId(), kind)) {
            write(actor, AuditAction.CALENDAR_OFF, kind);
        }
    }

    private void write(Actor actor, AuditAction action, FeedKind kind) {
        var entry = audit.write(Act.of(actor, action)
                .people(1)
                .detail(JsonNodeFactory.instance.objectNode().put("kind", kind.name())));
        audit.line(entry, 0, actor.personId(), null, null);
    }

    /**
     * What the calendar with this code shows now. What is not there takes as long, whatever the reason.
     *
     * @param from the address of whoever asks
     * @param base where this installation is reached
     * @throws dev.muster.shared.TooMany for who tries many
     */
    public Optional<byte[]> read(String code, String from, String base) {
        return guard.asked(
                Attempts.Secret.CALENDAR,
                from,
                () -> store.find(FeedCode.hash(code)).flatMap(feed -> text(feed, base)));
    }

    private Optional<byte[]> text(FeedStore.Feed feed, String base) {
        if (feed.kind() == FeedKind.OWN) {
            List<Entry> own = Entry.own(feed.personId(), training.ofLearner(feed.personId()));
            return Optional.of(FeedText.of("Training", own, base, feed.madeAt()));
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return managers.of(feed.personId())
                .filter(manager -> mayHave(manager, FeedKind.TEAM))
                .map(manager -> team
                        .between(
                                scopes.condition(manager), today.minusDays(DAYS_BACK), today.plusDays(DAYS_AHEAD), MOST)
                        .stream()
                        .map(r -> Entry.team(feed.personId(), r.content(), r.day(), r.people()))
                        .toList())
                .map(entries -> FeedText.of("Training of the team", entries, base, feed.madeAt()));
    }
}
