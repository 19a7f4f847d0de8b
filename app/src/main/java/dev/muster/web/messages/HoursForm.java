package dev.muster.web.messages;

import dev.muster.notification.rules.TellingHours;
import java.time.DayOfWeek;
import org.jspecify.annotations.Nullable;

/** In which hours the calendar tells people something, as the form has it. */
public record HoursForm(
        @Nullable String from,
        @Nullable String until,
        @Nullable Boolean weekends,
        @Nullable DayOfWeek summaryDay,
        @Nullable String summaryHour) {

    static HoursForm of(TellingHours h) {
        return new HoursForm(
                String.valueOf(h.from()),
                String.valueOf(h.until()),
                h.weekends(),
                h.summaryDay(),
                String.valueOf(h.summaryHour()));
    }

    public boolean isWeekends() {
        return Boolean.TRUE.equals(weekends);
    }

    /** @throws dev.muster.shared.BadInput naming the field that holds no whole number */
    TellingHours read() {
        return new TellingHours(
                TimingForm.number("from", from),
                TimingForm.number("until", until),
                isWeekends(),
                summaryDay == null ? TellingHours.DEFAULTS.summaryDay() : summaryDay,
                TimingForm.number("summaryHour", summaryHour));
    }
}
