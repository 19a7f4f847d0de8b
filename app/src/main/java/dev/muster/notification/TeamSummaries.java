package dev.muster.notification;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.Managers;
import dev.muster.audience.Scopes;
import dev.muster.library.ContentStatus;
import dev.muster.notification.OutboxGrid.State;
import dev.muster.notification.rules.Composing;
import dev.muster.people.PersonStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.Day;
import dev.muster.shared.PersonName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a manager's summary says: whose training in their scope is overdue, has expired, or is due within the week, and whom
 * nobody could tell. Made when it is sent, of whom they may see then.
 */
@Component
@Transactional(readOnly = true)
public class TeamSummaries {
    private static final int NAMES = 20;

    /** The week after the day itself. */
    private static final int DAYS = 6;

    private static final Duration FAILED_SINCE = Duration.ofDays(7);

    private final DSLContext db;
    private final Managers managers;
    private final Scopes scopes;
    private final InPersonGrid inPerson;
    private final Clock clock;
    private final SummaryTraining training;

    TeamSummaries(
            DSLContext db,
            Managers managers,
            Scopes scopes,
            InPersonGrid inPerson,
            Clock clock,
            SummaryTraining training) {
        this.training = training;
        this.db = db;
        this.managers = managers;
        this.scopes = scopes;
        this.inPerson = inPerson;
        this.clock = clock;
    }

    /** Empty where there is nothing to say, or the person is no manager any more. */
    public Optional<String> of(int personId) {
        return managers.of(personId).map(this::of).filter(text -> !text.isEmpty());
    }

    private String of(Actor manager) {
        Instant now = clock.instant();
        return Stream.of(
                        part(manager, "Overdue", "due", training.overdue(now)),
                        part(manager, "Expired", "valid until", training.expired(now)),
                        part(manager, "Due this week", "due", training.dueWithin(DAYS, now)),
                        unreached(manager))
                .filter(s -> !s.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String part(Actor manager, String title, String word, SummaryTraining.Part part) {
        var rows = db.select(
                        PERSON.GIVEN_NAME,
                        PERSON.FAMILY_NAME,
                        CONTENT.TITLE,
                        part.day(),
                        DSL.count().over())
                .from(PERSON)
                .join(ASSIGNMENT)
                .on(ASSIGNMENT.PERSON_ID.eq(PERSON.ID))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .where(part.which(), scopes.condition(manager), PERSON.ID.ne(manager.personId()))
                .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .orderBy(part.day(), PERSON.SORT_NAME, PERSON.ID, CONTENT.TITLE)
                .limit(NAMES)
                .fetch();
        if (rows.isEmpty()) {
            return "";
        }
        int all = rows.getFirst().value5();
        Stream<String> more = all > NAMES ? Stream.of("and " + (all - NAMES) + " more") : Stream.empty();
        Stream<String> lines = rows.stream()
                .map(r -> "- " + Composing.line(PersonName.of(r)) + ": " + Composing.line(r.value3()) + ", " + word
                        + " " + Day.words(r.value4()));
        return title + " (" + all + ")\n" + Stream.concat(lines, more).collect(Collectors.joining("\n"));
    }

    private String unreached(Actor manager) {
        List<String> parts = Stream.of(
                        counted(inPerson.waiting(manager), "to tell in person, without an e-mail address"),
                        counted(failed(manager), "whose e-mail failed in the last seven days"))
                .filter(s -> !s.isEmpty())
                .toList();
        return parts.isEmpty() ? "" : "Not reached\n" + String.join("\n", parts);
    }

    private static String counted(int people, String what) {
        return people == 0 ? "" : "- " + people + (people == 1 ? " person " : " people ") + what;
    }

    private int failed(Actor manager) {
        return db.fetchCount(DSL.selectDistinct(NOTICE.PERSON_ID)
                .from(NOTICE)
                .join(PERSON)
                .on(PERSON.ID.eq(NOTICE.PERSON_ID), PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .where(NOTICE.STATE.eq(State.FAILED.name()), scopes.condition(manager))
                .and(NOTICE.QUEUED_AT.gt(clock.instant().minus(FAILED_SINCE))));
    }
}
