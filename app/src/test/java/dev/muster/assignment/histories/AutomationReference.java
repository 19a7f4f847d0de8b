package dev.muster.assignment.histories;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 4: who is left out as existing when an automation takes effect or is edited, and what follows. */
final class AutomationReference {
    private final Company company;
    private final EngineReference engine;

    AutomationReference(Life life) {
        company = life.company;
        engine = life.engine;
    }

    private List<Automated> all() {
        return company.rules.values().stream()
                .filter(r -> r.live && r instanceof Automated)
                .map(Automated.class::cast)
                .toList();
    }

    /** Starts and ends that have passed. */
    void turn() {
        for (Automated a : all()) {
            if (a.isOnNow() != a.inEffect) {
                saved(a, a.inEffect ? a.picked : null, a.isOnNow());
            }
        }
    }

    /** @param before the audience while it was in effect; null: it was not */
    void saved(Automated a, @Nullable Picked before, boolean inEffect) {
        a.inEffect = inEffect;
        if (!inEffect || !a.isForFuture()) {
            a.leftOut.clear();
        } else if (before == null || !before.audience().equals(a.picked.audience())) {
            leaveOut(a, before);
        }
        engine.follow(List.of(a));
    }

    private void leaveOut(Automated a, @Nullable Picked before) {
        for (Someone p : company.people.values()) {
            if (Automated.matches(a.picked, p, company) && (before == null || !Automated.matches(before, p, company))) {
                leaveOut(a, p);
            }
        }
    }

    /** Whoever has the training by this very automation stays with it. */
    private void leaveOut(Automated a, Someone p) {
        if (!company.sources(new Key(p.id, a.content)).containsKey(a.id)) {
            a.leftOut.add(p.id);
        }
    }

    /** Whoever newly matches by the edit of a group's audience counts as existing. */
    void whileAGroupIsEdited(Runnable edit) {
        Map<Automated, Set<Integer>> before = new LinkedHashMap<>();
        for (Automated a : all()) {
            if (a.inEffect && a.isForFuture()) {
                before.put(a, matching(a));
            }
        }
        edit.run();
        before.forEach((a, then) -> {
            for (int p : matching(a)) {
                if (!then.contains(p)) {
                    leaveOut(a, company.people.get(p));
                }
            }
        });
    }

    private Set<Integer> matching(Automated a) {
        return company.people.values().stream()
                .filter(p -> Automated.matches(a.picked, p, company))
                .map(p -> p.id)
                .collect(Collectors.toSet());
    }
}
