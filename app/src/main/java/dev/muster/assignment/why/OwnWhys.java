package dev.muster.assignment.why;

import dev.muster.assignment.Training;
import dev.muster.assignment.why.WhyStore.LiveRule;
import dev.muster.audience.AudienceWords;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Why somebody has their own training, in their words. */
@Component
@Transactional(readOnly = true)
public class OwnWhys {
    private final WhyStore store;
    private final AudienceWords words;

    OwnWhys(WhyStore store, AudienceWords words) {
        this.store = store;
        this.words = words;
    }

    /** By rule, where an audience gave it: what about them it asks for, completing "because". */
    public Map<Integer, String> because(Actor actor, Training training) {
        Map<Integer, Audience> holding = new HashMap<>();
        for (LiveRule r : store.rules(actor.personId(), training.content().id())) {
            if (r.member() && r.audience() != null) {
                try {
                    holding.put(r.id(), AudienceJson.parse(r.audience()));
                } catch (BadInput unreadable) {
                    // frozen; the group's name says enough
                }
            }
        }
        return holding.isEmpty() ? Map.of() : words.because(actor.personId(), holding);
    }
}
