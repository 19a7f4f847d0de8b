package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Navigation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The five numbers of the Overview with the list of one, which it asks for when it is there. */
@Controller
class AttentionTodayPage {
    private static final String TRAINING = "/admin/training";
    private static final String REPORT = "/admin/reports/compliance?rows=location&columns=none&show=";

    private final PeopleToSee people;
    private final Navigation navigation;

    AttentionTodayPage(PeopleToSee people, Navigation navigation) {
        this.people = people;
        this.navigation = navigation;
    }

    @GetMapping("/admin/attention-today")
    @Allowed(Permission.SEE_PEOPLE)
    String today(Actor actor, @RequestParam(defaultValue = "") String list, Model model) {
        Attention chosen = Attention.of(list);
        model.addAttribute("view", people.today(actor, chosen))
                .addAttribute("all", all(actor, chosen))
                .addAttribute("mayRemind", Permission.TRAIN_PEOPLE.isOf(actor.level()));
        return "overview/attention";
    }

    private @Nullable String all(Actor actor, Attention chosen) {
        if (chosen == Attention.IN_PERSON) {
            return "/admin/in-person";
        }
        if (navigation.opens(actor, TRAINING)) {
            return TRAINING + "?view=" + chosen.word();
        }
        return switch (chosen) {
            case OVERDUE, EXPIRED -> REPORT + chosen.name() + "#names";
            case DUE_THIS_WEEK, RUNNING_OUT, IN_PERSON -> null;
        };
    }
}
