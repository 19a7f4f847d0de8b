package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.notification.Frequencies;
import dev.muster.notification.Frequencies.Frequency;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Shells;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What everybody decides for themselves. */
@Controller
@RequestMapping("/preferences")
@Allowed(Permission.OWN)
class PreferencesPage {
    private final Frequencies frequencies;

    PreferencesPage(Frequencies frequencies) {
        this.frequencies = frequencies;
    }

    @GetMapping
    String show(Actor actor, Model model) {
        model.addAttribute("frequency", frequencies.of(actor)).addAttribute("open", frequencies.isOpen());
        return "learning/preferences";
    }

    @PostMapping
    String save(Actor actor, @RequestParam Frequency frequency, RedirectAttributes redirect) {
        frequencies.choose(actor, frequency);
        Shells.say(redirect, "Saved");
        return "redirect:/preferences";
    }
}
