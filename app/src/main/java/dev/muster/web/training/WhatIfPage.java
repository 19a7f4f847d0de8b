package dev.muster.web.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.why.WhatIfs;
import dev.muster.audience.Scopes;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.NotThere;
import dev.muster.web.ListField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What if this person had another role, location or department: what they would gain, keep and lose. */
@Controller
public class WhatIfPage {
    private static final List<Attribute> ASKED = List.of(Attribute.ROLE, Attribute.LOCATION, Attribute.DEPARTMENT);

    private final WhatIfs whatIfs;
    private final PeopleGrid people;
    private final ValueLists lists;
    private final Scopes scopes;

    WhatIfPage(WhatIfs whatIfs, PeopleGrid people, ValueLists lists, Scopes scopes) {
        this.whatIfs = whatIfs;
        this.people = people;
        this.lists = lists;
        this.scopes = scopes;
    }

    /** @param known the list's values */
    public record Field(String name, String label, List<String> values, List<String> known) {
        public Field {
            values = List.copyOf(values);
            known = List.copyOf(known);
        }
    }

    @GetMapping("/admin/people/{id}/what-if")
    @Allowed(Permission.TRAIN_PEOPLE)
    String show(Actor actor, @PathVariable int id, @RequestParam MultiValueMap<String, String> typed, Model model) {
        Person person = people.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("person"));
        Map<Attribute, List<String>> changed = new EnumMap<>(Attribute.class);
        for (Attribute a : ASKED) {
            List<String> values = values(person, a, typed);
            if (!values.equals(person.values(a))) {
                changed.put(a, values);
            }
        }
        Values values = actor.isAdmin() ? lists.read() : null;
        model.addAttribute("person", person)
                .addAttribute(
                        "fields",
                        ASKED.stream().map(a -> field(values, person, a, typed)).toList())
                .addAttribute("answer", changed.isEmpty() ? null : whatIfs.of(actor, id, changed));
        return "people/what-if";
    }

    private static Field field(
            @Nullable Values values, Person person, Attribute a, MultiValueMap<String, String> typed) {
        List<String> known = values == null ? List.of() : ListField.known(values, a);
        return new Field(a.word(), a.label(), values(person, a, typed), known);
    }

    private static List<String> values(Person person, Attribute a, MultiValueMap<String, String> typed) {
        return typed.containsKey(a.word()) ? ListField.filled(typed.get(a.word())) : person.values(a);
    }
}
