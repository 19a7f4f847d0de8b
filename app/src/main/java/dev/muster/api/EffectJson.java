package dev.muster.api;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Status;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an act of assigning does or did. */
public record EffectJson(
        int assigned,
        int alreadyAssigned,
        int inProgress,
        int completed,
        int expired,
        int reassigned,
        List<Skipped> skipped,
        @Nullable People people) {

    public record Skipped(String personId, Assigning.Skip reason, String message) {}

    /** By state; only a preview lists them. */
    public record People(
            List<Person> assigned,
            List<Person> alreadyAssigned,
            List<Person> inProgress,
            List<Person> completed,
            List<Person> expired) {}

    @Schema(name = "EffectPerson")
    record Person(String id, String name, ContentJson content, List<String> sources, String text) {}

    public static EffectJson of(AssignEffect e) {
        return effect(e, null);
    }

    public static EffectJson preview(AssignEffect e) {
        return effect(
                e,
                new People(
                        people(e.assigned()),
                        people(e.having(Status.NOT_STARTED)),
                        people(e.having(Status.IN_PROGRESS)),
                        people(e.having(Status.COMPLETED)),
                        people(e.having(Status.EXPIRED))));
    }

    private static EffectJson effect(AssignEffect e, @Nullable People people) {
        return new EffectJson(
                e.assigned().size(),
                e.having(Status.NOT_STARTED).size(),
                e.having(Status.IN_PROGRESS).size(),
                e.having(Status.COMPLETED).size(),
                e.having(Status.EXPIRED).size(),
                e.reassigned().size(),
                e.skipped().stream()
                        .map(s -> new Skipped(String.valueOf(s.personId()), s.reason(), s.message()))
                        .toList(),
                people);
    }

    private static List<Person> people(List<AssignEffect.One> ones) {
        return ones.stream()
                .map(o -> new Person(
                        String.valueOf(o.personId()),
                        o.name(),
                        ContentJson.of(o.content()),
                        o.sources(),
                        o.name() + " " + o.sentence()))
                .toList();
    }
}
