package dev.muster.web.signin;

import dev.muster.access.Allowed;
import dev.muster.access.FirstAdmin;
import dev.muster.access.Permission;
import dev.muster.access.Sessions;
import dev.muster.edge.Address;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.Errors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** The first visit of an empty installation: makes its first administrator. */
@Controller
@Allowed(Permission.PUBLIC)
public class SetUpPage {
    private final FirstAdmin firstAdmin;
    private final Sessions sessions;
    private final Address address;

    SetUpPage(FirstAdmin firstAdmin, Sessions sessions, Address address) {
        this.address = address;
        this.firstAdmin = firstAdmin;
        this.sessions = sessions;
    }

    public record Form(String givenName, String familyName, String username, String password, String code) {
        static final Form EMPTY = new Form("", "", "", "", "");

        public Form {
            givenName = text(givenName);
            familyName = text(familyName);
            username = text(username);
            password = password == null ? "" : password;
            code = text(code);
        }

        private static String text(String s) {
            return s == null ? "" : s.strip();
        }
    }

    @GetMapping("/set-up")
    String show(HttpServletRequest request, Model model) {
        return firstAdmin.isNeeded() ? form(Form.EMPTY, request, Map.of(), model) : "redirect:/sign-in";
    }

    @PostMapping("/set-up")
    String send(@ModelAttribute Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            if (!isHere(request)) {
                firstAdmin.admit(form.code(), request.getRemoteAddr());
            }
            Actor admin = firstAdmin.make(form.givenName(), form.familyName(), form.username(), form.password());
            sessions.begin(request, response, admin);
            return "redirect:/";
        } catch (BadInput e) {
            response.setStatus(422);
            return form(form, request, Errors.byField(e), model);
        }
    }

    /** At this machine itself: whoever sits elsewhere, or comes through a proxy, needs the code from the console. */
    private boolean isHere(HttpServletRequest request) {
        return address.isHere(request);
    }

    private String form(Form form, HttpServletRequest request, Map<String, String> errors, Model model) {
        model.addAttribute("here", isHere(request));
        model.addAttribute("form", form).addAttribute("errors", errors);
        return "access/set-up";
    }
}
