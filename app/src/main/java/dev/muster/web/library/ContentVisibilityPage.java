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
import dev.muster.web.audience.AudienceForms;
import dev.muster.web.frame.Reply;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String show(Actor actor, @PathVariable int id, Reply reply) {
        Audience now = contents.get(id).settings().visibility();
        boolean matching = !now.equals(Audience.EVERYBODY) && !now.equals(NOBODY);
        String who = matching ? "matching" : now.equals(NOBODY) ? "nobody" : "everyone";
        return page(actor, id, who, matching ? forms.of(actor, now) : forms.blank(actor), reply)
                .show("library/visibility");
    }

    private Reply page(Actor actor, int id, String who, AudienceForms.Built built, Reply reply) {
        Content content = contents.get(id);
        return reply.with("content", content)
                .with("who", who)
                .with("built", built)
                .with("sentence", words.sentence(actor, content.settings().visibility()))
                .with("broken", visibility.broken(id))
                .with("zone", settings.current().defaultTimeZone());
    }

    /** Counts anew while it is built; nothing is written. */
    @PostMapping("/count")
    @Allowed(Permission.CHANGE_RULES)
    String count(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "everyone") String who,
            @RequestParam MultiValueMap<String, String> params,
            Reply reply) {
        return page(actor, id, who, forms.read(actor, params), reply)
                .show("library/visibility", "library/visibility-form");
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "everyone") String who,
            @RequestParam(required = false) @Nullable Integer edits,
            @RequestParam MultiValueMap<String, String> params,
            Reply reply) {
        AudienceForms.Built built = who.equals("matching") ? forms.readToSave(actor, params) : forms.blank(actor);
        if (who.equals("matching")
                && (!built.savable() || built.audience().all().isEmpty())) {
            Map<String, String> errors =
                    built.savable() ? Map.of("add-condition", "Add a condition, or choose everyone.") : built.errors();
            return page(actor, id, who, built, reply.refused(errors)).show("library/visibility");
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
            reply.say("Saved: who finds it in the catalog");
            return "redirect:" + ContentTabs.at(contents.get(id)) + "/visibility";
        } catch (BadInput e) {
            return page(actor, id, who, built, reply.refused(e)).show("library/visibility");
        } catch (Conflict e) {
            return page(actor, id, who, built, reply.refused(e)).show("library/visibility");
        }
    }
}
