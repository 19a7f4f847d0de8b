package dev.muster.web.messages;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.notification.Outbox;
import dev.muster.notification.OutboxGrid;
import dev.muster.notification.OutboxGrid.State;
import dev.muster.notification.rules.Kind;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import dev.muster.web.Tab;
import dev.muster.web.frame.Shells;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The outbox: what was told to whom, what waits, what failed and why; one message with its text. */
@Controller
@RequestMapping("/admin/notifications")
public class NotificationsPage {
    private static final String HERE = "/admin/notifications";
    private static final int ROWS = 50;

    private final OutboxGrid grid;
    private final Outbox outbox;
    private final PeopleGrid people;
    private final Scopes scopes;
    private final Settings settings;

    NotificationsPage(OutboxGrid grid, Outbox outbox, PeopleGrid people, Scopes scopes, Settings settings) {
        this.grid = grid;
        this.outbox = outbox;
        this.people = people;
        this.scopes = scopes;
        this.settings = settings;
    }

    /** @param person whom the list is narrowed to; query: the filters as they stand in the address */
    public record View(
            Page<OutboxGrid.Row> page,
            OutboxGrid.Filter filter,
            @Nullable String person,
            String query,
            boolean first,
            boolean hasServer,
            boolean sending,
            boolean maySet,
            ZoneId zone) {
        public List<Tab> tabs() {
            return TomorrowPage.tabs();
        }

        /** The list with something more in its address. */
        public String with(String more) {
            String both = query.isEmpty() || more.isEmpty() ? query + more : query + "&" + more;
            return HERE + (both.isEmpty() ? "" : "?" + both);
        }
    }

    @GetMapping
    @Allowed(Permission.SEE_MESSAGES)
    String list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer person,
            @RequestParam(defaultValue = "") List<State> state,
            @RequestParam(defaultValue = "") List<Kind> kind,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var filter = new OutboxGrid.Filter(person, state, kind);
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        model.addAttribute(
                "view",
                new View(
                        grid.page(actor, filter, after, ROWS),
                        filter,
                        person == null ? null : name(actor, person),
                        query(filter),
                        after == null,
                        grid.hasServer(),
                        settings.current().messages(),
                        Permission.CHANGE_SETTINGS.isOf(actor.level()),
                        settings.current().defaultTimeZone()));
        return "messages/outbox";
    }

    @GetMapping("/{id}")
    @Allowed(Permission.SEE_MESSAGES)
    String one(Actor actor, @PathVariable long id, Model model) {
        model.addAttribute("mail", grid.mail(actor, id))
                .addAttribute("maySend", Permission.CHANGE_SETTINGS.isOf(actor.level()))
                .addAttribute("zone", settings.current().defaultTimeZone());
        return "messages/mail";
    }

    @PostMapping("/{id}/send-again")
    @Allowed(Permission.CHANGE_SETTINGS)
    String again(Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        outbox.sendAgain(actor, id);
        Shells.say(redirect, "Queued to be sent again");
        return "redirect:" + HERE + "/" + id;
    }

    private String name(Actor actor, int id) {
        return people.find(id, scopes.condition(actor)).map(Person::name).orElseThrow(() -> new NotThere("person"));
    }

    private static String query(OutboxGrid.Filter f) {
        List<String> parts = new ArrayList<>();
        if (f.personId() != null) {
            parts.add("person=" + f.personId());
        }
        f.states().forEach(s -> parts.add("state=" + s));
        f.kinds().forEach(k -> parts.add("kind=" + k));
        return String.join("&", parts);
    }
}
