package dev.muster.library.rules;

import dev.muster.library.ContentSettings;
import dev.muster.shared.BadInput.Error;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;

/** What is wrong with a content's settings, by field; empty: nothing. */
public final class SettingsCheck {
    private SettingsCheck() {}

    public static List<Error> check(ContentSettings s) {
        List<Error> errors = new ArrayList<>();
        if (s.title().isBlank()) {
            errors.add(new Error("title", "Give it a title."));
        }
        if (s.title().length() > 200) {
            errors.add(new Error("title", "The title is longer than 200 characters."));
        }
        if (s.description().length() > 4000) {
            errors.add(new Error("description", "The description is longer than 4,000 characters."));
        }
        if (s.tags().size() > 30 || s.tags().stream().anyMatch(t -> t.isBlank() || t.length() > 60)) {
            errors.add(new Error("tags", "Give at most 30 tags, each of 1 to 60 characters."));
        }
        check(s.validity(), errors);
        if (s.language() != null && !isLanguage(s.language())) {
            errors.add(new Error("language", "Give a language tag such as en, de or pt-BR."));
        }
        return errors;
    }

    private static void check(Validity v, List<Error> errors) {
        Integer months = v.months();
        if (months != null && (months < 1 || months > 1200)) {
            errors.add(new Error("validityMonths", "Give 1 to 1200 months, or nothing: valid for ever."));
        }
        if (months != null && v.until() != null) {
            errors.add(new Error("validUntil", "Give months or a day of the year, and null for the other."));
        }
        days("validAtLeastDays", v.atLeastDays(), errors);
        days("renewalWindowDays", v.windowDays(), errors);
        days("graceDays", v.graceDays(), errors);
    }

    private static void days(String field, int days, List<Error> errors) {
        if (days < 0 || days > 3650) {
            errors.add(new Error(field, "Give 0 to 3650 days."));
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            return false;
        }
    }
}
