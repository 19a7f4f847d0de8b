package dev.muster.web.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.people.Person;
import dev.muster.people.Persons;
import dev.muster.people.rules.Leave;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotThere;
import dev.muster.web.frame.Reply;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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

    /**
     * @param act {@code deactivate}, {@code reactivate}, {@code leave} or {@code leave/back}
     * @param of the leave that is changed or taken back; null: a new one
     */
    public record View(Person person, String act, @Nullable Leave of, Map<String, String> errors) {}

    @GetMapping("/admin/people/{id}/deactivate")
    String askDeactivate(Actor actor, @PathVariable int id, Reply reply) {
        return ask(actor, id, "deactivate", reply);
    }

    @GetMapping("/admin/people/{id}/reactivate")
    String askReactivate(Actor actor, @PathVariable int id, Reply reply) {
        return ask(actor, id, "reactivate", reply);
    }

    @GetMapping("/admin/people/{id}/leave")
    String askLeave(
            Actor actor, @PathVariable int id, @RequestParam(required = false) @Nullable LocalDate of, Reply reply) {
        return ask(actor, id, "leave", of, reply);
    }

    @GetMapping("/admin/people/{id}/leave/back")
    String askBack(Actor actor, @PathVariable int id, @RequestParam LocalDate from, Reply reply) {
        if (leave(profiles.find(actor, id), from) == null) {
            throw new NotThere("leave");
        }
        return ask(actor, id, "leave/back", from, reply);
    }

    @PostMapping("/admin/people/{id}/leave/back")
    String takeBack(Actor actor, @PathVariable int id, @RequestParam LocalDate from, Reply reply) {
        profiles.find(actor, id);
        reply.say("Leave of " + persons.takeLeaveBack(actor, id, from).name() + " taken back");
        return "redirect:/admin/people/" + id;
    }

    @PostMapping("/admin/people/{id}/deactivate")
    String deactivate(Actor actor, @PathVariable int id, Reply reply) {
        profiles.find(actor, id);
        try {
            reply.say(persons.deactivate(actor, id).name() + " deactivated");
            return "redirect:/admin/people/" + id;
        } catch (Conflict e) {
            return ask(actor, id, "deactivate", reply.refused(e));
        }
    }

    @PostMapping("/admin/people/{id}/reactivate")
    String reactivate(Actor actor, @PathVariable int id, Reply reply) {
        profiles.find(actor, id);
        reply.say(persons.reactivate(actor, id).name() + " is back");
        return "redirect:/admin/people/" + id;
    }

    @PostMapping("/admin/people/{id}/leave")
    String leave(
            Actor actor,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            @RequestParam(required = false) @Nullable LocalDate of,
            Reply reply) {
        profiles.find(actor, id);
        try {
            if (from == null) {
                throw new BadInput("from", "Enter the first day away.");
            }
            reply.say("Leave of " + persons.leave(actor, id, from, until, of).name() + " saved");
            return "redirect:/admin/people/" + id;
        } catch (BadInput e) {
            return ask(actor, id, "leave", of, reply.refused(e));
        } catch (Conflict e) {
            return ask(actor, id, "leave", of, reply.refused(e));
        }
    }

    private String ask(Actor actor, int id, String act, Reply reply) {
        return ask(actor, id, act, null, reply);
    }

    private String ask(Actor actor, int id, String act, @Nullable LocalDate of, Reply reply) {
        Person person = profiles.find(actor, id);
        reply.with("view", new View(person, act, leave(person, of), reply.errors()));
        return reply.show("people/status");
    }

    private static @Nullable Leave leave(Person person, @Nullable LocalDate from) {
        return person.leaves().all().stream()
                .filter(l -> l.from().equals(from))
                .findFirst()
                .orElse(null);
    }
}
