package dev.muster.web.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** User Management: the list, and a person's profile as a drawer over it or as a page of its own. */
@Controller
public class PeoplePage {
    private static final int ROWS = 50;

    private final PeopleGrid grid;
    private final ValueLists lists;
    private final Scopes scopes;
    private final PersonProfiles profiles;

    PeoplePage(PeopleGrid grid, ValueLists lists, Scopes scopes, PersonProfiles profiles) {
        this.grid = grid;
        this.lists = lists;
        this.scopes = scopes;
        this.profiles = profiles;
    }

    /** @param profile of the open drawer; null: none is open */
    public record View(
            PeopleQuery query,
            Page<Person> page,
            Values values,
            boolean mayChange,
            boolean mayTrain,
            boolean mayGroup,
            boolean seesEverybody,
            @Nullable PersonProfile profile) {

        /** The names to choose from that are not chosen yet. */
        public List<String> choices(Attribute attribute) {
            List<String> chosen = query.values().getOrDefault(attribute, List.of());
            return values.all().stream()
                    .filter(v -> v.attribute() == attribute)
                    .map(Values.Value::name)
                    .filter(name -> !chosen.contains(name))
                    .toList();
        }

        public String shown() {
            int total = page.total() == null ? 0 : page.total();
            int last = query.from() + page.items().size();
            return "Showing %,d to %,d of %,d".formatted(Math.min(query.from() + 1, last), last, total);
        }
    }

    @GetMapping("/admin/people")
    @Allowed(Permission.SEE_PEOPLE)
    String list(
            Actor actor,
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(required = false) @Nullable Integer person,
            Model model) {
        PeopleQuery asked = PeopleQuery.of(query);
        model.addAttribute(
                "view",
                new View(
                        asked,
                        grid.page(asked.filter(), scopes.condition(actor), asked.cursor(), ROWS),
                        lists.read(),
                        Permission.CHANGE_PEOPLE.isOf(actor.level()),
                        Permission.TRAIN_PEOPLE.isOf(actor.level()),
                        Permission.CHANGE_RULES.isOf(actor.level()),
                        actor.seesEverybody(),
                        person == null ? null : profiles.of(actor, person)));
        return "people/list";
    }

    @GetMapping("/admin/people/{id}")
    @Allowed(Permission.SEE_PEOPLE)
    String profile(Actor actor, @PathVariable int id, Model model) {
        model.addAttribute("profile", profiles.of(actor, id));
        return "people/page";
    }
}
