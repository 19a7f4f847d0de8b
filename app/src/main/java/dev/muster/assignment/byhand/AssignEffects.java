package dev.muster.assignment.byhand;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.AssignEffect.One;
import dev.muster.assignment.ledger.LabelStore;
import dev.muster.assignment.ledger.SituationStore.Known;
import dev.muster.assignment.ledger.SituationStore.Target;
import dev.muster.assignment.rules.AssignWords;
import dev.muster.assignment.rules.Assigning;
import dev.muster.assignment.rules.Due;
import dev.muster.assignment.rules.Situation;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what decisions mean for people, each in a sentence. */
@Component
class AssignEffects {
    private final LabelStore labels;

    AssignEffects(LabelStore labels) {
        this.labels = labels;
    }

    /**
     * @param due for whom it is new; null: no date
     * @param opens the content is not visible to them otherwise
     */
    record About(
            Target target,
            Known known,
            Assigning.Decision decision,
            @Nullable Due due,
            boolean opens) {}

    AssignEffect of(List<About> all) {
        Set<Integer> rules = new HashSet<>();
        all.forEach(d -> rules.addAll(d.known().situation().sources()));
        Map<Integer, String> names = labels.of(rules);
        return new AssignEffect(all.stream().map(d -> one(d, names)).toList());
    }

    private static One one(About d, Map<Integer, String> names) {
        Situation s = d.known().situation();
        List<String> by =
                s.sources().stream().map(r -> names.getOrDefault(r, "")).toList();
        return new One(
                d.known().personId(),
                d.known().name(),
                d.target().ref(),
                d.decision(),
                by,
                d.decision() instanceof Assigning.Assign ? d.due() : null,
                AssignWords.of(new AssignWords.About(d.decision(), by, s.progress(), s.completedOn(), d.opens())));
    }
}
