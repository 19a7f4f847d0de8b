package dev.muster.web.assigning;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentRef;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The offer of the review of + Assign, where somebody chosen has it already.
 *
 * @param people how many of them would take it again
 * @param url where the review is made anew
 * @param parts what can be selected; empty: all of it only
 */
public record AgainView(int people, String url, ContentRef.Kind kind, List<AgainParts.Part> parts, AgainForm form) {
    public AgainView {
        parts = List.copyOf(parts);
    }

    /** Null where nobody chosen has begun or completed it: then nothing is offered. */
    public static @Nullable AgainView offer(
            AssignEffect effect, String url, ContentRef.Kind kind, List<AgainParts.Part> parts, AgainForm form) {
        int people = (int)
                Stream.concat(effect.having(Status.IN_PROGRESS).stream(), effect.having(Status.COMPLETED).stream())
                        .map(AssignEffect.One::personId)
                        .distinct()
                        .count();
        return people == 0 ? null : new AgainView(people, url, kind, parts, form);
    }
}
