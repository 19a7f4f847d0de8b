package dev.muster.assignment.histories.reference;

import dev.muster.assignment.histories.History;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 4: who is left out as existing when an automation takes effect or is edited, and what follows. */
public final class AutomationReference {
    private final Company company;
    private final EngineReference engine;

    public AutomationReference(History history) {
        company = history.company;
        engine = history.engine;
    }

    private List<KnownAutomation> all() {
        return company.rules.values().stream()
                .filter(r -> r.live && r instanceof KnownAutomation)
                .map(KnownAutomation.class::cast)
                .toList();
    }

    /** Starts and ends that have passed. */
    public void turn() {
        for (KnownAutomation a : all()) {
            if (a.isOnNow() != a.inEffect) {
                saved(a, a.inEffect ? a.picked : null, a.isOnNow());
            }
        }
    }

    /** @param before the audience while it was in effect; null: it was not */
    public void saved(KnownAutomation a, @Nullable KnownAudience before, boolean inEffect) {
        a.inEffect = inEffect;
        if (!inEffect || !a.isForFuture()) {
            a.leftOut.clear();
        } else if (before == null || !before.audience().equals(a.picked.audience())) {
            leaveOut(a, before);
        }
        engine.follow(List.of(a));
    }

    private void leaveOut(KnownAutomation a, @Nullable KnownAudience before) {
        for (KnownPerson p : company.people.values()) {
            if (KnownAutomation.matches(a.picked, p, company)
                    && (before == null || !KnownAutomation.matches(before, p, company))) {
                leaveOut(a, p);
            }
        }
    }

    /** Whoever has the training by this very automation stays with it. */
    private void leaveOut(KnownAutomation a, KnownPerson p) {
        if (!company.sources(new Key(p.id, a.content)).containsKey(a.id)) {
            a.leftOut.add(p.id);
        }
    }

    /** Whoever newly matches by the edit of a group's audience counts as existing. */
    public void whileAGroupIsEdited(Runnable edit) {
        Map<KnownAutomation, Set<Integer>> before = new LinkedHashMap<>();
        for (KnownAutomation a : all()) {
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

    private Set<Integer> matching(KnownAutomation a) {
        return company.people.values().stream()
                .filter(p -> KnownAutomation.matches(a.picked, p, company))
                .map(p -> p.id)
                .collect(Collectors.toSet());
    }
}
