package dev.muster.web.assigning;

import dev.muster.web.Review;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The courses and modules that are chosen so far, as forms of assigning send them.
 *
 * @param q what is searched for
 * @param content ids of those chosen
 * @param drop the one whose button takes it out again
 */
public record ChosenTraining(
        @Nullable String q,
        @Nullable List<Integer> content,
        @Nullable Integer drop) {
    public static ChosenTraining of(List<Integer> ids) {
        return new ChosenTraining(null, ids, null);
    }

    public String search() {
        return q == null ? "" : q;
    }

    public List<Integer> ids() {
        return content == null ? List.of() : content;
    }

    /** After the button that takes one out. */
    public ChosenTraining afterDrop() {
        return new ChosenTraining(
                q, ids().stream().filter(c -> !c.equals(drop)).distinct().toList(), null);
    }

    /** The same choice where nothing is searched for. */
    public ChosenTraining withoutSearch() {
        return new ChosenTraining("", content, null);
    }

    /** The same again, for an address or the form of a review. */
    public List<Review.Field> fields() {
        return ids().stream()
                .map(c -> new Review.Field("content", String.valueOf(c)))
                .toList();
    }
}
