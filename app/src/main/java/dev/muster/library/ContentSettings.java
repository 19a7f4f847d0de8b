package dev.muster.library;

import dev.muster.library.rules.Validity;
import dev.muster.shared.Audience;
import dev.muster.shared.DueRule;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What PATCH changes of a course or module: everything but its text and status.
 *
 * @param due for sources whose rule names none
 * @param visibility who finds it in the catalog unassigned
 * @param renewWith the course asked for in its place once it may be renewed; null: it is taken again
 * @param acceptsDocuments whether a certificate from elsewhere can stand for it, once somebody has approved it
 */
public record ContentSettings(
        String title,
        String description,
        List<String> tags,
        @Nullable String language,
        Validity validity,
        @Nullable DueRule due,
        Audience visibility,
        AssignableBy assignableBy,
        boolean mandatory,
        boolean newStarterDefault,
        CertificateRule certificate,
        boolean acceptsDocuments,
        @Nullable Integer renewWith) {
    /** Which completions give a certificate. */
    public enum CertificateRule {
        /** Of a course, those of a version that has a quiz; of a module, none. */
        WITH_QUIZ("If it has a quiz"),
        ALWAYS("Always"),
        NEVER("Never");

        private final String label;

        CertificateRule(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public ContentSettings {
        tags = List.copyOf(tags);
    }

    public static ContentSettings named(String title) {
        return new ContentSettings(
                title,
                "",
                List.of(),
                null,
                Validity.FOR_EVER,
                null,
                Audience.EVERYBODY,
                AssignableBy.MANAGERS,
                false,
                false,
                CertificateRule.WITH_QUIZ,
                false,
                null);
    }

    /** The same, given to everyone or to new starters, or not. */
    public ContentSettings given(boolean toEveryone, boolean toNewStarters) {
        return with(c -> {
            c.mandatory = toEveryone;
            c.newStarterDefault = toNewStarters;
        });
    }

    public ContentSettings visibleTo(Audience others) {
        return with(c -> c.visibility = others);
    }

    public ContentSettings due(@Nullable DueRule rule) {
        return with(c -> c.due = rule);
    }

    public ContentSettings valid(Validity counts) {
        return with(c -> c.validity = counts);
    }

    /** @param course null: it is taken again */
    public ContentSettings renewedWith(@Nullable Integer course) {
        return with(c -> c.renewWith = course);
    }

    public ContentSettings titled(String newTitle, String newDescription) {
        return with(c -> {
            c.title = newTitle;
            c.description = newDescription;
        });
    }

    private ContentSettings with(Consumer<Changed> change) {
        Changed c = new Changed();
        change.accept(c);
        return new ContentSettings(
                c.title,
                c.description,
                tags,
                language,
                c.validity,
                c.due,
                c.visibility,
                assignableBy,
                c.mandatory,
                c.newStarterDefault,
                certificate,
                acceptsDocuments,
                c.renewWith);
    }

    /** What the methods above replace; the rest stays. */
    private final class Changed {
        private String title = ContentSettings.this.title;
        private String description = ContentSettings.this.description;
        private Validity validity = ContentSettings.this.validity;
        private @Nullable DueRule due = ContentSettings.this.due;
        private Audience visibility = ContentSettings.this.visibility;
        private boolean mandatory = ContentSettings.this.mandatory;
        private boolean newStarterDefault = ContentSettings.this.newStarterDefault;
        private @Nullable Integer renewWith = ContentSettings.this.renewWith;
    }
}
