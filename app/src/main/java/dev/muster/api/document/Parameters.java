package dev.muster.api.document;

import dev.muster.api.Shaped;
import dev.muster.api.document.Shapes.Way;
import dev.muster.api.people.AttributeFilters;
import dev.muster.edge.Lists;
import dev.muster.shared.Attribute;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;

/** The parameters of an operation, with the types that the handler has for them. */
final class Parameters {
    /** Ids, though the handler reads them as numbers. */
    private static final Set<String> IDS = Set.of("person", "content", "rule");

    private final Shapes shapes;

    Parameters(Shapes shapes) {
        this.shapes = shapes;
    }

    void describe(HttpMethod method, Operation operation, HandlerMethod handler) {
        List<MethodParameter> read = List.of(handler.getMethodParameters());
        Set<String> inTheForm = inTheForm(read);
        List<Parameter> all = new ArrayList<>();
        List<Parameter> found = Refusals.parameters(operation);
        for (MethodParameter together : read) {
            // Beside a file they are taken for parts of the form, and are none of the parameters found.
            if (isSeveral(together) && found.stream().noneMatch(p -> p.getName().equals(name(together)))) {
                each(together).stream()
                        .filter(one -> !inTheForm.contains(one.getName()))
                        .forEach(all::add);
            }
        }
        for (Parameter p : found) {
            all.addAll(described(p, read, inTheForm));
        }
        if (read.stream().anyMatch(p -> p.getParameterType() == AttributeFilters.class)) {
            for (Attribute a : Attribute.values()) {
                all.add(query(a.word()).required(false).schema(listOfTexts()));
            }
        }
        if (read.stream().anyMatch(p -> p.getParameterType() == Lists.Ask.class)) {
            all.add(query("limit").schema(limit()));
            all.add(query("cursor").schema(shapes.of(String.class, Way.SENT)));
        }
        if (method != HttpMethod.GET) {
            all.add(new Parameter()
                    .in("header")
                    .name("Idempotency-Key")
                    .description("The same key and body gives the first answer again for 24 hours")
                    .schema(shapes.of(String.class, Way.SENT)));
        }
        operation.parameters(all);
    }

    /** A record of parameters is each of them; what is part of the form is none. */
    private List<Parameter> described(Parameter p, List<MethodParameter> read, Set<String> inTheForm) {
        if (inTheForm.contains(p.getName())) {
            return List.of();
        }
        for (MethodParameter m : read) {
            if (p.getName().equals(name(m))) {
                if (isSeveral(m)) {
                    return each(m);
                }
                p.schema(schema(p, m));
            }
        }
        return List.of(p);
    }

    /** What a caller calls it. */
    static @Nullable String name(MethodParameter p) {
        RequestParam query = p.getParameterAnnotation(RequestParam.class);
        RequestHeader header = p.getParameterAnnotation(RequestHeader.class);
        String given = query != null ? query.name() : header != null ? header.name() : "";
        return given.isEmpty() ? p.getParameter().getName() : given;
    }

    private static Set<String> inTheForm(List<MethodParameter> read) {
        return read.stream()
                .filter(p -> p.getParameterType() == MultipartFile.class)
                .map(p -> p.getParameterAnnotation(Shaped.class))
                .filter(shaped -> shaped != null)
                .flatMap(shaped -> Arrays.stream(shaped.value().getRecordComponents()))
                .map(c -> c.getName())
                .collect(Collectors.toSet());
    }

    private Schema<?> schema(Parameter p, MethodParameter read) {
        boolean named = "path".equals(p.getIn()) && !p.getName().equals("n");
        boolean id = named && read.getParameterType() != String.class || IDS.contains(p.getName());
        Shaped shaped = read.getParameterAnnotation(Shaped.class);
        Type type = shaped == null ? read.getGenericParameterType() : shaped.value();
        boolean many = List.class.isAssignableFrom(read.getParameterType());
        Schema<?> schema = id && many ? listOfTexts() : shapes.of(id ? String.class : type, Way.SENT);
        RequestParam query = read.getParameterAnnotation(RequestParam.class);
        boolean plain = schema.getTypes() != null && !schema.getTypes().contains("array");
        if (query != null
                && plain
                && p.getSchema().getDefault() != null
                && !p.getSchema().getDefault().equals("")) {
            schema.setDefault(p.getSchema().getDefault());
        }
        return p.getName().equals("limit") ? limit() : schema;
    }

    /** Whether it is a record of parameters that travel together. */
    private static boolean isSeveral(MethodParameter p) {
        return p.hasParameterAnnotation(ModelAttribute.class);
    }

    private List<Parameter> each(MethodParameter together) {
        return Arrays.stream(together.getParameterType().getRecordComponents())
                .map(c -> query(c.getName()).required(false).schema(schema(c)))
                .toList();
    }

    private Schema<?> schema(RecordComponent c) {
        Schema<?> schema = shapes.of(c.getGenericType(), Way.SENT);
        var said = c.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (said != null) {
            schema.setDefault(
                    c.getType() == Boolean.class
                            ? Boolean.valueOf(said.defaultValue())
                            : Integer.valueOf(said.defaultValue()));
        }
        return schema;
    }

    private Schema<?> listOfTexts() {
        Schema<?> list = new JsonSchema().typesItem("array");
        list.setItems(shapes.of(String.class, Way.SENT));
        return list;
    }

    private Schema<?> limit() {
        Schema<?> schema = shapes.of(int.class, Way.SENT);
        schema.setDefault(Lists.DEFAULT_LIMIT);
        return schema.minimum(BigDecimal.ONE).maximum(BigDecimal.valueOf(Lists.MOST));
    }

    private static Parameter query(String name) {
        return new Parameter().in("query").name(name);
    }
}
