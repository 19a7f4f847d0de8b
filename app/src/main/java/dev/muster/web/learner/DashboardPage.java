package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.library.ContentRef;
import dev.muster.shared.Actor;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What now, by when, and why: the learner's first page. */
@Controller
class DashboardPage {
    private final OwnTraining own;
    private final LearnerPosition place;

    DashboardPage(OwnTraining own, LearnerPosition place) {
        this.own = own;
        this.place = place;
    }

    @GetMapping("/")
    @Allowed(Permission.OWN)
    String dashboard(Actor actor, Model model) {
        List<Training> all = own.all(actor);
        Training next = next(all);
        ZonedDateTime now = place.now(actor);
        if (next != null) {
            upNext(actor, next, model);
        }
        model.addAttribute("greeting", greeting(now.toLocalTime()))
                .addAttribute("today", now.toLocalDate())
                .addAttribute("all", all)
                .addAttribute("renewals", own.renewals(all))
                .addAttribute("next", next);
        return "learning/dashboard";
    }

    /** Of a module: the course to go on with. */
    private void upNext(Actor actor, Training next, Model model) {
        int id = next.content().id();
        if (next.content().kind() == ContentRef.Kind.COURSE) {
            model.addAttribute("place", place.in(actor, CourseInContext.of(id, null)));
            return;
        }
        OwnModule module = new OwnModule(next, "", own.parts(next));
        TrainingPart part = module.next();
        model.addAttribute("module", module);
        if (part != null) {
            model.addAttribute("place", place.in(actor, module.course(part)));
        }
    }

    /** What is under way first, then what is due first; the list comes by due date. */
    private static @Nullable Training next(List<Training> all) {
        List<Training> open = all.stream().filter(Training::isOpen).toList();
        return open.stream()
                .filter(t -> t.startedAt() != null && !t.overdue())
                .findFirst()
                .or(() -> open.stream().filter(Training::required).findFirst())
                .or(() -> open.stream().findFirst())
                .orElse(null);
    }

    private static String greeting(LocalTime time) {
        if (time.getHour() < 5 || time.getHour() >= 18) {
            return "Good evening";
        }
        return time.getHour() < 12 ? "Good morning" : "Good afternoon";
    }
}
