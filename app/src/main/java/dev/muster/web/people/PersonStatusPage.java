package dev.muster.web.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.people.Person;
import dev.muster.people.Persons;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Deactivating, reactivating, leave: each asks on a page of its own. */
@Controller
@Allowed(Permission.CHANGE_PEOPLE)
public class PersonStatusPage {
    private final Persons persons;
    private final PersonProfiles profiles;

    PersonStatusPage(Persons persons, PersonProfiles profiles) {
        this.persons = persons;
        this.profiles = profiles;
    }

    /** @param act {@code deactivate}, {@code reactivate} or {@code leave} */
    public record View(Person person, String act, Map<String, String> errors) {}

    @GetMapping("/admin/people/{id}/deactivate")
    String askDeactivate(Actor actor, @PathVariable int id, Model model) {
        return ask(actor, id, "deactivate", Map.of(), model);
    }

    @GetMapping("/admin/people/{id}/reactivate")
    String askReactivate(Actor actor, @PathVariable int id, Model model) {
        return ask(actor, id, "reactivate", Map.of(), model);
    }

    @GetMapping("/admin/people/{id}/leave")
    String askLeave(Actor actor, @PathVariable int id, Model model) {
        return ask(actor, id, "leave", Map.of(), model);
    }

    @PostMapping("/admin/people/{id}/deactivate")
    String deactivate(
            Actor actor, @PathVariable int id, Model model, RedirectAttributes redirect, HttpServletResponse response) {
        profiles.find(actor, id);
        try {
            Shells.say(redirect, persons.deactivate(actor, id).name() + " deactivated");
            return "redirect:/admin/people/" + id;
        } catch (Conflict e) {
            response.setStatus(409);
            return ask(actor, id, "deactivate", Map.of("", String.valueOf(e.getMessage())), model);
        }
    }

    @PostMapping("/admin/people/{id}/reactivate")
    String reactivate(Actor actor, @PathVariable int id, RedirectAttributes redirect) {
        profiles.find(actor, id);
        Shells.say(redirect, persons.reactivate(actor, id).name() + " is back");
        return "redirect:/admin/people/" + id;
    }

    @PostMapping("/admin/people/{id}/leave")
    String leave(
            Actor actor,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        profiles.find(actor, id);
        try {
            if (from == null) {
                throw new BadInput("from", "Enter the first day away.");
            }
            Shells.say(
                    redirect,
                    "Leave of " + persons.leave(actor, id, from, until).name() + " saved");
            return "redirect:/admin/people/" + id;
        } catch (BadInput e) {
            response.setStatus(422);
            return ask(actor, id, "leave", Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return ask(actor, id, "leave", Map.of("", String.valueOf(e.getMessage())), model);
        }
    }

    private String ask(Actor actor, int id, String act, Map<String, String> errors, Model model) {
        model.addAttribute("view", new View(profiles.find(actor, id), act, errors));
        return "people/status";
    }
}
