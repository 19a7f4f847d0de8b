package dev.muster.web.assigning;

import dev.muster.assignment.rules.Due;
import dev.muster.library.Contents;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRule.Counts;
import dev.muster.web.Days;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which date results when none is given: the training's own, worked out as far as it is the same for all who are meant. */
@Component
public class OwnDates {
    private final Contents contents;
    private final Settings settings;
    private final Clock clock;

    OwnDates(Contents contents, Settings settings, Clock clock) {
        this.contents = contents;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param when for example {@code 30 Dec 2026 (30 days after it was assigned)} */
    public record One(String title, String when) {}

    /** For whoever is assigned it today. */
    public String of(int contentId) {
        return when(contents.get(contentId).settings().due(), today(null), null, false);
    }

    /** Of a rule, which gives it on other days, too. */
    public String ofRule(int contentId) {
        DueRule rule = contents.get(contentId).settings().due();
        String when = of(contentId);
        return rule != null && rule.counts() == Counts.FROM_ASSIGNMENT ? when + " for whoever gets it today" : when;
    }

    public List<One> of(List<Integer> contentIds) {
        return contentIds.stream()
                .distinct()
                .map(contents::get)
                .map(c -> new One(c.title(), when(c.settings().due(), today(null), null, false)))
                .toList();
    }

    public List<One> of(List<Integer> contentIds, Person person) {
        return contentIds.stream()
                .distinct()
                .map(contents::get)
                .map(c -> new One(
                        c.title(),
                        when(c.settings().due(), today(ZoneId.of(person.timeZone())), person.hiredOn(), true)))
                .toList();
    }

    /** Today and the fewest days from it: where a date that has passed is moved to. */
    public LocalDate movedTo() {
        return today(null).plusDays(settings.current().minimumDays());
    }

    private LocalDate today(@Nullable ZoneId zone) {
        return LocalDate.ofInstant(
                clock.instant(), zone == null ? settings.current().defaultTimeZone() : zone);
    }

    private String when(@Nullable DueRule rule, LocalDate today, @Nullable LocalDate hiredOn, boolean onePerson) {
        if (rule == null) {
            return "no due date";
        }
        if (rule.counts() == Counts.FROM_HIRE && !onePerson) {
            return rule.words();
        }
        Due due = Due.of(rule, today, hiredOn, settings.current().minimumDays());
        if (due == null) {
            return rule.words();
        }
        String day = Days.day(due.on());
        if (due.lifted()) {
            return day + " (its own date has passed)";
        }
        return rule.counts() == Counts.NOT ? day : day + " (" + rule.words() + ")";
    }
}
