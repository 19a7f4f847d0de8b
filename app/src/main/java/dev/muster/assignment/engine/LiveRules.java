package dev.muster.assignment.engine;

import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.springframework.stereotype.Component;

/** Whom live rules hold, for reading: without locks, and without the temporary tables of a difference. */
@Component
public class LiveRules {
    private final GainsOfRuleStore rules;
    private final MatchStore automations;
    private final Audiences audiences;

    LiveRules(GainsOfRuleStore rules, MatchStore automations, Audiences audiences) {
        this.rules = rules;
        this.automations = automations;
        this.audiences = audiences;
    }

    /** @param who over {@code PERSON} */
    public record Held(int ruleId, int contentId, Condition who) {}

    /** Each live rule of these contents. An automation that can't be evaluated holds nobody here. */
    public List<Held> of(Collection<Integer> contentIds) {
        List<GainsOfRuleStore.Live> live = rules.liveOf(contentIds);
        Map<Integer, Condition> matching = matching(live);
        return live.stream()
                .map(r -> new Held(r.id(), r.contentId(), RuleHolders.of(r, matching)))
                .toList();
    }

    private Map<Integer, Condition> matching(List<GainsOfRuleStore.Live> live) {
        Map<Integer, String> texts = new LinkedHashMap<>();
        automations
                .stored(new DifferenceRange.OfRules(
                        live.stream().map(GainsOfRuleStore.Live::id).toList()))
                .stream()
                .filter(MatchStore.Stored::inEffect)
                .forEach(s -> texts.put(s.ruleId(), s.audience()));
        Map<Integer, Condition> who = new HashMap<>();
        audiences.compileStored(texts).forEach((rule, compilation) -> {
            if (compilation instanceof Compilation.Ready ready) {
                who.put(
                        rule,
                        audiences.condition(ready.audience(), audiences.today()).and(RuleHolders.isNotLeftOut(rule)));
            }
        });
        return who;
    }
}
