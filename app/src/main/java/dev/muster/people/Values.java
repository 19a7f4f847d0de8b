package dev.muster.people;

import dev.muster.shared.Attribute;
import dev.muster.shared.Same;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All values of all attributes, as they were when read: a value to ask, in memory. */
public final class Values {
    /**
     * One value of an attribute.
     *
     * @param parentId departments: the one this sits under
     * @param regionId locations: the region its people inherit; brandId and franchiseId likewise
     */
    public record Value(
            int id,
            Attribute attribute,
            String name,
            @Nullable Integer parentId,
            @Nullable Integer regionId,
            @Nullable Integer brandId,
            @Nullable Integer franchiseId) {}

    private record Key(Attribute attribute, String same) {}

    private final List<Value> all;
    private final Map<Integer, Value> byId = new HashMap<>();
    private final Map<Integer, Integer> places = new HashMap<>();
    private final Map<Key, Value> byName = new HashMap<>();

    public Values(List<Value> all) {
        this.all = List.copyOf(all);
        for (Value v : all) {
            byId.put(v.id(), v);
            places.put(v.id(), places.size());
            byName.put(new Key(v.attribute(), Same.key(v.name())), v);
        }
    }

    public List<Value> all() {
        return all;
    }

    /** As the lists are sorted for people. */
    public Comparator<Value> order() {
        return Comparator.comparingInt(v -> places.getOrDefault(v.id(), 0));
    }

    public Optional<Value> byId(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** By a name that is the same. */
    public Optional<Value> find(Attribute attribute, String name) {
        return Optional.ofNullable(byName.get(new Key(attribute, Same.key(name))));
    }

    /** The value itself and, for a department, all that sit below it. */
    public Set<Integer> withBelow(int id) {
        Set<Integer> found = new LinkedHashSet<>(List.of(id));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Value v : all) {
                if (v.parentId() != null && found.contains(v.parentId())) {
                    grown |= found.add(v.id());
                }
            }
        }
        return found;
    }

    /** What a holder of these values has through its locations: regions, brands, franchises. */
    public Set<Integer> inherited(Collection<Integer> own) {
        Set<Integer> got = new LinkedHashSet<>();
        for (int id : own) {
            Value v = byId.get(id);
            if (v != null) {
                addIfThere(got, v.regionId());
                addIfThere(got, v.brandId());
                addIfThere(got, v.franchiseId());
            }
        }
        return got;
    }

    /** Everything an audience may find on a holder of these values: own, inherited, and the departments above. */
    public Set<Integer> effective(Collection<Integer> own) {
        Set<Integer> got = new LinkedHashSet<>(own);
        got.addAll(inherited(own));
        for (int id : own) {
            Value v = byId.get(id);
            while (v != null && v.parentId() != null && got.add(v.parentId())) {
                v = byId.get(v.parentId());
            }
        }
        return got;
    }

    private static void addIfThere(Set<Integer> to, @Nullable Integer id) {
        if (id != null) {
            to.add(id);
        }
    }
}
