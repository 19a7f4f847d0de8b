package dev.muster.web.trainings;

import dev.muster.notification.Telling;
import dev.muster.web.Review;
import dev.muster.web.assigning.AssignTermsForm;
import java.util.List;

/**
 * What reminding will do, before anything happens.
 *
 * @param reminded how many pairs of person and training
 * @param told how many people learn of it, and how
 * @param today pairs that were reminded today already
 */
public record RemindView(
        String id, String back, int reminded, Telling told, int today, List<Review.Part> parts, AssignTermsForm terms) {
    public RemindView {
        parts = List.copyOf(parts);
    }

    public String url() {
        return TrainingQuery.AT + "/selections/" + id + "/remind";
    }

    public String title() {
        return people() == 1 ? "Remind 1 person?" : "Remind %,d people?".formatted(people());
    }

    public int people() {
        return told.mailed() + told.inPerson();
    }

    public String sentence() {
        if (reminded == 0) {
            return "There is nobody to remind now.";
        }
        return "%s of %,d open %s in their courses. Several for one person are one act, and each is listed in the result."
                .formatted(
                        people() == 1 ? "1 person is reminded" : "%,d people are reminded".formatted(people()),
                        reminded,
                        reminded == 1 ? "assignment" : "assignments");
    }

    public String button() {
        String mailed = "Remind %,d".formatted(told.mailed());
        String noted = "note %,d to tell".formatted(told.inPerson());
        if (reminded == 0) {
            return "Nobody to remind";
        }
        return told.inPerson() == 0 ? mailed : told.mailed() == 0 ? "N" + noted.substring(1) : mailed + ", " + noted;
    }
}
