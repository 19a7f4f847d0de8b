package dev.muster.web;

import dev.muster.people.Values;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Level and scope as the form has them.
 *
 * @param values per attribute: names with commas between them
 * @param reports whether the scope takes only people below this one in the reporting line
 * @param whole false: the scope in force says more than this form can show
 */
public record AccessForm(AccessLevel level, Map<Attribute, String> values, boolean reports, boolean whole) {
    public AccessForm {
        values = Map.copyOf(values);
    }

    static AccessForm of(AccessLevel level, @Nullable Audience scope, int personId) {
        Map<Attribute, String> values = new EnumMap<>(Attribute.class);
        boolean reports = false;
        boolean whole = true;
        for (Audience.Clause clause : scope == null ? List.<Audience.Clause>of() : scope.all()) {
            if (clause instanceof Audience.Has has && !has.negated() && !values.containsKey(has.attribute())) {
                values.put(has.attribute(), String.join(", ", has.values()));
            } else if (clause instanceof Audience.ReportsOf of && of.personId() == personId && of.deep()) {
                reports = true;
            } else {
                whole = false;
            }
        }
        return new AccessForm(level, values, reports, whole);
    }

    public String value(Attribute attribute) {
        return values.getOrDefault(attribute, "");
    }

    public boolean isLevel(AccessLevel other) {
        return level == other;
    }

    /**
     * The scope; null where nothing is filled in.
     *
     * @throws BadInput naming the attribute whose list lacks a value
     */
    @Nullable Audience scope(int personId, Values known) {
        List<Audience.Clause> clauses = new ArrayList<>();
        for (Attribute attribute : Attribute.values()) {
            List<String> names = Stream.of(value(attribute).split(","))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .toList();
            for (String name : names) {
                if (known.find(attribute, name).isEmpty()) {
                    throw new BadInput(attribute.word(), "There is no " + attribute.word() + " “" + name + "”.");
                }
            }
            if (!names.isEmpty()) {
                clauses.add(new Audience.Has(attribute, names, false));
            }
        }
        if (reports) {
            clauses.add(new Audience.ReportsOf(personId, true));
        }
        return clauses.isEmpty() ? null : new Audience(clauses);
    }
}
