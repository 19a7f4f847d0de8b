package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.edge.Address;
import dev.muster.feeds.FeedKind;
import dev.muster.feeds.Feeds;
import dev.muster.notification.Frequencies;
import dev.muster.notification.Frequencies.Frequency;
import dev.muster.people.TimeZones;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everybody decides for themselves: when e-mails come, and which calendars read their due dates. */
@Controller
@RequestMapping("/preferences")
@Allowed(Permission.OWN)
class PreferencesPage {
    private final Frequencies frequencies;
    private final Feeds feeds;
    private final TimeZones zones;
    private final Address address;

    PreferencesPage(Frequencies frequencies, Feeds feeds, TimeZones zones, Address address) {
        this.frequencies = frequencies;
        this.feeds = feeds;
        this.zones = zones;
        this.address = address;
    }

    @GetMapping
    String show(Actor actor, Model model) {
        model.addAttribute("frequency", frequencies.of(actor))
                .addAttribute("open", frequencies.isOpen())
                .addAttribute(
                        "calendars",
                        Arrays.stream(FeedKind.values())
                                .filter(k -> actor.personId() != 0 && Feeds.mayHave(actor, k))
                                .toList())
                .addAttribute("made", feeds.of(actor))
                .addAttribute("zone", zones.now(actor.personId()).getZone());
        return "learning/preferences";
    }

    @PostMapping
    String save(Actor actor, @RequestParam Frequency frequency, RedirectAttributes redirect) {
        frequencies.choose(actor, frequency);
        Shells.say(redirect, "Saved");
        return "redirect:/preferences";
    }

    /** Shown once: what is kept is its hash. */
    @PostMapping("/calendar")
    String make(Actor actor, @RequestParam FeedKind kind, HttpServletRequest request, Model model) {
        String code = feeds.make(actor, kind);
        model.addAttribute("kind", kind)
                .addAttribute("address", address.of(request) + "/calendar/" + code + "/training.ics");
        return "learning/calendar-made";
    }

    @PostMapping("/calendar/off")
    String switchOff(Actor actor, @RequestParam FeedKind kind, RedirectAttributes redirect) {
        feeds.switchOff(actor, kind);
        Shells.say(redirect, "Calendar switched off. Its address leads nowhere now.");
        return "redirect:/preferences";
    }
}
