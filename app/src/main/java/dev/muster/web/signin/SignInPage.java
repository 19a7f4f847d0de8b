package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.FirstAdmin;
import dev.muster.access.Permission;
import dev.muster.access.Sessions;
import dev.muster.access.SignIn;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.Errors;
import dev.muster.web.frame.Navigation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signing in and out. */
@Controller
@Allowed(Permission.PUBLIC)
public class SignInPage {
    private final SignIn signIn;
    private final Sessions sessions;
    private final FirstAdmin firstAdmin;
    private final Navigation navigation;

    SignInPage(SignIn signIn, Sessions sessions, FirstAdmin firstAdmin, Navigation navigation) {
        this.navigation = navigation;
        this.signIn = signIn;
        this.sessions = sessions;
        this.firstAdmin = firstAdmin;
    }

    @GetMapping("/sign-in")
    String show(@Nullable Actor actor, @RequestParam(defaultValue = "/") String to, Model model) {
        if (actor != null) {
            return "redirect:" + after(to, actor);
        }
        if (firstAdmin.isNeeded()) {
            return "redirect:/set-up";
        }
        return form("", to, Map.of(), model);
    }

    @PostMapping("/sign-in")
    String send(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            Actor actor = signIn.password(login, password, request);
            sessions.begin(request, response, actor);
            return "redirect:" + after(to, actor);
        } catch (BadInput e) {
            response.setStatus(422);
            return form(login, to, Errors.byField(e), model);
        }
    }

    @PostMapping("/sign-out")
    String signOut(HttpServletRequest request) {
        sessions.end(request);
        return "redirect:/sign-in";
    }

    private static String form(String login, String to, Map<String, String> errors, Model model) {
        model.addAttribute("login", login).addAttribute("to", safe(to)).addAttribute("errors", errors);
        return "access/sign-in";
    }

    /** Where they wanted to go; else where their work begins. */
    private String after(String to, Actor actor) {
        String wanted = safe(to);
        return wanted.equals("/") ? navigation.home(actor) : wanted;
    }

    /** Only a path of ours is followed after the sign-in. */
    public static String safe(String to) {
        boolean ours = to.startsWith("/") && !to.startsWith("//") && to.matches("[\\x21-\\x7e&&[^\\\\]]+");
        return ours && !to.startsWith("/sign-") ? to : "/";
    }
}
