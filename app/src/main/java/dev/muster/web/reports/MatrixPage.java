package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.ContentRef;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.Matrices;
import dev.muster.reporting.Matrix;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.tables.Csv;
import dev.muster.tables.TableFile;
import dev.muster.web.TableDownload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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
        ComplianceFilter filter = ReportFilter.of(asked);
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
        return ReportFilter.first(asked, "notMet").equals("true");
    }

    /** A line for each person, a column for each training. */
    @GetMapping({MatrixView.AT + ".csv", MatrixView.AT + ".xlsx"})
    void file(
            Actor actor,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        ComplianceFilter filter = ReportFilter.of(asked);
        boolean onlyNotMet = isOnlyNotMet(asked);
        Matrix head = matrices.of(actor, filter, onlyNotMet, new Place(null, 1));
        Stream<List<Matrix.Person>> all = matrices.all(actor, filter, onlyNotMet);
        MatrixView view = new MatrixView(head, settings.today(null), filter, onlyNotMet, true, List.of());
        List<String> header = new ArrayList<>(List.of("Person", "Role and location", "Not met"));
        head.contents().forEach(c -> header.add(c.title()));
        String name = "matrix-" + head.asOf();
        try (TableFile file =
                TableDownload.to(TableDownload.format(request), response, name, header.toArray(String[]::new))) {
            all.forEach(some -> some.forEach(p -> row(file, p, head.contents(), view)));
        }
    }

    private static void row(TableFile file, Matrix.Person person, List<ContentRef> columns, MatrixView view) {
        List<@Nullable Object> cells = new ArrayList<>();
        cells.add(person.name());
        cells.add(Csv.list(person.place()));
        cells.add(person.notMet());
        for (ContentRef c : columns) {
            Row cell = person.cells().get(c.id());
            cells.add(cell == null ? "" : view.shown(cell).said());
        }
        file.row(cells.toArray());
    }
}
