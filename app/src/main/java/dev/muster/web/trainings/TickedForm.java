package dev.muster.web.trainings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is ticked on the list of all training.
 *
 * @param person rows, each as {@code 12-7}: person and content
 * @param matching the token of "Select all matching"; empty: {@code person} were ticked one by one
 * @param except those taken out again
 * @param every {@code true}: all that matches the filters, whatever is ticked
 * @param to the button
 */
record TickedForm(List<String> person, String matching, List<String> except, String every, String to) {
    TickedForm(
            @Nullable List<String> person,
            @Nullable String matching,
            @Nullable List<String> except,
            @Nullable String every,
            @Nullable String to) {
        this.person = person == null ? List.of() : List.copyOf(person);
        this.matching = matching == null ? "" : matching;
        this.except = except == null ? List.of() : List.copyOf(except);
        this.every = every == null ? "" : every;
        this.to = to == null ? "" : to;
    }
}
