package dev.muster.api.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Fields;
import dev.muster.api.IdList;
import dev.muster.api.Shaped;
import dev.muster.edge.Lists;
import dev.muster.people.values.AttributeValues;
import dev.muster.people.values.ValueDraft;
import dev.muster.people.values.ValueGrid;
import dev.muster.people.values.ValueRef;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The managed lists of attribute values. */
@RestController
@RequestMapping("/api/v1/attributes/{attribute}/values")
class AttributesResource {
    private final AttributeValues values;
    private final ValueGrid grid;

    AttributesResource(AttributeValues values, ValueGrid grid) {
        this.values = values;
        this.grid = grid;
    }

    /** @param people who hold the value itself and are not deactivated */
    @Schema(name = "AttributeValue")
    record Answer(
            String id,
            @Shaped(Attribute.class) String attribute,
            String name,
            @Nullable String parent,
            @Nullable String region,
            @Nullable String brand,
            @Nullable String franchise,
            @Nullable Integer people) {
        static Answer of(ValueGrid.Row r) {
            return new Answer(
                    String.valueOf(r.id()),
                    r.attribute().word(),
                    r.name(),
                    r.parent(),
                    r.region(),
                    r.brand(),
                    r.franchise(),
                    r.people());
        }

        /** Head-counts of the whole company are for those who see everybody. */
        Answer shownTo(Actor actor) {
            return actor.seesEverybody()
                    ? this
                    : new Answer(id, attribute, name, parent, region, brand, franchise, null);
        }
    }

    @Operation(operationId = "listValues", summary = "Lists the values of an attribute")
    @GetMapping
    @Allowed(Permission.USE_AUDIENCES)
    Page<Answer> list(
            Actor actor,
            @PathVariable @Shaped(Attribute.class) String attribute,
            @RequestParam(required = false) @Nullable String search,
            Lists.Ask ask) {
        return grid.page(known(attribute), search, ask.cursor(), ask.limit())
                .map(r -> Answer.of(r).shownTo(actor));
    }

    @Operation(operationId = "createValue", summary = "Adds a value to an attribute")
    @PostMapping
    @Allowed(Permission.CHANGE_PEOPLE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<Answer> add(
            Actor actor,
            @PathVariable @Shaped(Attribute.class) String attribute,
            @RequestBody @Shaped(ValueBody.class) JsonNode body) {
        Attribute a = known(attribute);
        Fields.known(body, ValueBody.class);
        int id = values.add(actor, a, patch(new ValueDraft("", null, null, null, null), body));
        return ResponseEntity.created(URI.create("/api/v1/attributes/" + attribute + "/values/" + id))
                .body(answer(a, id));
    }

    @Operation(operationId = "getValue", summary = "Shows one value")
    @GetMapping("/{id}")
    @Allowed(Permission.USE_AUDIENCES)
    Answer get(Actor actor, @PathVariable @Shaped(Attribute.class) String attribute, @PathVariable int id) {
        return answer(known(attribute), id).shownTo(actor);
    }

    /** With {@code mergeInto} (an id of the same list, or a name as an object) the answer is the value that is left. */
    @Operation(operationId = "changeValue", summary = "Renames, places or merges a value")
    @PatchMapping("/{id}")
    @Allowed(Permission.CHANGE_PEOPLE)
    Answer change(
            Actor actor,
            @PathVariable @Shaped(Attribute.class) String attribute,
            @PathVariable int id,
            @RequestBody @Shaped(value = ValuePatch.class, merged = true) JsonNode body) {
        Attribute a = known(attribute);
        answer(a, id);
        Fields.known(body, ValuePatch.class);
        ValueRef into = reference(body, "mergeInto", null);
        if (into != null) {
            patch(new ValueDraft("", null, null, null, null), body);
            return answer(a, values.merge(actor, a, id, into));
        }
        values.change(actor, a, id, draft -> patch(draft, body));
        return answer(a, id);
    }

    @Operation(operationId = "deleteValue", summary = "Deletes a value that nobody has")
    @DeleteMapping("/{id}")
    @Allowed(Permission.CHANGE_PEOPLE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    ResponseEntity<Void> delete(
            Actor actor, @PathVariable @Shaped(Attribute.class) String attribute, @PathVariable int id) {
        values.delete(actor, known(attribute), id);
        return ResponseEntity.noContent().build();
    }

    private static Attribute known(String word) {
        return Attribute.of(word).orElseThrow(() -> new NotThere("attribute"));
    }

    private Answer answer(Attribute attribute, int id) {
        return grid.find(attribute, id).map(Answer::of).orElseThrow(() -> new NotThere("value"));
    }

    private static ValueDraft patch(ValueDraft d, JsonNode body) {
        String name = text(body, "name", d.name());
        return new ValueDraft(
                name == null ? "" : name,
                reference(body, "parent", d.parent()),
                reference(body, "region", d.region()),
                reference(body, "brand", d.brand()),
                reference(body, "franchise", d.franchise()));
    }

    /** An id; or {@code {"name": …}}, {@code {"id": …}}. */
    private static @Nullable ValueRef reference(JsonNode body, String field, @Nullable ValueRef now) {
        JsonNode v = body.get(field);
        if (v == null) {
            return now;
        }
        if (v.isObject()) {
            boolean named = v.size() == 1 && v.path("name").isString();
            if (!named && !(v.size() == 1 && v.path("id").isString())) {
                throw new BadInput(field, "Send the id of a value, or {\"name\": …}.");
            }
            return named
                    ? ValueRef.name(v.path("name").asString())
                    : new ValueRef.Id(IdList.of(v.path("id").asString(), field));
        }
        return ValueRef.text(text(body, field, null));
    }

    private static @Nullable String text(JsonNode body, String field, @Nullable String now) {
        JsonNode v = body.get(field);
        if (v == null) {
            return now;
        }
        if (!v.isString() && !v.isNull()) {
            throw new BadInput(field, "This is a text.");
        }
        return v.isNull() ? null : v.asString();
    }
}
