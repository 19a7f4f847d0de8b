package dev.muster.assignment.histories;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Behaviour 4: who is left out as existing when an automation takes effect or is edited, and what follows. */
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

    /** Whoever has the training by this very automation stays with it. */
    private void leaveOut(Automated a, @Nullable Picked before) {
        for (Someone p : company.people.values()) {
            boolean newly = Automated.matches(a.picked, p, company)
                    && (before == null || !Automated.matches(before, p, company));
            if (newly && !company.sources(new Key(p.id, a.content)).containsKey(a.id)) {
                a.leftOut.add(p.id);
            }
        }
    }
}
