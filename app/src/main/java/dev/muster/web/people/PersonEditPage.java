package dev.muster.web.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.ListField;
import dev.muster.web.frame.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Adding a person, and editing one. */
@Controller
@Allowed(Permission.CHANGE_PEOPLE)
public class PersonEditPage {
    private final Persons persons;
    private final PeopleGrid grid;
    private final Scopes scopes;
    private final ValueLists lists;
    private final PersonProfiles profiles;

    PersonEditPage(Persons persons, PeopleGrid grid, Scopes scopes, ValueLists lists, PersonProfiles profiles) {
        this.persons = persons;
        this.grid = grid;
        this.scopes = scopes;
        this.lists = lists;
        this.profiles = profiles;
    }

    /** @param person null: a new one */
    public record View(@Nullable Person person, PersonForm form, Map<String, String> errors, Values values) {
        public List<String> choices(Attribute attribute) {
            return ListField.known(values, attribute);
        }
    }

    @GetMapping("/admin/people/new")
    String add(Reply reply) {
        return form(null, PersonForm.EMPTY, reply);
    }

    @PostMapping("/admin/people")
    String create(
            Actor actor,
            @ModelAttribute PersonForm sent,
            @RequestParam MultiValueMap<String, String> fields,
            Reply reply) {
        PersonForm form = sent.with(fields);
        try {
            PersonDraft draft = form.over(PersonDraft.named("", ""), manager(actor, form));
            Person made = persons.create(actor, draft);
            reply.say(made.name() + " added");
            return "redirect:/admin/people/" + made.id();
        } catch (BadInput e) {
            return form(null, form, reply.refused(e));
        } catch (Conflict e) {
            return form(null, form, reply.refused(e));
        }
    }

    @GetMapping("/admin/people/{id}/edit")
    String edit(Actor actor, @PathVariable int id, Reply reply) {
        Person person = profiles.find(actor, id);
        Integer manager = person.managerId();
        Person boss = manager == null
                ? null
                : grid.find(manager, scopes.condition(actor)).orElse(null);
        return form(person, PersonForm.of(person, boss), reply);
    }

    @PostMapping("/admin/people/{id}/edit")
    String save(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute PersonForm sent,
            @RequestParam MultiValueMap<String, String> fields,
            Reply reply) {
        PersonForm form = sent.with(fields);
        Person person = profiles.find(actor, id);
        try {
            Integer manager = manager(actor, form);
            Person saved = persons.change(actor, id, form.version(), draft -> form.over(draft, manager));
            reply.say(saved.name() + " saved");
            return "redirect:/admin/people/" + id;
        } catch (BadInput e) {
            return form(person, form, reply.refused(e));
        } catch (Conflict e) {
            return form(person, form, reply.refused(e));
        }
    }

    private @Nullable Integer manager(Actor actor, PersonForm form) {
        String username = form.manager();
        if (username == null || username.isBlank()) {
            return null;
        }
        return grid.byUsername(username.strip(), scopes.condition(actor))
                .map(Person::id)
                .orElseThrow(() -> new BadInput("manager", "Nobody has this username."));
    }

    private String form(@Nullable Person person, PersonForm form, Reply reply) {
        Map<String, String> byId = new LinkedHashMap<>();
        reply.errors()
                .forEach((field, message) ->
                        byId.put("managerId".equals(field) ? "manager" : field.replace("attributes.", ""), message));
        reply.with("view", new View(person, form, byId, lists.read()));
        return reply.show("people/edit");
    }
}
