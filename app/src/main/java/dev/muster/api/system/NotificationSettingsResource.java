package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Sent;
import dev.muster.notification.MessageTexts;
import dev.muster.notification.TellingTimes;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.MessageText;
import dev.muster.notification.rules.TellingHours;
import dev.muster.notification.rules.Timing;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which messages there are, what they say, on which days the calendar causes them, and in which hours. */
@RestController
@RequestMapping("/api/v1/notifications/settings")
@Allowed(Permission.CHANGE_SETTINGS)
class NotificationSettingsResource {
    private final MessageTexts texts;
    private final TellingTimes times;

    NotificationSettingsResource(MessageTexts texts, TellingTimes times) {
        this.texts = texts;
        this.times = times;
    }

    /**
     * @param days before the due date or last valid day (due soon, expiring), or after it; null: not by the calendar
     * @param every after the last of them, again and again after so many days; 0: no more
     * @param atWindow also when the renewal window opens
     * @param managerFrom from the how manieth of them on the manager is told, too; 0: never
     */
    @Schema(name = "NotificationKindSettings")
    record OfKind(
            Kind kind,
            boolean enabled,
            String subject,
            String body,
            @Nullable List<Integer> days,
            @Nullable Integer every,
            @Nullable Boolean atWindow,
            @Nullable Integer managerFrom) {
        static OfKind of(MessageTexts.One one) {
            Timing t = one.timing();
            return new OfKind(
                    one.kind(),
                    one.enabled(),
                    one.text().subject(),
                    one.text().body(),
                    t == null ? null : t.days(),
                    t == null ? null : t.every(),
                    t == null ? null : t.atWindow(),
                    t == null ? null : t.managerFrom());
        }
    }

    /** @param from, until hours of the day where each person is; summaryDay, summaryHour when managers get their summary */
    @Schema(name = "NotificationSettings")
    record Answer(int from, int until, boolean weekends, DayOfWeek summaryDay, int summaryHour, List<OfKind> kinds) {}

    /** The hours to change; the others stay. */
    @Sent(thing = "Hours", example = """
            {"from": 9, "until": 17, "weekends": false}""")
    @Schema(name = "NotificationHoursPatch")
    record HoursBody(
            @Nullable Integer from,
            @Nullable Integer until,
            @Nullable Boolean weekends,
            @Nullable DayOfWeek summaryDay,
            @Nullable Integer summaryHour) {
        TellingHours over(TellingHours now) {
            return new TellingHours(
                    Objects.requireNonNullElse(from, now.from()),
                    Objects.requireNonNullElse(until, now.until()),
                    Objects.requireNonNullElse(weekends, now.weekends()),
                    Objects.requireNonNullElse(summaryDay, now.summaryDay()),
                    Objects.requireNonNullElse(summaryHour, now.summaryHour()));
        }
    }

    /** What to change of a kind; the rest stays. The days are for the four kinds of the calendar only. */
    @Sent(thing = "A kind of message", example = """
            {"enabled": true, "days": [14, 7, 1]}""")
    @Schema(name = "NotificationKindPatch")
    record KindBody(
            @Nullable Boolean enabled,
            @Nullable String subject,
            @Nullable String body,
            @Nullable List<Integer> days,
            @Nullable Integer every,
            @Nullable Boolean atWindow,
            @Nullable Integer managerFrom) {
        MessageText text(MessageText now) {
            return new MessageText(
                    Objects.requireNonNullElse(subject, now.subject()), Objects.requireNonNullElse(body, now.body()));
        }

        @Nullable Timing timing(@Nullable Timing now) {
            return now == null
                    ? null
                    : new Timing(
                            Objects.requireNonNullElse(days, now.days()),
                            Objects.requireNonNullElse(every, now.every()),
                            Objects.requireNonNullElse(atWindow, now.atWindow()),
                            Objects.requireNonNullElse(managerFrom, now.managerFrom()));
        }
    }

    @Operation(operationId = "getNotificationSettings", summary = "Shows which messages there are, and when")
    @GetMapping
    Answer get() {
        TellingHours h = times.current();
        return new Answer(
                h.from(),
                h.until(),
                h.weekends(),
                h.summaryDay(),
                h.summaryHour(),
                texts.list().stream().map(OfKind::of).toList());
    }

    /** Merge patch: what is not named stays. */
    @Operation(operationId = "changeNotificationHours", summary = "Changes when the calendar tells people")
    @PatchMapping
    Answer hours(Actor actor, @RequestBody HoursBody body) {
        times.change(actor, body.over(times.current()));
        return get();
    }

    /** Merge patch: what is not named stays. */
    @Operation(operationId = "changeNotificationKind", summary = "Changes one kind of message")
    @PatchMapping("/{kind}")
    OfKind kind(Actor actor, @PathVariable String kind, @RequestBody KindBody body) {
        Kind which = Arrays.stream(Kind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .orElseThrow(() -> new NotThere("kind of message"));
        MessageTexts.One now = texts.of(which);
        texts.save(
                actor,
                which,
                Objects.requireNonNullElse(body.enabled(), now.enabled()),
                body.text(now.text()),
                body.timing(now.timing()));
        return OfKind.of(texts.of(which));
    }
}
