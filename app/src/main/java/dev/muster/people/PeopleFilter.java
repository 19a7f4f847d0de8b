package dev.muster.people;

import dev.muster.shared.Attribute;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the list of people is narrowed to.
 *
 * @param search every word of it occurs in name, e-mail, username or employee number; null or empty: no search
 * @param values per attribute any of these names, inherited ones and departments below included
 * @param statuses any of these; empty: all but the deactivated
 */
public record PeopleFilter(@Nullable String search, Map<Attribute, List<String>> values, Set<PersonStatus> statuses) {
    public static final PeopleFilter NONE = new PeopleFilter(null, Map.of(), Set.of());

    public PeopleFilter {
        Map<Attribute, List<String>> named = new EnumMap<>(Attribute.class);
        values.forEach((attribute, names) -> {
            List<String> given = names.stream().filter(n -> !n.isBlank()).toList();
            if (!given.isEmpty()) {
                named.put(attribute, given);
            }
        });
        values = named;
        statuses =
                statuses.isEmpty() ? EnumSet.of(PersonStatus.ACTIVE, PersonStatus.ON_LEAVE) : EnumSet.copyOf(statuses);
    }
}
