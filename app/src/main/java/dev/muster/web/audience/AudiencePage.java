package dev.muster.web.audience;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the audience builder asks for while somebody types into one of its fields. */
@Controller
class AudiencePage {
    private final AudienceChoices choices;

    AudiencePage(AudienceChoices choices) {
        this.choices = choices;
    }

    /**
     * The list under a field.
     *
     * @param what what the condition is about ({@link AudienceForm.What#word})
     * @param query holds the typed text under the field's own name, whichever row it is in
     */
    @GetMapping("/admin/audience/choices")
    @Allowed(Permission.USE_AUDIENCES)
    String choices(
            Actor actor, @RequestParam String what, @RequestParam MultiValueMap<String, String> query, Model model) {
        String typed = query.keySet().stream()
                .filter(k -> k.endsWith("typed"))
                .map(query::getFirst)
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse("");
        model.addAttribute(
                "choices", choices.matching(actor, AudienceForm.what(what), typed, query.containsKey("fixed")));
        return "parts/choices";
    }
}
