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
import dev.muster.web.Errors;
import dev.muster.web.ListField;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
    String add(Model model) {
        return form(null, PersonForm.EMPTY, Map.of(), model);
    }

    @PostMapping("/admin/people")
    String create(
            Actor actor,
            @ModelAttribute PersonForm form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            PersonDraft draft = form.over(PersonDraft.named("", ""), manager(actor, form));
            Person made = persons.create(actor, draft);
            Shells.say(redirect, made.name() + " added");
            return "redirect:/admin/people/" + made.id();
        } catch (BadInput e) {
            response.setStatus(422);
            return form(null, form, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return form(null, form, Map.of("", String.valueOf(e.getMessage())), model);
        }
    }

    @GetMapping("/admin/people/{id}/edit")
    String edit(Actor actor, @PathVariable int id, Model model) {
        Person person = profiles.find(actor, id);
        Integer manager = person.managerId();
        Person boss = manager == null
                ? null
                : grid.find(manager, scopes.condition(actor)).orElse(null);
        return form(person, PersonForm.of(person, boss), Map.of(), model);
    }

    @PostMapping("/admin/people/{id}/edit")
    String save(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute PersonForm form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Person person = profiles.find(actor, id);
        try {
            Integer manager = manager(actor, form);
            Person saved = persons.change(actor, id, form.version(), draft -> form.over(draft, manager));
            Shells.say(redirect, saved.name() + " saved");
            return "redirect:/admin/people/" + id;
        } catch (BadInput e) {
            response.setStatus(422);
            return form(person, form, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return form(person, form, Map.of("", String.valueOf(e.getMessage())), model);
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

    private String form(@Nullable Person person, PersonForm form, Map<String, String> errors, Model model) {
        Map<String, String> byId = new LinkedHashMap<>();
        errors.forEach((field, message) ->
                byId.put("managerId".equals(field) ? "manager" : field.replace("attributes.", ""), message));
        model.addAttribute("view", new View(person, form, byId, lists.read()));
        return "people/edit";
    }
}
