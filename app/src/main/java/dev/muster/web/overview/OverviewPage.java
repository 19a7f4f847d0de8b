package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.web.Days;
import dev.muster.web.frame.Navigation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whether all is well, and what needs somebody today. What takes long to count comes when the page is there. */
@Controller
class OverviewPage {
    private static final String PACK = "/admin/reports/evidence";

    private final ToFix toFix;
    private final RecentChanges changes;
    private final Navigation navigation;
    private final Settings settings;

    OverviewPage(ToFix toFix, RecentChanges changes, Navigation navigation, Settings settings) {
        this.toFix = toFix;
        this.changes = changes;
        this.navigation = navigation;
        this.settings = settings;
    }

    @GetMapping("/admin")
    @Allowed(Permission.SEE_PEOPLE)
    String overview(Actor actor, @RequestParam(defaultValue = "") String list, Model model) {
        model.addAttribute("chosen", Attention.of(list).word())
                .addAttribute("sub", sub(actor))
                .addAttribute("pack", navigation.opens(actor, PACK) ? PACK : null)
                .addAttribute("assign", assign(actor))
                .addAttribute("items", toFix.items(actor))
                .addAttribute("changes", changes.of(actor));
        return "overview/overview";
    }

    private String sub(Actor actor) {
        Settings.Values s = settings.current();
        return (actor.seesEverybody() ? s.organisation() : s.organisation() + ", your people") + ". As of today, "
                + Days.day(settings.today(null)) + ".";
    }

    /** Where training is assigned from; null for those who don't. */
    private static @Nullable String assign(Actor actor) {
        return Permission.TRAIN_PEOPLE.isOf(actor.level()) ? "/admin/library" : null;
    }
}
