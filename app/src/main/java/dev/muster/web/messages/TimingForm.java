package dev.muster.web.messages;

import dev.muster.notification.MessageTexts;
import dev.muster.notification.rules.Timing;
import dev.muster.shared.BadInput;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** On which days the calendar causes a message, as its form has it. */
public record TimingForm(
        @Nullable String days,
        @Nullable String every,
        @Nullable Boolean atWindow,
        @Nullable String managerFrom) {

    static @Nullable TimingForm of(MessageTexts.One one) {
        Timing t = one.timing();
        return t == null
                ? null
                : new TimingForm(
                        t.days().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                        orEmpty(t.every()),
                        t.atWindow(),
                        orEmpty(t.managerFrom()));
    }

    private static String orEmpty(int number) {
        return number == 0 ? "" : String.valueOf(number);
    }

    public boolean isAtWindow() {
        return Boolean.TRUE.equals(atWindow);
    }

    /** @throws BadInput naming the field that holds no whole numbers */
    Timing read() {
        List<Integer> numbers = Arrays.stream((days == null ? "" : days).split("[,;\\s]+"))
                .filter(s -> !s.isEmpty())
                .map(s -> number("days", s))
                .toList();
        return new Timing(numbers, number("every", every), isAtWindow(), number("managerFrom", managerFrom));
    }

    static int number(String field, @Nullable String text) {
        try {
            return text == null || text.isBlank() ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw new BadInput(field, "Write whole numbers only.");
        }
    }
}
