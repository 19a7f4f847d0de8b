package dev.muster.web;

import dev.muster.assignment.OwnTraining;
import dev.muster.learning.Run;
import dev.muster.library.CourseText;
import dev.muster.people.TimeZones;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Where and when a learner is: in the text, and in the day. */
@Component
class OwnPlace {
    private final OwnTraining own;
    private final CourseText texts;
    private final TimeZones zones;

    OwnPlace(OwnTraining own, CourseText texts, TimeZones zones) {
        this.own = own;
        this.texts = texts;
        this.zones = zones;
    }

    /** In an attempt, or before the first one. */
    Place in(Actor actor, Spot spot) {
        Run run = own.run(actor, spot.contentId(), spot.courseId()).orElse(null);
        return run == null ? new Place(texts.newest(spot.courseId()), null) : new Place(run.text(), run);
    }

    /** Before anything was begun. */
    Place before(int contentId) {
        return new Place(texts.newest(contentId), null);
    }

    ZonedDateTime now(Actor actor) {
        return zones.now(actor.personId());
    }

    ZoneId zone(Actor actor) {
        return now(actor).getZone();
    }

    LocalDate today(Actor actor) {
        return now(actor).toLocalDate();
    }

    LocalTime time(Actor actor) {
        return now(actor).toLocalTime();
    }
}
