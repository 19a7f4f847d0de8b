package dev.muster.web.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.undo.Undos;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.web.PeopleCount;
import dev.muster.web.frame.Shells;
import dev.muster.web.signin.SignInPage;
import dev.muster.web.signin.ThemePage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Taking an act back: from a toast at once, from the audit log after a look at what it does. */
@Controller
@RequestMapping("/admin/undo/{entryId}")
@Allowed(Permission.TRAIN_PEOPLE)
class UndoPage {
    private final Undos undos;

    UndoPage(Undos undos) {
        this.undos = undos;
    }

    /** Where somebody comes from who undoes: never this page itself, which has nothing more to offer then. */
    private static String from(Actor actor, long entryId, String page) {
        if (page.startsWith("/admin/") && !page.startsWith("/admin/undo/")) {
            return page;
        }
        return Permission.SEE_AUDIT.isOf(actor.level()) ? "/admin/audit/" + entryId : "/admin";
    }

    @GetMapping
    String show(
            Actor actor,
            @PathVariable long entryId,
            @RequestHeader(required = false) @Nullable String referer,
            Model model) {
        model.addAttribute("undo", undos.preview(actor, entryId))
                .addAttribute("entryId", entryId)
                .addAttribute("from", from(actor, entryId, ThemePage.back(referer)));
        return "audit/undo";
    }

    @PostMapping
    String undo(
            Actor actor,
            @PathVariable long entryId,
            @RequestParam(required = false) @Nullable String from,
            @RequestHeader(required = false) @Nullable String referer,
            RedirectAttributes redirect) {
        try {
            Undos.Undone done = undos.undo(actor, entryId);
            String left = done.skipped().isEmpty()
                    ? ""
                    : ", " + PeopleCount.count(done.skipped().size()) + " left as they are";
            Shells.say(
                    redirect, done.people() == 0 ? "Undone" : "Undone for " + PeopleCount.count(done.people()) + left);
        } catch (Conflict e) {
            Shells.say(redirect, String.valueOf(e.getMessage()));
        }
        return "redirect:" + from(actor, entryId, from == null ? ThemePage.back(referer) : SignInPage.safe(from));
    }
}
