package dev.muster.web.messages;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.notification.InPerson;
import dev.muster.notification.InPersonGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import dev.muster.web.frame.Shells;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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

/** Whom no mail can reach, for who is responsible for them: on screen, and as a sheet to print. */
@Controller
@RequestMapping("/admin/in-person")
public class InPersonPage {
    private static final int ROWS = 50;

    private final InPersonGrid grid;
    private final InPerson inPerson;
    private final Settings settings;
    private final Clock clock;

    InPersonPage(InPersonGrid grid, InPerson inPerson, Settings settings, Clock clock) {
        this.grid = grid;
        this.inPerson = inPerson;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * @param waiting people in all
     * @param hasServer whether any mail goes out
     */
    public record View(
            Page<InPersonGrid.Who> page,
            int waiting,
            boolean first,
            boolean mayTell,
            boolean hasServer,
            String organisation,
            Instant now,
            ZoneId zone) {}

    @GetMapping
    @Allowed(Permission.SEE_PEOPLE)
    String list(Actor actor, @RequestParam(required = false) @Nullable String cursor, Model model) {
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        Settings.Values s = settings.current();
        model.addAttribute(
                        "view",
                        new View(
                                grid.page(actor, after, ROWS),
                                grid.waiting(actor),
                                after == null,
                                Permission.TRAIN_PEOPLE.isOf(actor.level()),
                                grid.hasServer(),
                                s.organisation(),
                                clock.instant(),
                                s.defaultTimeZone()))
                .addAttribute("tabs", Permission.SEE_MESSAGES.isOf(actor.level()) ? TomorrowPage.tabs() : List.of());
        return "messages/inPerson";
    }

    /** @param notice exactly those that were on the page */
    @PostMapping("/{personId}/told")
    @Allowed(Permission.TRAIN_PEOPLE)
    String told(
            Actor actor,
            @PathVariable int personId,
            @RequestParam(defaultValue = "") List<Long> notice,
            RedirectAttributes redirect) {
        int told = inPerson.told(actor, personId, notice);
        Shells.say(redirect, told == 0 ? "Somebody has told them already" : "Noted: told in person");
        return "redirect:/admin/in-person";
    }
}
