package dev.muster.web.trainings;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Selections;
import dev.muster.audience.TrainingSelections;
import dev.muster.audience.TrainingSelections.One;
import dev.muster.audience.TrainingSelections.Picked;
import dev.muster.reporting.TrainingList;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.training.AssignmentsExport;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What is picked on the list of all training, and where its buttons lead. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
class TrainingSelectionPage {
    private static final Set<String> OF_ONE_COURSE = Set.of("due", "reassign", "remove");

    private final TrainingList list;
    private final TrainingSelections picked;
    private final Selections people;
    private final AssignmentsExport export;

    TrainingSelectionPage(TrainingList list, TrainingSelections picked, Selections people, AssignmentsExport export) {
        this.list = list;
        this.picked = picked;
        this.people = people;
        this.export = export;
    }

    /** What the script of the list gets for "Select all matching". */
    record Matching(String id, int count) {}

    @PostMapping(TrainingQuery.AT + "/selections/matching")
    @ResponseBody
    Matching matching(Actor actor, @RequestParam MultiValueMap<String, String> query) {
        Picked all = everything(actor, TrainingQuery.of(query));
        return new Matching(all.id(), all.all().size());
    }

    @PostMapping(TrainingQuery.AT + "/selections")
    String select(Actor actor, @RequestParam MultiValueMap<String, String> query, @ModelAttribute TickedForm ticked) {
        TrainingQuery asked = TrainingQuery.of(query);
        Picked all = ticked.every().equals("true") ? everything(actor, asked) : ticked(actor, asked, ticked);
        String to = ticked.to();
        if (to.equals("remind") || to.equals("export.csv")) {
            return "redirect:" + TrainingQuery.AT + "/selections/" + all.id() + "/" + to;
        }
        if (!OF_ONE_COURSE.contains(to)) {
            throw new BadInput("to", "Choose what to do with what is selected.");
        }
        List<Integer> courses =
                all.all().stream().map(One::contentId).distinct().toList();
        if (courses.size() > 1) {
            throw new BadInput("person", "Select rows of one course for this; Remind works for any mix.");
        }
        String selection = people.keep(
                        actor, all.all().stream().map(One::personId).toList(), all.madeOn())
                .id();
        return "redirect:/admin/selections/" + selection + "/courses/" + courses.getFirst() + "/" + to;
    }

    @GetMapping(TrainingQuery.AT + "/selections/{selection}/export.csv")
    @ResponseBody
    void export(Actor actor, @PathVariable String selection, HttpServletResponse response) {
        List<TrainingList.Key> keys = picked.find(actor, selection).all().stream()
                .map(o -> new TrainingList.Key(o.personId(), o.contentId()))
                .toList();
        export.write(list.rows(actor, keys).stream(), "training", response);
    }

    private Picked everything(Actor actor, TrainingQuery asked) {
        List<One> all = list.keys(actor, asked.asked()).stream()
                .map(k -> new One(k.personId(), k.contentId()))
                .toList();
        return picked.keep(actor, all, TrainingQuery.AT + "?" + asked.filters());
    }

    private Picked ticked(Actor actor, TrainingQuery asked, TickedForm ticked) {
        if (ticked.matching().isEmpty()) {
            return picked.keep(
                    actor,
                    ticked.person().stream().map(TrainingSelectionPage::one).toList(),
                    TrainingQuery.AT + "?" + asked.filters());
        }
        Picked all = picked.find(actor, ticked.matching());
        if (ticked.except().isEmpty()) {
            return all;
        }
        List<One> rest = new ArrayList<>(all.all());
        rest.removeAll(new HashSet<>(
                ticked.except().stream().map(TrainingSelectionPage::one).toList()));
        return picked.keep(actor, rest, all.madeOn());
    }

    /** A row's box says person and course: {@code 12-7}. */
    private static One one(String text) {
        String[] parts = text.split("-", -1);
        try {
            return new One(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new BadInput("person", "Choose rows from the list.");
        }
    }
}
