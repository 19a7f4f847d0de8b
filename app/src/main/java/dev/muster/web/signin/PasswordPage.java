package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.Passwords;
import dev.muster.access.Permission;
import dev.muster.access.Sessions;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.frame.Reply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String show(Reply reply) {
        return reply.show("access/password");
    }

    @PostMapping("/password")
    String change(
            Actor actor,
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Reply reply) {
        try {
            passwords.change(actor, current, password, request.getRemoteAddr());
        } catch (BadInput e) {
            reply.refused(e);
            return reply.show("access/password");
        }
        sessions.begin(request, response, actor);
        reply.say("Password changed; you are signed out everywhere else");
        return "redirect:/";
    }
}
