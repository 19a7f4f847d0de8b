package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.shared.Actor;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The five numbers of the Overview with the list of one, which it asks for when it is there. */
@Controller
class AttentionTodayPage {
    private static final String TRAINING = "/admin/training";

    private final PeopleToSee people;

    AttentionTodayPage(PeopleToSee people) {
        this.people = people;
    }

    @GetMapping("/admin/attention-today")
    @Allowed(Permission.SEE_PEOPLE)
    String today(Actor actor, @RequestParam(defaultValue = "") String list, Model model) {
        Attention chosen = Attention.of(list);
        model.addAttribute("view", people.today(actor, chosen))
                .addAttribute("all", all(chosen))
                .addAttribute("remindAll", remindAll(actor, chosen))
                .addAttribute("mayRemind", Permission.TRAIN_PEOPLE.isOf(actor.level()));
        return "overview/attention";
    }

    private static String all(Attention chosen) {
        return chosen == Attention.IN_PERSON ? "/admin/in-person" : TRAINING + "?view=" + chosen.word();
    }

    /** Where everybody of the list is reminded; null: they are not, or not by this actor. */
    private static @Nullable String remindAll(Actor actor, Attention chosen) {
        boolean open = EnumSet.of(Attention.OVERDUE, Attention.EXPIRED, Attention.DUE_THIS_WEEK)
                .contains(chosen);
        return open && Permission.TRAIN_PEOPLE.isOf(actor.level())
                ? TRAINING + "/selections?view=" + chosen.word()
                : null;
    }
}
