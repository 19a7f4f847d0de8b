package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.own.Visibility;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.audience.AudienceWords;
import dev.muster.library.Content;
import dev.muster.library.Contents;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who finds a course or module in the catalog and may begin it unassigned, built with live counts. */
@Controller
@RequestMapping({"/admin/courses/{id}/visibility", "/admin/modules/{id}/visibility"})
class ContentVisibilityPage {
    private static final Audience NOBODY = Audience.of(new Audience.People(List.of()));

    private final Contents contents;
    private final ContentRules rules;
    private final Visibility visibility;
    private final AudienceForms forms;
    private final AudienceWords words;
    private final Settings settings;

    ContentVisibilityPage(
            Contents contents,
            ContentRules rules,
            Visibility visibility,
            AudienceForms forms,
            AudienceWords words,
            Settings settings) {
        this.contents = contents;
        this.rules = rules;
        this.visibility = visibility;
        this.forms = forms;
        this.words = words;
        this.settings = settings;
    }

    @GetMapping
    @Allowed(Permission.SEE_LIBRARY)
    String show(Actor actor, @PathVariable int id, Model model) {
        Audience now = contents.get(id).settings().visibility();
        boolean matching = !now.equals(Audience.EVERYBODY) && !now.equals(NOBODY);
        String who = matching ? "matching" : now.equals(NOBODY) ? "nobody" : "everyone";
        return page(actor, id, who, matching ? forms.of(actor, now) : forms.blank(actor), Map.of(), model);
    }

    private String page(
            Actor actor, int id, String who, AudienceForms.Built built, Map<String, String> errors, Model model) {
        Content content = contents.get(id);
        model.addAttribute("content", content)
                .addAttribute("who", who)
                .addAttribute("built", built)
                .addAttribute(
                        "sentence", words.sentence(actor, content.settings().visibility()))
                .addAttribute("broken", visibility.broken(id))
                .addAttribute("zone", settings.current().defaultTimeZone())
                .addAttribute("errors", errors);
        return "library/visibility";
    }

    /** Counts anew while it is built; nothing is written. */
    @PostMapping("/count")
    @Allowed(Permission.CHANGE_RULES)
    String count(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "everyone") String who,
            @RequestParam MultiValueMap<String, String> params,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        String view = page(actor, id, who, forms.read(actor, params), Map.of(), model);
        return htmx == null ? view : "library/visibility-form";
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "everyone") String who,
            @RequestParam(required = false) @Nullable Integer edits,
            @RequestParam MultiValueMap<String, String> params,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        AudienceForms.Built built = who.equals("matching") ? forms.readToSave(actor, params) : forms.blank(actor);
        if (who.equals("matching")
                && (!built.savable() || built.audience().all().isEmpty())) {
            response.setStatus(422);
            Map<String, String> errors =
                    built.savable() ? Map.of("add-condition", "Add a condition, or choose everyone.") : built.errors();
            return page(actor, id, who, built, errors, model);
        }
        Audience audience =
                switch (who) {
                    case "matching" -> built.audience();
                    case "nobody" -> NOBODY;
                    default -> Audience.EVERYBODY;
                };
        try {
            visibility.prepare(audience);
            rules.change(actor, id, edits, s -> s.visibleTo(audience), ContentRules.How.PLAIN);
            Shells.say(redirect, "Saved: who finds it in the catalog");
            return "redirect:" + ContentTabs.at(contents.get(id)) + "/visibility";
        } catch (BadInput e) {
            response.setStatus(422);
            return page(actor, id, who, built, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return page(actor, id, who, built, Map.of("", String.valueOf(e.getMessage())), model);
        }
    }
}
