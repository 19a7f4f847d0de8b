package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.audience.AudienceWords;
import dev.muster.library.Content;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import dev.muster.web.PeopleCount;
import dev.muster.web.RemarksForm;
import dev.muster.web.TellWords;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tab Settings: what a course or module is called, how long it is valid, when it is due, who finds it; out of use and back. */
@Controller
@RequestMapping({"/admin/courses/{id}", "/admin/modules/{id}"})
@Allowed(Permission.EDIT_LIBRARY)
class ContentSettingsPage {
    /** Fields of the review, not of the form. */
    private static final Set<String> REMARKS = Set.of("note", "approvedBy");

    private final Contents contents;
    private final ContentRules rules;
    private final AudienceWords words;
    private final TellWords tell;

    ContentSettingsPage(Contents contents, ContentRules rules, AudienceWords words, TellWords tell) {
        this.contents = contents;
        this.rules = rules;
        this.words = words;
        this.tell = tell;
    }

    @GetMapping("/settings")
    @Allowed(Permission.SEE_LIBRARY)
    String show(Actor actor, @PathVariable int id, Model model) {
        Content content = contents.get(id);
        return page(actor, content, SettingsForm.of(content.settings()), Map.of(), model);
    }

    private String page(Actor actor, Content content, SettingsForm form, Map<String, String> errors, Model model) {
        model.addAttribute("content", content)
                .addAttribute("form", form)
                .addAttribute(
                        "visible", words.sentence(actor, content.settings().visibility()))
                .addAttribute("errors", errors);
        return "library/settings";
    }

    @PostMapping("/settings")
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable Integer edits,
            @ModelAttribute SettingsForm form,
            @RequestParam(defaultValue = "false") boolean reviewed,
            @ModelAttribute RemarksForm said,
            @RequestParam(defaultValue = "0") int confirm,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        try {
            UnaryOperator<ContentSettings> change = s -> form.onto(s, actor.isAdmin());
            if (!reviewed && touchesPeople(contents.get(id).settings(), change)) {
                return review(actor, id, edits, form, null, said, Map.of(), model);
            }
            var how = new ContentRules.How(form.whom(), said.remarks(), confirm);
            ContentRules.Done done = rules.change(actor, id, edits, change, how);
            Long entry = done.entry() == null ? null : done.entry().id();
            Shells.say(redirect, said(done) + tell.after(entry), entry);
            return "redirect:" + ContentTabs.at(contents.get(id)) + "/settings";
        } catch (BadInput e) {
            response.setStatus(422);
            Map<String, String> errors = Errors.byField(e);
            return errors.keySet().stream().allMatch(REMARKS::contains)
                    ? review(actor, id, edits, form, null, said, errors, model)
                    : page(actor, contents.get(id), form, errors, model);
        } catch (Conflict e) {
            response.setStatus(409);
            return e.confirm().isPresent()
                    ? review(actor, id, edits, form, e, said, Map.of(), model)
                    : page(actor, contents.get(id), form, Map.of("", String.valueOf(e.getMessage())), model);
        }
    }

    private static boolean touchesPeople(ContentSettings now, UnaryOperator<ContentSettings> change) {
        ContentSettings then = change.apply(now);
        return now.mandatory() != then.mandatory()
                || now.newStarterDefault() != then.newStarterDefault()
                || !Objects.equals(now.due(), then.due());
    }

    private String review(
            Actor actor,
            int id,
            @Nullable Integer edits,
            SettingsForm form,
            @Nullable Conflict refused,
            RemarksForm said,
            Map<String, String> errors,
            Model model) {
        UnaryOperator<ContentSettings> change = s -> form.onto(s, actor.isAdmin());
        Content content = contents.get(id);
        ContentRules.Done open = rules.preview(actor, id, change, DueFor.OPEN);
        model.addAttribute("content", content)
                .addAttribute("after", change.apply(content.settings()))
                .addAttribute("form", form)
                .addAttribute("edits", edits)
                .addAttribute("effect", open.effect())
                .addAttribute("dueMoved", open.dueMoved())
                .addAttribute("refused", refused)
                .addAttribute("said", said)
                .addAttribute("errors", errors);
        return "library/settings-review";
    }

    private static String said(ContentRules.Done done) {
        RuleEffect e = done.effect();
        if (e.isNothing() && done.dueMoved() == 0) {
            return "Settings saved";
        }
        String moved = done.dueMoved() == 0 ? "" : ", due dates moved for " + PeopleCount.count(done.dueMoved());
        return "Settings saved: " + PeopleCount.count(e.gain()) + " got it, " + PeopleCount.count(e.lose()) + " lost it"
                + moved;
    }

    @PostMapping("/archive")
    String archive(Actor actor, @PathVariable int id, RedirectAttributes redirect) {
        Content content = contents.archive(actor, id, null);
        Shells.say(redirect, "Archived");
        return "redirect:" + ContentTabs.at(content);
    }

    @PostMapping("/activate")
    String activate(Actor actor, @PathVariable int id, RedirectAttributes redirect) {
        Content content = contents.activate(actor, id, null);
        Shells.say(redirect, "Active again");
        return "redirect:" + ContentTabs.at(content);
    }
}
