package dev.muster.assignment.lists;

import dev.muster.assignment.ledger.LabelStore;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What sources and rules are called, for screens that know their numbers only. */
@Component
public class RuleLabels {
    private final LabelStore store;

    RuleLabels(LabelStore store) {
        this.store = store;
    }

    /** By number; also of what was deleted. Includes Individual and Self-enrolled. */
    public Map<Integer, String> of(Collection<Integer> rules) {
        return store.of(rules);
    }
}
