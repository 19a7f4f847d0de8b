package dev.muster.audience;

import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What somebody may read of the people that rules and records name: whoever is outside the scope stands there as nobody,
 * with the id 0. For one request; asks once for each person.
 */
public final class VisibleNames {
    private static final int NOBODY = 0;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Set<String> NAMES_ONE = Set.of("managerId", "reportsOf");
    private static final String NAMES_MANY = "people";

    private final Scopes scopes;
    private final Actor actor;
    private final Map<Integer, Boolean> seen = new HashMap<>();

    VisibleNames(Scopes scopes, Actor actor) {
        this.scopes = scopes;
        this.actor = actor;
    }

    /** The person's id; null where it is not to be seen. */
    public @Nullable Integer of(@Nullable Integer personId) {
        return personId == null || sees(personId) ? personId : null;
    }

    public Audience of(Audience audience) {
        look(audience.all().stream()
                .filter(Audience.People.class::isInstance)
                .flatMap(c -> ((Audience.People) c).personIds().stream())
                .toList());
        return new Audience(audience.all().stream().map(this::clause).toList());
    }

    /** An entry's line as the log keeps it, {@code {"managerId": "7"}} or an audience somewhere in it. */
    public @Nullable String json(@Nullable String text) {
        if (text == null || actor.seesEverybody()) {
            return text;
        }
        JsonNode tree = JSON.readTree(text);
        return hide(tree) ? JSON.writeValueAsString(tree) : text;
    }

    private Audience.Clause clause(Audience.Clause clause) {
        return switch (clause) {
            case Audience.People c ->
                new Audience.People(
                        c.personIds().stream().map(this::orNobody).distinct().toList());
            case Audience.ReportsOf c -> new Audience.ReportsOf(orNobody(c.personId()), c.deep());
            case Audience.Has _, Audience.Member _, Audience.HiredBetween _, Audience.HiredWithin _ -> clause;
        };
    }

    private int orNobody(int personId) {
        return sees(personId) ? personId : NOBODY;
    }

    private boolean sees(int personId) {
        look(List.of(personId));
        return Boolean.TRUE.equals(seen.get(personId));
    }

    /** Before many are asked about. */
    public void look(Collection<Integer> personIds) {
        Set<Integer> asked = new HashSet<>(personIds);
        asked.removeAll(seen.keySet());
        if (asked.isEmpty()) {
            return;
        }
        Set<Integer> covered = actor.seesEverybody() ? asked : scopes.covered(actor, asked);
        asked.forEach(id -> seen.put(id, covered.contains(id) || id == actor.personId()));
    }

    private boolean hide(JsonNode node) {
        boolean changed = false;
        if (node instanceof ObjectNode object) {
            for (String name : List.copyOf(object.propertyNames())) {
                JsonNode value = object.path(name);
                if (NAMES_ONE.contains(name) && isHidden(value)) {
                    object.put(name, String.valueOf(NOBODY));
                    changed = true;
                } else if (name.equals(NAMES_MANY) && value instanceof ArrayNode many) {
                    changed |= hideSome(many);
                } else {
                    changed |= hide(value);
                }
            }
        } else {
            for (JsonNode inside : node) {
                changed |= hide(inside);
            }
        }
        return changed;
    }

    private boolean hideSome(ArrayNode people) {
        boolean changed = false;
        for (int i = 0; i < people.size(); i++) {
            if (isHidden(people.path(i))) {
                people.set(i, String.valueOf(NOBODY));
                changed = true;
            }
        }
        return changed;
    }

    private boolean isHidden(JsonNode id) {
        try {
            return !id.isNull() && !id.isContainer() && !sees(Integer.parseInt(id.asString()));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
