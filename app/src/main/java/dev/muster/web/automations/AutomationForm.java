package dev.muster.web.automations;

import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.DueForm;
import dev.muster.web.audience.AudienceForms;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The builder of an automation as it was sent, without its conditions ({@link AudienceForms}): everything as typed.
 *
 * @param due {@code none} (as the content says), {@code assignment}, {@code hire} or {@code on}
 * @param tryTyped whoever it is tried on
 * @param version the one that is changed; null: not said
 * @param confirm the number that was confirmed in the review; likewise {@code silent} and {@code approvedBy}
 */
public record AutomationForm(
        String name,
        String appliesTo,
        String startsAt,
        String endsAt,
        String due,
        String dueDays,
        String atLeastDays,
        String dueOn,
        String afterwards,
        String note,
        String dueFor,
        String tryTyped,
        @Nullable Integer version,
        @Nullable Integer confirm,
        @Nullable Boolean silent,
        String approvedBy) {
    public AutomationForm {
        name = text(name);
        appliesTo = text(appliesTo);
        startsAt = text(startsAt);
        endsAt = text(endsAt);
        due = text(due);
        dueDays = text(dueDays);
        atLeastDays = text(atLeastDays);
        dueOn = text(dueOn);
        afterwards = text(afterwards);
        note = text(note);
        dueFor = text(dueFor);
        tryTyped = tryTyped == null ? "" : tryTyped;
        approvedBy = approvedBy == null ? "" : approvedBy;
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s.strip();
    }

    /** @param minimumDays that training is given at least */
    static AutomationForm blank(int minimumDays) {
        return new AutomationForm(
                "",
                "",
                "",
                "",
                "none",
                "",
                String.valueOf(minimumDays),
                "",
                "REMOVE",
                "",
                "",
                "",
                null,
                null,
                null,
                "");
    }

    static AutomationForm of(Terms t, ZoneId zone) {
        DueForm due = DueForm.of(t.due());
        return new AutomationForm(
                t.name(),
                t.appliesTo().name(),
                typed(t.startsAt(), zone),
                typed(t.endsAt(), zone),
                due.due(),
                due.dueDays(),
                due.atLeastDays(),
                due.dueOn(),
                t.whenNoLongerMatching().name(),
                t.note() == null ? "" : t.note(),
                "",
                "",
                null,
                null,
                null,
                "");
    }

    private static String typed(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : LocalDateTime.ofInstant(at, zone).toString();
    }

    AutomationForm named(String other) {
        return new AutomationForm(
                other,
                appliesTo,
                startsAt,
                endsAt,
                due,
                dueDays,
                atLeastDays,
                dueOn,
                afterwards,
                note,
                dueFor,
                tryTyped,
                version,
                confirm,
                silent,
                approvedBy);
    }

    /** How it is saved, as the review says. */
    How how() {
        return new How(
                version,
                dueFor.equals("OPEN") ? DueFor.OPEN : DueFor.NEW,
                null,
                approvedBy,
                confirm == null ? 0 : confirm,
                null,
                Boolean.TRUE.equals(silent));
    }

    /** @param before an instant that was not typed anew stays to the second; null: it is new */
    Terms terms(Audience audience, boolean enabled, @Nullable Terms before, ZoneId zone) {
        if (name.isEmpty()) {
            throw new BadInput("name", "Give the automation a name.");
        }
        if (appliesTo.isEmpty()) {
            throw new BadInput("applies-FUTURE", "Choose whom it applies to.");
        }
        return new Terms(
                name,
                audience,
                instant("startsAt", startsAt, before == null ? null : before.startsAt(), zone),
                instant("endsAt", endsAt, before == null ? null : before.endsAt(), zone),
                appliesTo.equals("FUTURE") ? AppliesTo.FUTURE : AppliesTo.FUTURE_AND_EXISTING,
                dueForm().rule(),
                afterwards.equals("KEEP") ? Afterwards.KEEP : Afterwards.REMOVE,
                enabled,
                note.isEmpty() ? null : note);
    }

    private static @Nullable Instant instant(String field, String typed, @Nullable Instant before, ZoneId zone) {
        if (typed.isEmpty()) {
            return null;
        }
        if (typed.equals(typed(before, zone))) {
            return before;
        }
        return Day.instant(field, typed, zone);
    }

    /** Fields as the review hands them on. */
    public Map<String, String> fields() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("name", name);
        all.put("appliesTo", appliesTo);
        all.put("startsAt", startsAt);
        all.put("endsAt", endsAt);
        all.put("due", due);
        all.put("dueDays", dueDays);
        all.put("atLeastDays", atLeastDays);
        all.put("dueOn", dueOn);
        all.put("afterwards", afterwards);
        all.put("note", note);
        return all;
    }

    public DueForm dueForm() {
        return new DueForm(due, dueDays, atLeastDays, dueOn);
    }
}
