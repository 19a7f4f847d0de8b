package dev.muster.web.people;

import dev.muster.audience.Scopes;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.tables.TableFile;
import dev.muster.web.TableDownload;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Component;

/** User Management as a CSV file: its columns, all rows. */
@Component
public class PeopleExport {
    private static final int AT_A_TIME = 500;

    private final PeopleGrid grid;
    private final Scopes scopes;
    private final Settings settings;

    PeopleExport(PeopleGrid grid, Scopes scopes, Settings settings) {
        this.grid = grid;
        this.scopes = scopes;
        this.settings = settings;
    }

    public void write(Actor actor, List<Integer> people, HttpServletResponse response) {
        String name = "people-" + settings.today(null);
        try (TableFile file = TableDownload.to(
                TableFile.Format.CSV,
                response,
                name,
                PeopleColumn.labels("Family name", "Given name", "E-mail", "Username", "Employee number")
                        .toArray(String[]::new))) {
            for (int i = 0; i < people.size(); i += AT_A_TIME) {
                List<Integer> some = people.subList(i, Math.min(i + AT_A_TIME, people.size()));
                grid.persons(some, scopes.condition(actor)).forEach(p -> row(file, p));
            }
        }
    }

    private static void row(TableFile file, Person p) {
        file.row(PeopleColumn.cells(p, p.familyName(), p.givenName(), p.email(), p.username(), p.employeeNumber())
                .toArray());
    }
}
