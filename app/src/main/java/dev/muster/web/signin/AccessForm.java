package dev.muster.web.signin;

import dev.muster.access.AccessGrid;
import dev.muster.people.Values;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.Audience.Clause;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.ListField;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * Level and scope as the form has them.
 *
 * @param values names per attribute
 * @param reports whether the scope takes only people below this one in the reporting line
 * @param until the last day of the level, as typed; empty: it does not end
 * @param without whether the conditions that this form can't show go; else they stay
 */
public record AccessForm(
        AccessLevel level, Map<Attribute, List<String>> values, boolean reports, boolean without, String until) {
    public AccessForm {
        values = Map.copyOf(values);
    }

    static AccessForm of(AccessGrid.Row person, int personId) {
        Parts parts = Parts.of(person.scope(), personId);
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        parts.lists.forEach((attribute, has) -> values.put(attribute, has.values()));
        LocalDate until = person.until();
        return new AccessForm(person.level(), values, parts.reports, false, until == null ? "" : until.toString());
    }

    static AccessForm read(AccessLevel level, MultiValueMap<String, String> fields) {
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        for (Attribute attribute : Attribute.values()) {
            values.put(attribute, ListField.filled(fields.get(attribute.word())));
        }
        String until =
                Objects.requireNonNullElse(fields.getFirst("accessUntil"), "").strip();
        return new AccessForm(level, values, fields.containsKey("reports"), fields.containsKey("without"), until);
    }

    /** What the form can't show of a scope. */
    static List<Clause> rest(@Nullable Audience scope, int personId) {
        return Parts.of(scope, personId).rest;
    }

    /** @throws BadInput for what is no day. A learner's level does not end */
    @Nullable LocalDate lastDay() {
        return level == AccessLevel.LEARNER ? null : Day.optional("accessUntil", until);
    }

    public List<String> values(Attribute attribute) {
        return values.getOrDefault(attribute, List.of());
    }

    public boolean isLevel(AccessLevel other) {
        return level == other;
    }

    /**
     * The scope; null where nothing is filled in. What was not touched stays as it was, in its place.
     *
     * @throws BadInput naming the attribute whose list lacks a value
     */
    @Nullable Audience scope(int personId, @Nullable Audience was, Values known) {
        Parts before = Parts.of(was, personId);
        List<Clause> clauses = new ArrayList<>();
        for (Clause clause : was == null ? List.<Clause>of() : was.all()) {
            if (clause instanceof Audience.Has has && before.lists.get(has.attribute()) == has) {
                add(clauses, has.attribute(), has.values(), known);
            } else if (before.rest.contains(clause) ? !without : reports) {
                clauses.add(clause);
            }
        }
        for (Attribute attribute : Attribute.values()) {
            if (!before.lists.containsKey(attribute)) {
                add(clauses, attribute, List.of(), known);
            }
        }
        if (reports && !before.reports) {
            clauses.add(new Audience.ReportsOf(personId, true));
        }
        Audience scope = new Audience(clauses);
        if (scope.isTooLarge() && !scope.equals(was)) {
            throw new BadInput(Attribute.LOCATION.word(), Audience.TOO_LARGE);
        }
        return clauses.isEmpty() ? null : scope;
    }

    private void add(List<Clause> to, Attribute attribute, List<String> before, Values known) {
        List<String> names = values(attribute);
        for (String name : names) {
            if (!before.contains(name) && known.find(attribute, name).isEmpty()) {
                throw new BadInput(attribute.word(), "There is no " + attribute.noun() + " “" + name + "”.");
            }
        }
        if (!names.isEmpty()) {
            to.add(new Audience.Has(attribute, names, false));
        }
    }

    /** A scope by what the form can show of it: one list per attribute, the reporting line, and the rest. */
    private static final class Parts {
        private final Map<Attribute, Audience.Has> lists = new EnumMap<>(Attribute.class);
        private final List<Clause> rest = new ArrayList<>();
        private boolean reports;

        static Parts of(@Nullable Audience scope, int personId) {
            Parts parts = new Parts();
            for (Clause clause : scope == null ? List.<Clause>of() : scope.all()) {
                if (clause instanceof Audience.Has has && !has.negated() && !parts.lists.containsKey(has.attribute())) {
                    parts.lists.put(has.attribute(), has);
                } else if (clause.equals(new Audience.ReportsOf(personId, true))) {
                    parts.reports = true;
                } else {
                    parts.rest.add(clause);
                }
            }
            return parts;
        }
    }
}
