package dev.muster.web.assigning;

import dev.muster.web.Review;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom + Assign is for so far, as its form sends it.
 *
 * @param q what is searched for
 * @param who keys of people, groups and values chosen
 * @param add the one whose button adds it
 * @param drop the one whose button takes it out again
 */
record ChosenPeople(
        @Nullable String q,
        @Nullable List<String> who,
        @Nullable String add,
        @Nullable String drop) {

    String search() {
        return q == null ? "" : q;
    }

    List<String> keys() {
        return who == null ? List.of() : who.stream().distinct().toList();
    }

    /** After the button that adds one, which ends the search, or takes one out. */
    ChosenPeople afterButton() {
        List<String> chosen = new ArrayList<>(keys());
        if (add != null && !chosen.contains(add)) {
            chosen.add(add);
        }
        chosen.remove(drop);
        return new ChosenPeople(add == null ? q : "", chosen, null, null);
    }

    /** The same choice where nothing is searched for. */
    ChosenPeople withoutSearch() {
        return new ChosenPeople("", who, null, null);
    }

    List<Review.Field> fields() {
        return keys().stream().map(c -> new Review.Field("who", c)).toList();
    }
}
