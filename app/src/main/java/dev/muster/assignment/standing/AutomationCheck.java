package dev.muster.assignment.standing;

import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Terms;
import dev.muster.audience.Audiences;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What an automation has to say of itself before it is kept. */
@Component
class AutomationCheck {
    private static final int LONGEST_NAME = 200;

    private final Audiences audiences;

    AutomationCheck(Audiences audiences) {
        this.audiences = audiences;
    }

    /**
     * The terms as they are kept. New values in the audience are added to their lists.
     *
     * @param before as it was; null: it is new
     * @throws BadInput naming the field
     */
    Terms checked(Terms t, @Nullable Automation before) {
        String name = Text.line("name", t.name());
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BadInput("name", "Give the automation a name of up to " + LONGEST_NAME + " characters.");
        }
        if (t.startsAt() != null && t.endsAt() != null && !t.endsAt().isAfter(t.startsAt())) {
            throw new BadInput("endsAt", "The end has to be after the start.");
        }
        Audience audience = t.audience();
        if (before == null || !audience.equals(before.terms().audience())) {
            audiences.require(audience, "audience");
            audiences.addUnknownValues(audience);
        }
        String note = t.note() == null || t.note().isBlank() ? null : t.note().strip();
        return new Terms(
                name,
                audience,
                t.startsAt(),
                t.endsAt(),
                t.appliesTo(),
                t.due(),
                t.whenNoLongerMatching(),
                t.enabled(),
                note);
    }
}
