package dev.muster.web.library;

import dev.muster.assignment.DueFor;
import dev.muster.library.AssignableBy;
import dev.muster.library.ContentSettings;
import dev.muster.library.ContentSettings.CertificateRule;
import dev.muster.shared.BadInput;
import dev.muster.web.DueForm;
import dev.muster.web.ListField;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings form as it was sent: everything as typed.
 *
 * @param tags one a field
 * @param keepAnniversary a no that is always sent, and the yes of the box
 * @param due {@code none}, {@code assignment}, {@code hire} or {@code on}
 */
public record SettingsForm(
        String title,
        String description,
        List<String> tags,
        String language,
        String valid,
        String validityMonths,
        String validDay,
        String validMonth,
        String validAtLeastDays,
        List<String> keepAnniversary,
        String renewalWindowDays,
        String graceDays,
        String due,
        String dueDays,
        String atLeastDays,
        String dueOn,
        String assignableBy,
        String mandatory,
        String newStarterDefault,
        String certificate,
        String acceptsDocuments,
        String renewWith,
        String dueFor) {
    public SettingsForm {
        title = text(title);
        description = text(description);
        tags = ListField.filled(tags);
        language = text(language);
        valid = text(valid);
        validityMonths = text(validityMonths);
        validDay = text(validDay);
        validMonth = text(validMonth);
        validAtLeastDays = text(validAtLeastDays);
        renewalWindowDays = text(renewalWindowDays);
        graceDays = text(graceDays);
        keepAnniversary = ListField.filled(keepAnniversary);
        due = text(due);
        dueDays = text(dueDays);
        atLeastDays = text(atLeastDays);
        dueOn = text(dueOn);
        assignableBy = text(assignableBy);
        mandatory = text(mandatory);
        newStarterDefault = text(newStarterDefault);
        certificate = text(certificate);
        acceptsDocuments = text(acceptsDocuments);
        renewWith = text(renewWith);
        dueFor = text(dueFor);
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s.strip().replace("\r\n", "\n");
    }

    static SettingsForm of(ContentSettings s) {
        DueForm due = DueForm.of(s.due());
        ValidityForm v = ValidityForm.of(s.validity());
        return new SettingsForm(
                s.title(),
                s.description(),
                s.tags(),
                s.language() == null ? "" : s.language(),
                v.valid(),
                v.validityMonths(),
                v.validDay(),
                v.validMonth(),
                v.validAtLeastDays(),
                List.of(v.keepAnniversary()),
                v.renewalWindowDays(),
                v.graceDays(),
                due.due(),
                due.dueDays(),
                due.atLeastDays(),
                due.dueOn(),
                s.assignableBy().name(),
                s.mandatory() ? "true" : "",
                s.newStarterDefault() ? "true" : "",
                s.certificate().name(),
                s.acceptsDocuments() ? "true" : "",
                s.renewWith() == null ? "" : String.valueOf(s.renewWith()),
                "");
    }

    public DueForm dueForm() {
        return new DueForm(due, dueDays, atLeastDays, dueOn);
    }

    /** Without a word about the anniversary it is kept. */
    public ValidityForm validityForm() {
        return new ValidityForm(
                valid,
                validityMonths,
                validDay,
                validMonth,
                validAtLeastDays,
                String.valueOf(keepAnniversary.isEmpty() || keepAnniversary.contains("true")),
                renewalWindowDays,
                graceDays);
    }

    /** Whom a changed due rule moves. */
    DueFor whom() {
        return dueFor.equals("OPEN") ? DueFor.OPEN : DueFor.NEW;
    }

    /** Fields as the review hands them on, beside the tags. */
    public Map<String, String> fields() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("title", title);
        all.put("description", description);
        all.put("language", language);
        all.putAll(validityForm().fields());
        all.put("due", due);
        all.put("dueDays", dueDays);
        all.put("atLeastDays", atLeastDays);
        all.put("dueOn", dueOn);
        all.put("assignableBy", assignableBy);
        all.put("mandatory", mandatory);
        all.put("newStarterDefault", newStarterDefault);
        all.put("certificate", certificate);
        all.put("acceptsDocuments", acceptsDocuments);
        all.put("renewWith", renewWith);
        return all;
    }

    /** @param admin others send the form without what administrators alone change */
    ContentSettings onto(ContentSettings s, boolean admin) {
        return new ContentSettings(
                title,
                description,
                tags,
                language.isEmpty() ? null : language,
                validityForm().validity(),
                dueForm().ruleOfContent(),
                s.visibility(),
                assignableBy.equals("ADMINS") ? AssignableBy.ADMINS : AssignableBy.MANAGERS,
                admin ? mandatory.equals("true") : s.mandatory(),
                admin ? newStarterDefault.equals("true") : s.newStarterDefault(),
                rule(),
                acceptsDocuments.equals("true"),
                renewal());
    }

    /** @throws BadInput naming the field */
    private @Nullable Integer renewal() {
        return renewWith.isEmpty() ? null : (Integer) DueForm.number("renewWith", renewWith);
    }

    private CertificateRule rule() {
        return Arrays.stream(CertificateRule.values())
                .filter(r -> r.name().equals(certificate))
                .findFirst()
                .orElse(CertificateRule.WITH_QUIZ);
    }
}
