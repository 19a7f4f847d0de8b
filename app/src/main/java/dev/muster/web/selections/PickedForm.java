package dev.muster.web.selections;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list with checkboxes sends.
 *
 * @param person those picked one by one
 * @param matching the token of "Select all matching"; empty: {@code person} were picked one by one
 * @param except those taken out again
 * @param to the button: what is to be done with them
 */
record PickedForm(List<Integer> person, String matching, List<Integer> except, String to) {
    PickedForm(
            @Nullable List<Integer> person,
            @Nullable String matching,
            @Nullable List<Integer> except,
            @Nullable String to) {
        this.person = person == null ? List.of() : person;
        this.matching = matching == null ? "" : matching;
        this.except = except == null ? List.of() : except;
        this.to = to == null ? "" : to;
    }
}
