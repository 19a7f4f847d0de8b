package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.Matrices;
import dev.muster.reporting.ReportFilter;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What each member of a team is missing today. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
public class MatrixPage {
    private static final int PEOPLE = 50;

    private final Matrices matrices;
    private final ReportChoices choices;
    private final Settings settings;

    MatrixPage(Matrices matrices, ReportChoices choices, Settings settings) {
        this.matrices = matrices;
        this.choices = choices;
        this.settings = settings;
    }

    @GetMapping(MatrixView.AT)
    String show(
            Actor actor,
            @RequestParam MultiValueMap<String, String> asked,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        ComplianceFilter filter = ReportFilter.of(ReportWords.asked(asked));
        boolean onlyNotMet = isOnlyNotMet(asked);
        model.addAttribute(
                "view",
                new MatrixView(
                        matrices.of(actor, filter, onlyNotMet, new Place(cursor, PEOPLE)),
                        settings.today(null),
                        filter,
                        onlyNotMet,
                        cursor == null || cursor.isBlank(),
                        choices.of(actor, filter)));
        return "reports/matrix";
    }

    private static boolean isOnlyNotMet(MultiValueMap<String, String> asked) {
        return ReportWords.asked(asked).first("notMet").equals("true");
    }
}
