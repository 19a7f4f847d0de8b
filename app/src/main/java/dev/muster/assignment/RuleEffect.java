package dev.muster.assignment;

import dev.muster.notification.Telling;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of rules does to people: before the save as a preview, after it as what it really did.
 *
 * @param gain people who get training they did not have
 * @param added people who had it already and get one more source
 * @param lose people who lose training: not started is removed, in progress becomes optional
 * @param kept people who lose a source and keep the training by another, or as their record
 * @param people all of them, each once
 * @param sample some of them by name
 * @param news what is new to those who gain
 */
public record RuleEffect(int gain, int added, int lose, int kept, int people, List<One> sample, News news) {
    public static final RuleEffect NOTHING = new RuleEffect(0, 0, 0, 0, 0, List.of(), News.NONE);

    public RuleEffect {
        sample = List.copyOf(sample);
    }

    /**
     * When what people gain is due, and how they learn of it.
     *
     * @param first the earliest due date; null: none has one
     * @param last the latest
     * @param someWithout whether some of it has no due date
     * @param dueToday people for whom it is due on the very day
     * @param lifted people whose date had passed already and was moved on
     */
    public record News(
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            boolean someWithout,
            int dueToday,
            int lifted,
            Telling told) {
        public static final News NONE = new News(null, null, false, 0, 0, Telling.NOBODY);
    }

    public enum Change {
        GAINS,
        ADDED,
        LOSES,
        KEEPS
    }

    /**
     * @param dueOn when it will be due for whom it is new; null: no date
     * @param begun whoever loses it has begun it: it stays, as optional
     */
    public record One(
            int personId,
            String name,
            int contentId,
            String title,
            Change change,
            @Nullable LocalDate dueOn,
            boolean begun) {}

    public boolean isNothing() {
        return people == 0;
    }
}
