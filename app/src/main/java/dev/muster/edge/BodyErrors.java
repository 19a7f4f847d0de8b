package dev.muster.edge;

import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** What is wrong with a JSON body, by field. */
final class BodyErrors {
    private BodyErrors() {}

    static List<BadInput.Error> of(HttpMessageNotReadableException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof BadInput bad) {
                return within(path(e), bad.errors());
            }
        }
        return List.of(error(e.getCause()));
    }

    private static BadInput.Error error(@Nullable Throwable cause) {
        return switch (cause) {
            case UnrecognizedPropertyException u -> new BadInput.Error(path(u), "There is no such field.");
            case InvalidFormatException f -> new BadInput.Error(path(f), expected(f.getTargetType()));
            case DatabindException d -> new BadInput.Error(path(d), "This value has the wrong type.");
            case JacksonException j -> new BadInput.Error("", "This is not JSON: " + j.getOriginalMessage());
            case null, default -> new BadInput.Error("", "A JSON body is needed.");
        };
    }

    private static String expected(@Nullable Class<?> type) {
        if (type != null && type.isEnum()) {
            return "One of " + String.join(", ", names(type)) + " is needed.";
        }
        if (type == java.time.LocalDate.class) {
            return "A date like 2026-12-31 is needed.";
        }
        if (type == java.time.Instant.class) {
            return "An instant like 2026-12-31T09:00:00Z is needed.";
        }
        return "This value is not understood.";
    }

    private static List<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    /** A value that refuses itself knows only its own fields: put the way to it in front. */
    private static List<BadInput.Error> within(String path, List<BadInput.Error> errors) {
        List<BadInput.Error> out = new ArrayList<>();
        for (BadInput.Error e : errors) {
            boolean whole = path.isEmpty() || e.field().startsWith(path);
            String field = whole ? e.field() : e.field().isEmpty() ? path : path + "." + e.field();
            out.add(new BadInput.Error(field, e.message()));
        }
        return out;
    }

    /** For example {@code due.daysAfterAssignment} or {@code steps[2].title}. */
    private static String path(Throwable e) {
        if (!(e instanceof JacksonException j)) {
            return e.getCause() == null ? "" : path(e.getCause());
        }
        StringBuilder s = new StringBuilder();
        for (JacksonException.Reference r : j.getPath()) {
            if (r.getPropertyName() == null) {
                s.append('[').append(r.getIndex()).append(']');
            } else {
                s.append(s.isEmpty() ? "" : ".").append(r.getPropertyName());
            }
        }
        return s.toString();
    }
}
