package dev.muster.people.imports;

import dev.muster.people.rules.HrEncoding;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrMapping.NewStarters;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An {@link HrMapping} as JSON, in the API's shape: what the API takes and what is saved. */
public final class HrMappingJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> FIELDS =
            Set.of("columns", "dateFormats", "noDate", "listSeparator", "encoding", "createValues", "newStarters");

    private HrMappingJson() {}

    /** @throws BadInput naming the field at fault */
    public static HrMapping parse(String json) {
        JsonNode m;
        try {
            m = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new BadInput("mapping", "This is not JSON.");
        }
        if (m == null || !m.isObject() || !m.path("columns").isObject()) {
            throw new BadInput("mapping", "A mapping is {\"columns\": {our field: their column}, …}.");
        }
        for (String field : m.propertyNames()) {
            if (!FIELDS.contains(field)) {
                throw new BadInput("mapping." + field, "A mapping has no such field.");
            }
        }
        Map<String, String> columns = new LinkedHashMap<>();
        m.path("columns").properties().forEach(e -> {
            if (!e.getValue().isString()) {
                throw new BadInput("mapping.columns." + e.getKey(), "This is the name of a column.");
            }
            columns.put(e.getKey(), e.getValue().asString().strip());
        });
        return new HrMapping(
                columns,
                texts(m, "dateFormats", List.of("yyyy-MM-dd")),
                texts(m, "noDate", List.of()),
                m.path("listSeparator").asString(";"),
                encoding(m.path("encoding").asString("")),
                m.path("createValues").asBoolean(true),
                newStarters(m.path("newStarters").asString("HIRED_WITHIN_90_DAYS")));
    }

    private static @Nullable HrEncoding encoding(String word) {
        for (HrEncoding e : HrEncoding.values()) {
            if (e.word().equals(word)) {
                return e;
            }
        }
        if (!word.isEmpty()) {
            throw new BadInput("mapping.encoding", "Use UTF-8, UTF-16 or WINDOWS_1252, or leave it out.");
        }
        return null;
    }

    private static NewStarters newStarters(String word) {
        for (NewStarters n : NewStarters.values()) {
            if (n.name().equals(word)) {
                return n;
            }
        }
        throw new BadInput("mapping.newStarters", "Use HIRED_WITHIN_90_DAYS, ALL or NONE.");
    }

    private static List<String> texts(JsonNode m, String field, List<String> standard) {
        JsonNode list = m.get(field);
        if (list == null || list.isNull()) {
            return standard;
        }
        List<String> texts = new ArrayList<>();
        if (!list.isArray()) {
            throw new BadInput("mapping." + field, "This is a list of texts.");
        }
        for (JsonNode t : list) {
            texts.add(t.asString(""));
        }
        return texts;
    }

    public static ObjectNode tree(HrMapping m) {
        ObjectNode o = JSON.createObjectNode();
        ObjectNode columns = o.putObject("columns");
        for (String field : HrMapping.FIELDS) {
            String column = m.columns().get(field);
            if (column != null) {
                columns.put(field, column);
            }
        }
        m.dateFormats().forEach(o.putArray("dateFormats")::add);
        m.noDate().forEach(o.putArray("noDate")::add);
        if (m.encoding() != null) {
            o.put("encoding", m.encoding().word());
        }
        return o.put("listSeparator", m.listSeparator())
                .put("createValues", m.createValues())
                .put("newStarters", m.newStarters().name());
    }
}
