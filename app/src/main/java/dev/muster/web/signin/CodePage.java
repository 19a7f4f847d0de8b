package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.CodeSignIn;
import dev.muster.access.Permission;
import dev.muster.access.Sessions;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** "I have a code": the code, then a password, then in. */
@Controller
@Allowed(Permission.PUBLIC)
class CodePage {
    private final CodeSignIn codes;
    private final Sessions sessions;

    CodePage(CodeSignIn codes, Sessions sessions) {
        this.codes = codes;
        this.sessions = sessions;
    }

    @GetMapping("/sign-in/code")
    String show(@RequestParam(defaultValue = "/") String to, Model model) {
        return form("", "", to, model);
    }

    @PostMapping("/sign-in/code")
    String code(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            return password(codes.whose(code, request.getRemoteAddr()), code, "", to, model);
        } catch (BadInput e) {
            response.setStatus(422);
            return form(code, String.valueOf(e.getMessage()), to, model);
        }
    }

    @PostMapping("/sign-in/code/password")
    String setPassword(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "/") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            sessions.begin(request, response, codes.use(code, password, request.getRemoteAddr()));
            return "redirect:" + SignInPage.safe(to);
        } catch (BadInput e) {
            response.setStatus(422);
            String message = String.valueOf(e.getMessage());
            return e.errors().getFirst().field().equals("password")
                    ? password(codes.whose(code, request.getRemoteAddr()), code, message, to, model)
                    : form(code, message, to, model);
        }
    }

    @GetMapping("/sign-in/forgotten")
    String forgotten() {
        return "access/forgotten";
    }

    /** @param to where the sign-in leads */
    private static String form(String code, String error, String to, Model model) {
        model.addAttribute("code", code).addAttribute("error", error).addAttribute("to", SignInPage.safe(to));
        return "access/code";
    }

    private static String password(Actor who, String code, String error, String to, Model model) {
        model.addAttribute("name", who.name())
                .addAttribute("code", code)
                .addAttribute("error", error)
                .addAttribute("to", SignInPage.safe(to));
        return "access/new-password";
    }
}
