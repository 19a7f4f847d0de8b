package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.FirstAdmin;
import dev.muster.access.Permission;
import dev.muster.access.Sessions;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
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

    SetUpPage(FirstAdmin firstAdmin, Sessions sessions) {
        this.firstAdmin = firstAdmin;
        this.sessions = sessions;
    }

    public record Form(String givenName, String familyName, String username, String password) {
        static final Form EMPTY = new Form("", "", "", "");

        public Form {
            givenName = text(givenName);
            familyName = text(familyName);
            username = text(username);
            password = password == null ? "" : password;
        }

        private static String text(String s) {
            return s == null ? "" : s.strip();
        }
    }

    @GetMapping("/set-up")
    String show(Model model) {
        return firstAdmin.isNeeded() ? form(Form.EMPTY, Map.of(), model) : "redirect:/sign-in";
    }

    @PostMapping("/set-up")
    String send(@ModelAttribute Form form, HttpServletRequest request, HttpServletResponse response, Model model) {
        try {
            Actor admin = firstAdmin.make(form.givenName(), form.familyName(), form.username(), form.password());
            sessions.begin(request, admin);
            return "redirect:/";
        } catch (BadInput e) {
            response.setStatus(422);
            Map<String, String> errors = new LinkedHashMap<>();
            e.errors().forEach(x -> errors.put(x.field(), x.message()));
            return form(form, errors, model);
        }
    }

    private static String form(Form form, Map<String, String> errors, Model model) {
        model.addAttribute("form", form).addAttribute("errors", errors);
        return "access/set-up";
    }
}
