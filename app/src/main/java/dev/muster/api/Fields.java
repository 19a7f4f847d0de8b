package dev.muster.api;

import dev.muster.assignment.Remarks;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the fields of a JSON body, one fault per field, all told at once by {@link #check}. */
public final class Fields {
    private final JsonNode body;
    private final String at;
    private final List<BadInput.Error> errors = new ArrayList<>();

    public Fields(JsonNode body) {
        this(body, "");
    }

    /** @param at put before each field's name, for example {@code steps[2].} */
    public Fields(JsonNode body, String at) {
        this.body = body;
        this.at = at;
    }

    /** Refuses whatever is no object, and fields that the shape does not have. */
    public static JsonNode known(JsonNode body, Class<? extends Record> shape) {
        return known(body, "", shape);
    }

    /** @param at put before each field's name */
    public static JsonNode known(JsonNode body, String at, Class<? extends Record> shape) {
        if (!body.isObject()) {
            throw new BadInput(at.replaceFirst("\\.$", ""), "Send " + thing(shape) + " as a JSON object.");
        }
        List<BadInput.Error> unknown = unknown(body, shape);
        if (!unknown.isEmpty()) {
            throw new BadInput(unknown.stream()
                    .map(e -> new BadInput.Error(at + e.field(), e.message()))
                    .toList());
        }
        return body;
    }

    public static List<BadInput.Error> unknown(JsonNode body, Class<? extends Record> shape) {
        String thing = SentFields.of(shape).thing();
        if (!body.isObject()) {
            throw new BadInput("", "Send " + thing(shape) + " as a JSON object.");
        }
        return body.propertyNames().stream()
                .filter(n -> !SentFields.taken(shape).contains(n))
                .map(n -> new BadInput.Error(n, thing + " has no such field."))
                .toList();
    }

    private static String thing(Class<? extends Record> shape) {
        return SentFields.of(shape).thing().toLowerCase(Locale.ROOT);
    }

    public void check() {
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
    }

    public void add(BadInput e) {
        errors.addAll(e.errors());
    }

    private void error(String field, String message) {
        errors.add(new BadInput.Error(at + field, message));
    }

    /** @return empty for null */
    public String text(String field, String now) {
        String text = optionalText(field, now);
        return text == null ? "" : text;
    }

    public @Nullable String optionalText(String field, @Nullable String now) {
        JsonNode v = body.get(field);
        if (v == null) {
            return now;
        }
        if (!v.isString() && !v.isNull()) {
            error(field, "This is a text.");
            return now;
        }
        return v.isNull() ? null : v.asString();
    }

    public int number(String field, int now, int whenNull) {
        Integer n = optionalNumber(field, now);
        return n == null ? whenNull : n;
    }

    public @Nullable Integer optionalNumber(String field, @Nullable Integer now) {
        JsonNode v = body.get(field);
        if (v == null) {
            return now;
        }
        if (!v.isInt() && !v.isNull()) {
            error(field, "This is a whole number.");
            return now;
        }
        return v.isNull() ? null : (Integer) v.asInt();
    }

    /** An id: a string of digits. */
    public @Nullable Integer optionalId(String field, @Nullable Integer now) {
        JsonNode v = body.get(field);
        if (v == null || v.isNull()) {
            return v == null ? now : null;
        }
        try {
            return Integer.valueOf(v.isInt() ? v.toString() : v.asString(""));
        } catch (NumberFormatException e) {
            error(field, "There is no such id.");
            return now;
        }
    }

    public boolean flag(String field, boolean now) {
        JsonNode v = body.get(field);
        if (v == null || v.isNull()) {
            return now;
        }
        if (!v.isBoolean()) {
            error(field, "This is true or false.");
            return now;
        }
        return v.asBoolean();
    }

    public List<String> texts(String field, List<String> now) {
        JsonNode v = body.get(field);
        if (v == null || v.isNull()) {
            return v == null ? now : List.of();
        }
        if (!v.isArray() || v.valueStream().anyMatch(x -> !x.isString())) {
            error(field, "This is a list of texts.");
            return now;
        }
        return v.valueStream().map(JsonNode::asString).toList();
    }

    public <E extends Enum<E>> E oneOf(String field, Class<E> type, E now) {
        JsonNode v = body.get(field);
        if (v == null || v.isNull()) {
            return now;
        }
        for (E e : type.getEnumConstants()) {
            if (e.name().equals(v.asString(""))) {
                return e;
            }
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        error(field, "Use one of " + String.join(", ", names) + ".");
        return now;
    }

    /** A day as {@code 2026-12-31}. */
    public @Nullable LocalDate optionalDay(String field) {
        JsonNode v = body.get(field);
        if (v == null || v.isNull()) {
            return null;
        }
        try {
            return Day.read(field, v.asString(""));
        } catch (BadInput e) {
            error(field, e.errors().getFirst().message());
            return null;
        }
    }

    /** What every act on training may say. */
    public Remarks remarks() {
        return new Remarks(
                optionalText("note", null),
                optionalText("approvedBy", null),
                optionalText("message", null),
                flag("silent", false));
    }

    /** A list of ids: strings of digits. */
    public static List<Integer> ids(JsonNode list, String field) {
        if (!list.isArray()) {
            throw new BadInput(field, "This is a list of ids.");
        }
        return IdList.of(
                list.valueStream()
                        .map(n -> n.isInt() ? n.toString() : n.asString(""))
                        .toList(),
                field);
    }
}
