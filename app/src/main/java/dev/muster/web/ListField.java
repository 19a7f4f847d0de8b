package dev.muster.web;

import dev.muster.people.Values;
import dev.muster.shared.Attribute;
import dev.muster.shared.Text;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A list as a form has it (parts/several.jte): one field a value, so that a value may hold any sign. */
public final class ListField {
    private ListField() {}

    /** What was filled in, each once; null: the form has no such field. */
    public static List<String> filled(@Nullable List<String> fields) {
        return fields == null
                ? List.of()
                : fields.stream()
                        .filter(Objects::nonNull)
                        .map(Text::clean)
                        .filter(v -> !v.isEmpty())
                        .distinct()
                        .toList();
    }

    /** What is offered while one types. */
    public static List<String> known(Values values, Attribute attribute) {
        return values.all().stream()
                .filter(v -> v.attribute() == attribute)
                .map(Values.Value::name)
                .toList();
    }
}
