package dev.muster.api.people;

import dev.muster.api.AudienceShape;
import dev.muster.api.Fields;
import dev.muster.api.Shaped;
import dev.muster.audience.VisibleNames;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.PersonStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person in the API's shape, both ways. */
public final class PersonJson {
    private PersonJson() {}

    record Leave(LocalDate from, @Nullable LocalDate until) {}

    @Schema(name = "Person")
    public record Answer(
            String id,
            String username,
            @Nullable String email,
            String givenName,
            String familyName,
            @Nullable String employeeNumber,
            @Nullable LocalDate hiredOn,
            @Nullable LocalDate leavesOn,
            PersonStatus status,
            Instant statusSince,
            @Nullable String statusReason,
            @Nullable Leave leave,
            List<Leave> leaves,
            AccessLevel accessLevel,
            @Nullable LocalDate accessUntil,
            @Shaped(AudienceShape.class) @Nullable ObjectNode scope,
            @Nullable String managerId,
            String language,
            String timeZone,
            @Shaped(AttributeLists.class) Map<String, List<String>> attributes,
            @Shaped(AttributeLists.class) Map<String, List<String>> inherited,
            boolean newStarter,
            Instant createdAt,
            int version) {}

    /** @param visible of who reads it; null: the person itself */
    public static Answer answer(Person p, @Nullable VisibleNames visible) {
        Integer manager = visible == null ? p.managerId() : visible.of(p.managerId());
        Audience scope = p.scope() == null || visible == null ? p.scope() : visible.of(p.scope());
        return new Answer(
                String.valueOf(p.id()),
                p.username(),
                p.email(),
                p.givenName(),
                p.familyName(),
                p.employeeNumber(),
                p.hiredOn(),
                p.leavesOn(),
                p.status(),
                p.statusSince(),
                p.statusReason(),
                p.leaves().last().map(l -> new Leave(l.from(), l.until())).orElse(null),
                p.leaves().all().stream()
                        .map(l -> new Leave(l.from(), l.until()))
                        .toList(),
                p.accessLevel(),
                p.accessUntil(),
                scope == null ? null : AudienceJson.tree(scope),
                manager == null ? null : manager.toString(),
                p.language(),
                p.timeZone(),
                words(p.attributes()),
                words(p.inherited()),
                p.newStarter(),
                p.createdAt(),
                p.version());
    }

    private static Map<String, List<String>> words(Map<Attribute, List<String>> values) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (Attribute a : Attribute.values()) {
            words.put(a.word(), values.getOrDefault(a, List.of()));
        }
        return words;
    }

    /**
     * The draft with the fields that the body names replaced (merge patch; null clears).
     *
     * @throws BadInput naming every field that no person has, or that can't be read
     */
    static PersonDraft patch(PersonDraft d, JsonNode body) {
        Reader r = new Reader(body);
        PersonDraft patched = new PersonDraft(
                r.required("givenName", d.givenName()),
                r.required("familyName", d.familyName()),
                r.text("username", d.username()),
                r.text("email", d.email()),
                r.text("employeeNumber", d.employeeNumber()),
                r.date("hiredOn", d.hiredOn()),
                r.date("leavesOn", d.leavesOn()),
                r.id("managerId", d.managerId()),
                r.text("language", d.language()),
                r.text("timeZone", d.timeZone()),
                r.level(d.accessLevel()),
                r.scope(d.scope()),
                r.date("accessUntil", d.accessUntil()),
                r.attributes(d.attributes()));
        if (!r.errors.isEmpty()) {
            throw new BadInput(r.errors);
        }
        return patched;
    }

    private static final class Reader {
        private final JsonNode body;
        private final List<BadInput.Error> errors = new ArrayList<>();

        Reader(JsonNode body) {
            this.body = body;
            errors.addAll(Fields.unknown(body, PersonBody.class));
        }

        String required(String field, String now) {
            String text = text(field, now);
            return text == null ? "" : text;
        }

        @Nullable String text(String field, @Nullable String now) {
            JsonNode v = body.get(field);
            if (v == null) {
                return now;
            }
            if (v.isNull()) {
                return null;
            }
            if (!v.isString()) {
                errors.add(new BadInput.Error(field, "This is a text."));
                return now;
            }
            return v.asString();
        }

        @Nullable LocalDate date(String field, @Nullable LocalDate now) {
            if (!body.has(field)) {
                return now;
            }
            String text = text(field, null);
            try {
                return text == null ? null : Day.read(field, text);
            } catch (BadInput e) {
                errors.addAll(e.errors());
                return now;
            }
        }

        @Nullable Integer id(String field, @Nullable Integer now) {
            if (!body.has(field)) {
                return now;
            }
            String text = text(field, null);
            try {
                return text == null ? null : Integer.valueOf(text);
            } catch (NumberFormatException e) {
                errors.add(new BadInput.Error(field, "There is no such person."));
                return now;
            }
        }

        AccessLevel level(AccessLevel now) {
            String text = text("accessLevel", now.name());
            for (AccessLevel level : AccessLevel.values()) {
                if (level.name().equals(text)) {
                    return level;
                }
            }
            errors.add(new BadInput.Error("accessLevel", "Use ADMIN, MANAGER, AUTHOR, AUDITOR or LEARNER."));
            return now;
        }

        @Nullable Audience scope(@Nullable Audience now) {
            if (!body.has("scope")) {
                return now;
            }
            JsonNode v = body.get("scope");
            try {
                return v.isNull() ? null : AudienceJson.read(v, "scope");
            } catch (BadInput e) {
                errors.addAll(e.errors());
                return now;
            }
        }

        Map<Attribute, List<String>> attributes(Map<Attribute, List<String>> now) {
            JsonNode given = body.get("attributes");
            if (given == null) {
                return now;
            }
            if (!given.isObject()) {
                errors.add(new BadInput.Error("attributes", "This is an object: {\"location\": [\"Leeds\"], …}."));
                return now;
            }
            Map<Attribute, List<String>> merged = new EnumMap<>(Attribute.class);
            merged.putAll(now);
            for (String name : given.propertyNames()) {
                Attribute.of(name)
                        .ifPresentOrElse(
                                a -> merged.put(a, names("attributes." + name, given.path(name))),
                                () -> errors.add(
                                        new BadInput.Error("attributes." + name, "Use " + Attribute.choices() + ".")));
            }
            return merged;
        }

        private List<String> names(String field, JsonNode list) {
            List<String> names = new ArrayList<>();
            if (!list.isArray() && !list.isNull()) {
                errors.add(new BadInput.Error(field, "This is a list of texts."));
            }
            for (JsonNode v : list) {
                if (v.isString()) {
                    names.add(v.asString());
                } else {
                    errors.add(new BadInput.Error(field, "This is a list of texts."));
                }
            }
            return names;
        }
    }
}
