package dev.muster.web;

import dev.muster.assignment.Training;
import dev.muster.learning.Attempts;
import dev.muster.learning.Run;
import dev.muster.library.CourseText;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Where and when a learner is: in the text, and in the day. */
@Component
class OwnPlace {
    private final Attempts attempts;
    private final CourseText texts;
    private final PeopleGrid people;
    private final Settings settings;
    private final Clock clock;

    OwnPlace(Attempts attempts, CourseText texts, PeopleGrid people, Settings settings, Clock clock) {
        this.attempts = attempts;
        this.texts = texts;
        this.people = people;
        this.settings = settings;
        this.clock = clock;
    }

    /** In an attempt, or before the first one. */
    Place in(Actor actor, Training t) {
        int contentId = t.content().id();
        Run run = attempts.run(actor.personId(), contentId, 0).orElse(null);
        boolean again = run != null && !run.open() && t.isOpen();
        if (run == null || again) {
            return new Place(texts.newest(contentId), null);
        }
        return new Place(run.text(), run);
    }

    ZoneId zone(Actor actor) {
        try {
            return people.find(actor.personId(), DSL.noCondition())
                    .map(Person::timeZone)
                    .map(ZoneId::of)
                    .orElseGet(() -> settings.current().defaultTimeZone());
        } catch (DateTimeException e) {
            return settings.current().defaultTimeZone();
        }
    }

    LocalDate today(Actor actor) {
        return LocalDate.ofInstant(clock.instant(), zone(actor));
    }

    LocalTime time(Actor actor) {
        return LocalTime.ofInstant(clock.instant(), zone(actor));
    }
}
