package dev.muster.api;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.people.PeopleFilter;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.PersonStatus;
import dev.muster.people.Persons;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The user list; creating and changing people; their leaving and coming back. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleResource {
    private final Persons persons;
    private final PeopleGrid grid;
    private final Scopes scopes;

    PeopleResource(Persons persons, PeopleGrid grid, Scopes scopes) {
        this.persons = persons;
        this.grid = grid;
        this.scopes = scopes;
    }

    record LeaveBody(@Nullable LocalDate from, @Nullable LocalDate until) {}

    /** Filters ({@code department}, {@code role}, {@code location} …, {@code status}) are repeatable: any of. */
    @GetMapping
    @Allowed(Permission.SEE_PEOPLE)
    Page<PersonJson.Answer> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > 200) {
            throw new BadInput("limit", "Use 1 to 200.");
        }
        Map<Attribute, List<String>> values = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            values.put(a, query.getOrDefault(a.word(), List.of()));
        }
        var filter = new PeopleFilter(search, values, statuses(query.getOrDefault("status", List.of())));
        return grid.page(filter, scopes.condition(actor), cursor, limit).map(PersonJson::answer);
    }

    @PostMapping
    @Allowed(Permission.CHANGE_PEOPLE)
    ResponseEntity<PersonJson.Answer> create(Actor actor, @RequestBody JsonNode body) {
        Person made = persons.create(actor, PersonJson.patch(PersonDraft.named("", ""), body));
        return ResponseEntity.created(URI.create("/api/v1/people/" + made.id())).body(PersonJson.answer(made));
    }

    @GetMapping("/{id}")
    @Allowed(Permission.SEE_PEOPLE)
    PersonJson.Answer get(Actor actor, @PathVariable int id) {
        return PersonJson.answer(grid.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("person")));
    }

    @PatchMapping("/{id}")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer change(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        scopes.require(actor, id);
        return PersonJson.answer(
                persons.change(actor, id, IfMatch.version(ifMatch), draft -> PersonJson.patch(draft, body)));
    }

    @PostMapping("/{id}/deactivate")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer deactivate(Actor actor, @PathVariable int id) {
        scopes.require(actor, id);
        return PersonJson.answer(persons.deactivate(actor, id));
    }

    @PostMapping("/{id}/reactivate")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer reactivate(Actor actor, @PathVariable int id) {
        scopes.require(actor, id);
        return PersonJson.answer(persons.reactivate(actor, id));
    }

    @PostMapping("/{id}/leave")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer leave(Actor actor, @PathVariable int id, @RequestBody LeaveBody body) {
        scopes.require(actor, id);
        LocalDate from = body.from();
        if (from == null) {
            throw new BadInput("from", "Give the first day away, as YYYY-MM-DD.");
        }
        return PersonJson.answer(persons.leave(actor, id, from, body.until()));
    }

    private static Set<PersonStatus> statuses(List<String> names) {
        Set<PersonStatus> statuses = EnumSet.noneOf(PersonStatus.class);
        for (String name : names) {
            if (name.isBlank()) {
                continue;
            }
            try {
                statuses.add(PersonStatus.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new BadInput("status", "Use ACTIVE, ON_LEAVE or DEACTIVATED.");
            }
        }
        return statuses;
    }
}
