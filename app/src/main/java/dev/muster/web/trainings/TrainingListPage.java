package dev.muster.web.trainings;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.TrainingList;
import dev.muster.reporting.TrainingView;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.web.reports.ReportChoices;
import dev.muster.web.training.AssignmentsExport;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Who has to do what, in which state: everybody's training as one list, and as a file. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
class TrainingListPage {
    private final TrainingList list;
    private final ReportChoices choices;
    private final AssignmentsExport export;
    private final Settings settings;

    TrainingListPage(TrainingList list, ReportChoices choices, AssignmentsExport export, Settings settings) {
        this.list = list;
        this.choices = choices;
        this.export = export;
        this.settings = settings;
    }

    @GetMapping(TrainingQuery.AT)
    String show(Actor actor, @RequestParam MultiValueMap<String, String> asked, Model model) {
        TrainingQuery query = TrainingQuery.of(asked);
        TrainingList.Asked what = query.asked();
        Map<TrainingView, Integer> counts = list.counts(actor, what.filter(), what.search());
        List<Integer> contents = what.filter().contents();
        model.addAttribute(
                "view",
                new TrainingListView(
                        query,
                        counts,
                        list.rows(
                                actor,
                                what,
                                query.sort(),
                                query.falling(),
                                (query.page() - 1) * TrainingQuery.ROWS,
                                TrainingQuery.ROWS),
                        settings.today(null),
                        choices.of(actor, what.filter()),
                        Permission.TRAIN_PEOPLE.isOf(actor.level()),
                        contents.size() == 1 ? contents.getFirst() : null));
        return "trainings/list";
    }

    @GetMapping(TrainingQuery.AT + ".csv")
    @ResponseBody
    void export(Actor actor, @RequestParam MultiValueMap<String, String> asked, HttpServletResponse response) {
        List<TrainingList.Key> keys = list.keys(actor, TrainingQuery.of(asked).asked());
        export.write(list.rows(actor, keys).stream(), "training", response);
    }
}
