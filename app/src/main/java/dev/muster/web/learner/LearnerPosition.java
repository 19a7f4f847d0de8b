package dev.muster.web.learner;

import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.learning.CourseRun;
import dev.muster.library.versions.CourseText;
import dev.muster.people.TimeZones;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** Where and when a learner is: in the text, and in the day. */
@Component
class LearnerPosition {
    private final OwnTraining own;
    private final CourseText texts;
    private final TimeZones zones;

    LearnerPosition(OwnTraining own, CourseText texts, TimeZones zones) {
        this.own = own;
        this.texts = texts;
        this.zones = zones;
    }

    /** In an attempt, or before the first one. */
    PlaceInText in(Actor actor, CourseInContext course) {
        CourseRun run = own.run(actor, course).orElse(null);
        return run == null ? new PlaceInText(texts.newest(course.courseId()), null) : new PlaceInText(run.text(), run);
    }

    /** Before anything was begun. */
    PlaceInText before(int contentId) {
        return new PlaceInText(texts.newest(contentId), null);
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
