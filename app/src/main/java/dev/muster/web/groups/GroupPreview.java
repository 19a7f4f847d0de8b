package dev.muster.web.groups;

import dev.muster.audience.AudienceReport;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.AudienceWords.Explained;
import dev.muster.audience.PersonRef;
import dev.muster.audience.rules.Compiled;
import dev.muster.shared.Actor;
import dev.muster.web.audience.AudienceChoices;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who would join, leave and stay if a group had this audience, by name and with the reason. */
@Component
public class GroupPreview {
    private static final int EACH = 5;

    private final AudienceReport report;
    private final AudienceWords words;
    private final AudienceChoices choices;

    GroupPreview(AudienceReport report, AudienceWords words, AudienceChoices choices) {
        this.report = report;
        this.words = words;
        this.choices = choices;
    }

    public enum Change {
        JOINS,
        STAYS,
        LEAVES
    }

    public record Who(PersonRef person, Change change, String why) {}

    /**
     * @param some some of them, each kind by name
     * @param tried the person that the audience was tried on; null: nobody was asked for
     */
    public record Preview(
            int joins,
            int leaves,
            int stays,
            List<Who> some,
            @Nullable Tried tried) {
        public Preview {
            some = List.copyOf(some);
        }
    }

    /** @param explained null: the search found nobody, or several */
    public record Tried(
            String search, String name, @Nullable Explained explained) {}

    /** @param each how many of each kind to name */
    public Preview of(Actor actor, @Nullable Integer groupId, Compiled audience, String search, int each) {
        AudienceReport.Effect effect = report.effect(actor, groupId, audience);
        List<Who> some = new ArrayList<>();
        add(actor, audience, some, effect.joining(), Change.JOINS, each);
        add(actor, audience, some, effect.leaving(), Change.LEAVES, each);
        add(actor, audience, some, effect.staying(), Change.STAYS, each);
        return new Preview(
                effect.joins(), effect.leaves(), effect.stays(), some, tried(actor, audience, search.strip()));
    }

    public Preview of(Actor actor, @Nullable Integer groupId, Compiled audience, String search) {
        return of(actor, groupId, audience, search, EACH);
    }

    private void add(Actor actor, Compiled audience, List<Who> to, List<PersonRef> people, Change change, int each) {
        List<PersonRef> shown = people.subList(0, Math.min(each, people.size()));
        Map<Integer, Explained> why =
                words.explain(actor, audience, shown.stream().map(PersonRef::id).toList());
        for (PersonRef p : shown) {
            to.add(new Who(p, change, Objects.requireNonNull(why.get(p.id())).line()));
        }
    }

    private @Nullable Tried tried(Actor actor, Compiled audience, String search) {
        if (search.isEmpty()) {
            return null;
        }
        return choices.person(actor, search)
                .map(id -> new Tried(
                        search,
                        words.name(actor, id),
                        words.explain(actor, audience, List.of(id)).get(id)))
                .orElse(new Tried(search, "", null));
    }
}
