package dev.muster.web.reports;

import dev.muster.library.ContentRef;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.Compliances;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Same;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What a report can be filtered by: training that somebody must do, and attributes that have values. */
@Component
public class ReportChoices {
    /** Of those not in use, so many are in sight; the rest behind a button. */
    private static final int IN_SIGHT = 2;

    private final Compliances compliances;
    private final ValueLists values;

    ReportChoices(Compliances compliances, ValueLists values) {
        this.compliances = compliances;
        this.values = values;
    }

    public record Option(String value, String label, boolean chosen) {}

    /** A filter: its field, and the values to choose from. @param inSight else behind a button */
    public record Choice(String field, String label, List<Option> options, boolean inSight) {
        public Choice {
            options = List.copyOf(options);
        }

        public String any() {
            return "Any " + label.toLowerCase(Locale.ROOT);
        }

        /** Those in use; a link can bring several, the screen chooses one. */
        public List<Option> chosen() {
            return options.stream().filter(Option::chosen).toList();
        }

        public String chosenLabels() {
            return String.join(" or ", chosen().stream().map(Option::label).toList());
        }
    }

    public List<Choice> of(Actor actor, ComplianceFilter filter) {
        List<Choice> choices = new ArrayList<>();
        add(
                choices,
                "content",
                "Training",
                compliances.contents(actor).stream()
                        .map((ContentRef c) -> new Option(
                                String.valueOf(c.id()),
                                c.title(),
                                filter.contents().contains(c.id())))
                        .toList());
        List<Values.Value> all = values.read().all();
        for (Attribute a : Attribute.values()) {
            List<String> chosen = filter.values().getOrDefault(a, List.of());
            List<Option> options = all.stream()
                    .filter(v -> v.attribute() == a)
                    .map(v -> new Option(v.name(), v.name(), chosen.stream().anyMatch(c -> Same.as(c, v.name()))))
                    .toList();
            if (!options.isEmpty()) {
                add(choices, a.word(), a.label(), options);
            }
        }
        return choices;
    }

    private static void add(List<Choice> choices, String field, String label, List<Option> options) {
        boolean inSight = choices.size() < IN_SIGHT || options.stream().anyMatch(Option::chosen);
        choices.add(new Choice(field, label, options, inSight));
    }
}
