package dev.muster.assignment.own;

import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.rules.Facts;
import dev.muster.audience.rules.Matching;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who finds content in the catalog and may begin it unassigned. Evaluated in memory over the distinct
 * audiences there are: as many queries for one course as for a thousand. One that can't be evaluated shows it to nobody.
 */
@Component
@Transactional(readOnly = true)
public class Visibility {
    private final VisibilityStore store;
    private final Audiences audiences;

    Visibility(VisibilityStore store, Audiences audiences) {
        this.store = store;
        this.audiences = audiences;
    }

    /** The stored audiences of active content that hold the person; none for nobody in particular. */
    List<String> holding(int personId) {
        return holding(personId, store.audiences());
    }

    /** Whether the content's visibility holds the person. */
    boolean isTo(int personId, int contentId) {
        return store.audience(contentId)
                .map(a -> !holding(personId, List.of(a)).isEmpty())
                .orElse(false);
    }

    private List<String> holding(int personId, List<String> stored) {
        Map<String, Compilation> compiled = audiences.compileStored(byItself(stored));
        boolean chains = compiled.values().stream()
                .anyMatch(c -> c instanceof Compilation.Ready r && r.audience().asksForManagers());
        Facts person = audiences.facts(List.of(personId), chains).get(personId);
        LocalDate today = audiences.today();
        List<String> holding = new ArrayList<>();
        if (person != null) {
            compiled.forEach((audience, c) -> {
                if (c instanceof Compilation.Ready r && Matching.matches(r.audience(), person, today)) {
                    holding.add(audience);
                }
            });
        }
        return holding;
    }

    private static Map<String, String> byItself(List<String> stored) {
        Map<String, String> map = new java.util.LinkedHashMap<>();
        stored.forEach(a -> map.put(a, a));
        return map;
    }

    /** Why nobody finds the content: its audience can't be evaluated; null: it can. */
    public @Nullable String broken(int contentId) {
        return store.audience(contentId)
                .map(a -> audiences.compileStored(a) instanceof Compilation.Broken b ? b.why() : null)
                .orElse(null);
    }

    /** Before it is saved: refuses what can't be evaluated; values that no list has yet join their lists. */
    @Transactional
    public void prepare(Audience audience) {
        audiences.require(audience, "visibility");
        audiences.addUnknownValues(audience);
    }
}
