package dev.muster.evidence.rules;

import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the days on a certificate from elsewhere. */
public final class ClaimCheck {
    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private ClaimCheck() {}

    /**
     * @param validTo its own last valid day; null: it names none
     * @param today where the person is
     */
    public static List<BadInput.Error> check(
            @Nullable LocalDate completedOn, @Nullable LocalDate validTo, LocalDate today) {
        List<BadInput.Error> errors = new ArrayList<>();
        if (completedOn == null) {
            errors.add(new BadInput.Error("completedOn", "Enter the day on which it was completed."));
        } else if (completedOn.isAfter(today)) {
            errors.add(new BadInput.Error("completedOn", "This day is still to come. Enter the day of completion."));
        } else if (completedOn.isBefore(EARLIEST)) {
            errors.add(new BadInput.Error("completedOn", "Enter a day after 1900."));
        }
        if (validTo == null) {
            return errors;
        }
        if (completedOn != null && validTo.isBefore(completedOn)) {
            errors.add(new BadInput.Error("validTo", "The last valid day is before the day of completion."));
        } else if (validTo.isAfter(LATEST)) {
            errors.add(new BadInput.Error("validTo", "Enter a day before 2200, or leave it empty."));
        } else if (validTo.isBefore(today)) {
            errors.add(new BadInput.Error(
                    "validTo",
                    "The certificate ran out on " + Day.words(validTo) + ". It has to be valid today to count."));
        }
        return errors;
    }

    /**
     * The same for one that names no last day of its own.
     *
     * @param lastDay as the content has it; null: for ever
     * @throws BadInput where it ran out
     */
    public static void refuseRunOut(@Nullable LocalDate lastDay, LocalDate today) {
        if (lastDay != null && lastDay.isBefore(today)) {
            throw new BadInput(
                    "completedOn",
                    "Here it would have counted until " + Day.words(lastDay)
                            + " only. Enter the last valid day that the certificate names, if it names one.");
        }
    }
}
