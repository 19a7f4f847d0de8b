package dev.muster.api.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.muster.api.EachAttribute;
import dev.muster.api.Needed;
import dev.muster.api.Shaped;
import dev.muster.shared.Attribute;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The JSON Schemas of the records that the API reads and answers, made of the records: a field that is not nullable is
 * always there; of answers every field is, unless the record leaves out what it does not have.
 */
final class Shapes {
    /** MERGED: a body that names what changes. */
    enum Way {
        ANSWERED,
        SENT,
        MERGED
    }

    private record Use(Type type, Way way) {}

    private final Map<String, Schema<?>> all = new TreeMap<>();
    private final Map<String, Use> uses = new HashMap<>();

    /** By name, of all that was asked for and what that refers to. */
    Map<String, Schema<?>> all() {
        return all;
    }

    Schema<?> of(Type type, Way way) {
        return of(type, way, Map.of());
    }

    private Schema<?> of(Type type, Way way, Map<TypeVariable<?>, Type> bound) {
        return switch (type) {
            case TypeVariable<?> v -> of(bound.getOrDefault(v, Object.class), way, bound);
            case ParameterizedType p -> generic(p, (Class<?>) p.getRawType(), way, bound);
            case Class<?> c when PlainShapes.knows(c) -> PlainShapes.of(c);
            case Class<?> c when c.isRecord() || c.isEnum() || c.isSealed() -> named(c, c, way, Map.of());
            default -> new JsonSchema();
        };
    }

    private Schema<?> generic(ParameterizedType p, Class<?> raw, Way way, Map<TypeVariable<?>, Type> bound) {
        Type last = p.getActualTypeArguments()[p.getActualTypeArguments().length - 1];
        if (Collection.class.isAssignableFrom(raw)) {
            Schema<?> list = new JsonSchema().typesItem("array");
            list.setItems(of(last, way, bound));
            return list;
        }
        if (Map.class.isAssignableFrom(raw)) {
            return new JsonSchema().typesItem("object").additionalProperties(of(last, way, bound));
        }
        if (raw.isRecord()) {
            return named(p, raw, way, Map.of(raw.getTypeParameters()[0], last));
        }
        return of(last, way, bound);
    }

    private Schema<?> named(Type type, Class<?> raw, Way way, Map<TypeVariable<?>, Type> bound) {
        if (isOneValue(raw)) {
            return of(raw.getRecordComponents()[0].getType(), way, bound);
        }
        String name = way == Way.MERGED ? ShapeNames.of(type).replaceFirst("Body$", "Patch") : ShapeNames.of(type);
        boolean alikeBothWays = !raw.isRecord() || leavesOut(raw);
        Use use = new Use(type, alikeBothWays ? Way.ANSWERED : way);
        Use before = uses.putIfAbsent(name, use);
        if (before == null) {
            all.put(name, new JsonSchema());
            all.put(name, whole(raw, way, bound));
        } else if (!before.equals(use)) {
            throw new IllegalStateException("Two shapes are called " + name + ": " + before + ", " + use);
        }
        return new JsonSchema().$ref("#/components/schemas/" + name);
    }

    private Schema<?> whole(Class<?> raw, Way way, Map<TypeVariable<?>, Type> bound) {
        if (raw.isEnum()) {
            Schema<Object> words = new JsonSchema();
            words.typesItem("string");
            words.setEnum(Arrays.stream(raw.getEnumConstants())
                    .map(e -> (Object) (e instanceof Attribute a ? a.word() : ((Enum<?>) e).name()))
                    .toList());
            return words;
        }
        Schema<?> schema = new JsonSchema();
        if (raw.isSealed()) {
            Arrays.stream(raw.getPermittedSubclasses()).forEach(c -> schema.addOneOfItem(of(c, way, bound)));
            return schema;
        }
        schema.typesItem("object");
        fields(schema, raw, way, bound);
        return schema;
    }

    private void fields(Schema<?> into, Class<?> raw, Way way, Map<TypeVariable<?>, Type> bound) {
        for (RecordComponent c : raw.getRecordComponents()) {
            if (c.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                fields(into, c.getType(), way, bound);
                continue;
            }
            Shaped shaped = c.getAnnotation(Shaped.class);
            Needed needed = c.getAnnotation(Needed.class);
            boolean nullable = c.getAnnotatedType().isAnnotationPresent(Nullable.class);
            boolean required = way != Way.MERGED && (!nullable || (way == Way.SENT ? needed != null : !leavesOut(raw)));
            boolean mayBeNull = nullable && !leavesOut(raw) && (needed == null || needed.orNull());
            Schema<?> field =
                    of(shaped == null ? c.getGenericType() : shaped.value(), way == Way.MERGED ? Way.SENT : way, bound);
            names(c).forEach(name -> {
                into.addProperty(name, mayBeNull ? orNull(field) : field);
                if (required) {
                    into.addRequiredItem(name);
                }
            });
        }
    }

    private static List<String> names(RecordComponent c) {
        return c.isAnnotationPresent(EachAttribute.class)
                ? Arrays.stream(Attribute.values()).map(Attribute::word).toList()
                : List.of(c.getName());
    }

    private static boolean isOneValue(Class<?> raw) {
        return raw.isRecord()
                && raw.getRecordComponents().length == 1
                && raw.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private static boolean leavesOut(Class<?> raw) {
        JsonInclude include = raw.getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_NULL;
    }

    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            Schema<?> either = new JsonSchema();
            return either.oneOf(List.of(schema, new JsonSchema().typesItem("null")));
        }
        if (schema.getTypes() != null) {
            Set<String> types = new LinkedHashSet<>(schema.getTypes());
            types.add("null");
            schema.setTypes(types);
        }
        return schema;
    }
}
