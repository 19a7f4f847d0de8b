package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.AudienceWords;
import dev.muster.library.AssignableBy;
import dev.muster.library.Content;
import dev.muster.library.ContentStatus;
import dev.muster.library.Contents;
import dev.muster.library.drafts.Modules;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.web.DueWords;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** A course or module for those who run it: tab Overview. */
@Controller
class ContentPage {
    private final Contents contents;
    private final Modules modules;
    private final AudienceWords words;
    private final Settings settings;

    ContentPage(Contents contents, Modules modules, AudienceWords words, Settings settings) {
        this.contents = contents;
        this.modules = modules;
        this.words = words;
        this.settings = settings;
    }

    @GetMapping({"/admin/courses/{id}", "/admin/modules/{id}"})
    @Allowed(Permission.SEE_CONTENT)
    String overview(Actor actor, @PathVariable int id, Model model) {
        Content content = contents.get(id);
        boolean library = Permission.SEE_LIBRARY.isOf(actor.level());
        boolean mine =
                content.status() == ContentStatus.ACTIVE && content.settings().assignableBy() == AssignableBy.MANAGERS;
        if (!library && !mine) {
            throw new NotThere(content.kind().word());
        }
        Integer renewal = content.settings().renewWith();
        model.addAttribute("content", content)
                .addAttribute("renewal", renewal == null ? null : contents.get(renewal))
                .addAttribute("usedIn", modules.activeWith(id))
                .addAttribute("zone", settings.current().defaultTimeZone())
                .addAttribute("due", DueWords.of(content.settings().due()))
                .addAttribute(
                        "visible", words.sentence(actor, content.settings().visibility()));
        return "library/overview";
    }
}
