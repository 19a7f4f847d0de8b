package dev.muster.api.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.IfMatch;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.audience.PastDays;
import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.edge.Lists;
import dev.muster.people.PeopleFilter;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.PersonStatus;
import dev.muster.people.Persons;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The user list; creating and changing people; their leaving and coming back. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleResource {
    private final Persons persons;
    private final PeopleGrid grid;
    private final Scopes scopes;

    private final PastDays days;

    PeopleResource(Persons persons, PeopleGrid grid, Scopes scopes, PastDays days) {
        this.days = days;
        this.persons = persons;
        this.grid = grid;
        this.scopes = scopes;
    }

    @Sent(thing = "A time away", example = """
                    {"from": "2026-12-01", "until": "2027-02-28"}""")
    record LeaveBody(
            @Needed @Nullable LocalDate from, @Nullable LocalDate until) {}

    /** Filters ({@code department}, {@code role}, {@code location} …, {@code status}) are repeatable: any of. */
    @Operation(operationId = "listPeople", summary = "Lists people, found by name, e-mail, username or employee number")
    @GetMapping
    @Allowed(Permission.SEE_PEOPLE)
    Page<PersonJson.Answer> list(
            Actor actor,
            @RequestParam(required = false) @Nullable String search,
            @RequestParam(required = false) @Nullable List<PersonStatus> status,
            AttributeFilters values,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            Lists.Ask ask) {
        Set<PersonStatus> statuses = EnumSet.noneOf(PersonStatus.class);
        if (status != null) {
            status.stream().filter(Objects::nonNull).forEach(statuses::add);
        }
        var filter = new PeopleFilter(search, values.values(), statuses);
        return days.read(actor, asOf, () -> page(actor, filter, ask));
    }

    private Page<PersonJson.Answer> page(Actor actor, PeopleFilter filter, Lists.Ask ask) {
        VisibleNames visible = scopes.visibleNames(actor);
        return grid.page(filter, scopes.condition(actor), ask.cursor(), ask.limit())
                .mapAll(people -> {
                    visible.look(people.stream()
                            .map(Person::managerId)
                            .filter(Objects::nonNull)
                            .toList());
                    return people.stream()
                            .map(p -> PersonJson.answer(p, visible))
                            .toList();
                });
    }

    @Operation(operationId = "createPerson", summary = "Creates a person")
    @PostMapping
    @Allowed(Permission.CHANGE_PEOPLE)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<PersonJson.Answer> create(Actor actor, @RequestBody @Shaped(PersonBody.class) JsonNode body) {
        Person made = persons.create(actor, PersonJson.patch(PersonDraft.named("", ""), body));
        return ResponseEntity.created(URI.create("/api/v1/people/" + made.id()))
                .body(PersonJson.answer(made, scopes.visibleNames(actor)));
    }

    @Operation(operationId = "getPerson", summary = "Shows one person")
    @GetMapping("/{id}")
    @Allowed(Permission.SEE_PEOPLE)
    PersonJson.Answer get(Actor actor, @PathVariable int id, @RequestParam(required = false) @Nullable LocalDate asOf) {
        return days.read(
                actor,
                asOf,
                () -> PersonJson.answer(
                        grid.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("person")),
                        scopes.visibleNames(actor)));
    }

    @Operation(operationId = "changePerson", summary = "Changes a person")
    @PatchMapping("/{id}")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer change(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Shaped(value = PersonBody.class, merged = true) JsonNode body) {
        scopes.require(actor, id);
        return PersonJson.answer(
                persons.change(actor, id, IfMatch.version(ifMatch), draft -> PersonJson.patch(draft, body)),
                scopes.visibleNames(actor));
    }

    @Operation(operationId = "deactivatePerson", summary = "Deactivates a person")
    @PostMapping("/{id}/deactivate")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer deactivate(Actor actor, @PathVariable int id) {
        scopes.require(actor, id);
        return PersonJson.answer(persons.deactivate(actor, id), scopes.visibleNames(actor));
    }

    @Operation(operationId = "reactivatePerson", summary = "Brings a deactivated person back")
    @PostMapping("/{id}/reactivate")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer reactivate(Actor actor, @PathVariable int id) {
        scopes.require(actor, id);
        return PersonJson.answer(persons.reactivate(actor, id), scopes.visibleNames(actor));
    }

    @Operation(operationId = "setLeave", summary = "Notes days away; leaves that they overlap give way")
    @PostMapping("/{id}/leave")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer leave(Actor actor, @PathVariable int id, @RequestBody LeaveBody body) {
        scopes.require(actor, id);
        LocalDate from = body.from();
        if (from == null) {
            throw new BadInput("from", "Give the first day away, as YYYY-MM-DD.");
        }
        return PersonJson.answer(persons.leave(actor, id, from, body.until()), scopes.visibleNames(actor));
    }

    @Operation(operationId = "takeLeaveBack", summary = "Takes a leave back, as if it had never been noted")
    @DeleteMapping("/{id}/leaves/{from}")
    @Allowed(Permission.CHANGE_PEOPLE)
    PersonJson.Answer takeLeaveBack(Actor actor, @PathVariable int id, @PathVariable LocalDate from) {
        scopes.require(actor, id);
        return PersonJson.answer(persons.takeLeaveBack(actor, id, from), scopes.visibleNames(actor));
    }
}
