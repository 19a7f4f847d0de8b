package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.Passwords;
import dev.muster.access.Permission;
import dev.muster.access.Sessions;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.Errors;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Changing one's own password. */
@Controller
@Allowed(Permission.OWN)
class PasswordPage {
    private final Passwords passwords;
    private final Sessions sessions;

    PasswordPage(Passwords passwords, Sessions sessions) {
        this.passwords = passwords;
        this.sessions = sessions;
    }

    @GetMapping("/password")
    String show(Model model) {
        model.addAttribute("errors", Map.of());
        return "access/password";
    }

    @PostMapping("/password")
    String change(
            Actor actor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            passwords.change(actor, current, password, request.getRemoteAddr());
        } catch (BadInput e) {
            response.setStatus(422);
            model.addAttribute("errors", Errors.byField(e));
            return "access/password";
        }
        sessions.begin(request, response, actor);
        Shells.say(redirect, "Password changed; you are signed out everywhere else");
        return "redirect:/";
    }
}
