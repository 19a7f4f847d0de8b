package dev.muster.web.frame;

import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How a page answers: it shows a template, shows a form again with what is wrong in it, or leads on to another page that
 * says what was done. A handler takes one as a parameter.
 */
public final class Reply {
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Model model;
    private final RedirectAttributes redirect;
    private Map<String, String> errors = Map.of();

    Reply(HttpServletRequest request, HttpServletResponse response, Model model, RedirectAttributes redirect) {
        this.request = request;
        this.response = response;
        this.model = model;
        this.redirect = redirect;
    }

    /** One thing that the template shows. */
    public Reply with(String name, @Nullable Object value) {
        model.addAttribute(name, value);
        return this;
    }

    /** Shows a template with the errors that there are. */
    public String show(String template) {
        model.addAttribute("errors", errors);
        return template;
    }

    /** Shows a template, or only its part that changes where a script asked for it. */
    public String show(String template, String part) {
        return show(request.getHeader("HX-Request") == null ? template : part);
    }

    /** What is shown next says what was wrong, by field. */
    public Reply refused(BadInput e) {
        return refused(Errors.byField(e));
    }

    /** What is shown next says on top why it was not done. */
    public Reply refused(Conflict e) {
        return refused(e, "");
    }

    /** The same beside a field. */
    public Reply refused(Conflict e, String field) {
        return refused(409, Map.of(field, String.valueOf(e.getMessage())));
    }

    public Reply refused(Map<String, String> wrong) {
        return refused(422, wrong);
    }

    public Reply refused(int status, Map<String, String> wrong) {
        response.setStatus(status);
        errors = wrong;
        return this;
    }

    /** What is shown next asks for the number that has to be confirmed, or says why it was not done, as {@code refused}. */
    public Reply toConfirm(Conflict e) {
        return refused(409, Map.of()).with("refused", e);
    }

    public Map<String, String> errors() {
        return errors;
    }

    /** Says on the page that it leads to what was done. */
    public void say(String text) {
        Shells.say(redirect, text);
    }

    /** The same with a button that undoes the act; {@code entryId} null: without. */
    public void say(String text, @Nullable Long entryId) {
        Shells.say(redirect, text, entryId);
    }

    /** Something else that the page it leads to shows once. */
    public void handOn(String name, Object value) {
        redirect.addFlashAttribute(name, value);
    }
}
