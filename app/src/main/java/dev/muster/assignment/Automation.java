package dev.muster.assignment;

import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.rules.LeavingOut.Life;
import dev.muster.assignment.rules.Window;
import dev.muster.library.ContentRef;
import dev.muster.shared.Audience;
import dev.muster.shared.DueRule;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A rule that gives a content to whoever its audience holds.
 *
 * @param frozen why the audience can't be evaluated: nothing is given or taken; null: it can
 * @param inEffect switched on and within its window, as last worked by the clock
 * @param version rises with each edit
 */
public record Automation(
        int id,
        ContentRef content,
        Terms terms,
        @Nullable String frozen,
        boolean inEffect,
        int version,
        Instant createdAt) {

    /** What becomes of what it gave: when somebody no longer matches, or when it is deleted. */
    public enum Afterwards {
        KEEP,
        REMOVE
    }

    /** What an administrator decides. */
    public record Terms(
            String name,
            Audience audience,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            AppliesTo appliesTo,
            @Nullable DueRule due,
            Afterwards whenNoLongerMatching,
            boolean enabled,
            @Nullable String note) {

        public Window window() {
            return new Window(startsAt, endsAt);
        }

        public boolean isInEffect(Instant at) {
            return enabled && window().holds(at);
        }

        public Terms switched(boolean on) {
            return new Terms(name, audience, startsAt, endsAt, appliesTo, due, whenNoLongerMatching, on, note);
        }
    }

    public Window.State state(Instant at) {
        return terms.window().state(terms.enabled(), frozen != null, at);
    }

    public Life life() {
        return new Life(inEffect && frozen == null, terms.appliesTo());
    }
}
