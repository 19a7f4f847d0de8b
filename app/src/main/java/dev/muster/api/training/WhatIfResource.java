package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.api.people.AttributesBody;
import dev.muster.assignment.why.WhatIfs;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What would change if this person had other attributes; nothing is written. */
@RestController
class WhatIfResource {
    private final WhatIfs whatIfs;

    WhatIfResource(WhatIfs whatIfs) {
        this.whatIfs = whatIfs;
    }

    @Schema(name = "WhatIfBody")
    @Sent(thing = "What if", example = """
                    {"attributes": {"role": ["Cook"], "location": ["London"]}}""")
    record Body(
            @Needed @Shaped(AttributesBody.class) @Nullable Map<String, List<String>> attributes) {}

    @Schema(name = "WhatIfOne")
    record One(
            ContentJson content,
            List<String> sources,
            @Nullable LocalDate dueOn,
            String text) {
        static One of(WhatIfs.One o) {
            return new One(ContentJson.of(o.content()), o.because(), o.dueOn(), o.text());
        }
    }

    @Schema(name = "WhatIf")
    record Answer(List<One> gain, List<One> keep, List<One> lose) {}

    @Operation(operationId = "whatIf", summary = "Says what training other attributes would bring; nothing is written")
    @PostMapping("/api/v1/people/{id}/what-if")
    @Allowed(Permission.TRAIN_PEOPLE)
    Answer of(Actor actor, @PathVariable int id, @RequestBody Body body) {
        if (body.attributes() == null) {
            throw new BadInput("attributes", "Give the attributes to try, for example {\"role\": [\"Cook\"]}.");
        }
        Map<Attribute, List<String>> attributes = new EnumMap<>(Attribute.class);
        body.attributes().forEach((name, values) -> attributes.put(attribute(name), names(name, values)));
        WhatIfs.Answer a = whatIfs.of(actor, id, attributes);
        return new Answer(
                a.gain().stream().map(One::of).toList(),
                a.keep().stream().map(One::of).toList(),
                a.lose().stream().map(One::of).toList());
    }

    private static List<String> names(String attribute, @Nullable List<String> values) {
        if (values == null || values.stream().anyMatch(Objects::isNull)) {
            throw new BadInput("attributes." + attribute, "This is a list of names; an empty one is none.");
        }
        return values;
    }

    private static Attribute attribute(String name) {
        for (Attribute a : Attribute.values()) {
            if (a.word().equals(name)) {
                return a;
            }
        }
        throw new BadInput("attributes." + name, "There is no such attribute.");
    }
}
