package dev.muster.web.publishing;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.rules.Status;
import dev.muster.library.Content;
import dev.muster.web.PeopleCount;
import dev.muster.web.Review;
import dev.muster.web.library.ContentTabs;
import java.util.ArrayList;
import java.util.List;

/** Who takes a content again when it is published, by name, before it is. */
final class PublishReview {
    private PublishReview() {}

    static Review of(Content content, PublishForm form, String due, AssignEffect effect, String told) {
        int next = content.version() + 1;
        int n = effect.reassigned().size();
        List<Review.Field> fields = new ArrayList<>(form.fields());
        String url = ContentTabs.at(content) + "/publish";
        String back = url + Review.query(fields);
        fields.add(new Review.Field("reviewed", "true"));
        String note = form.note() == null ? "" : form.note();
        return new Review(
                "Publish version " + next + " of " + content.title(),
                "Take it again",
                n,
                n == 1 ? "person" : "people",
                n == 0
                        ? "Nobody takes it again"
                        : "Publish: " + PeopleCount.count(n) + (n == 1 ? " takes" : " take") + " it again",
                parts(effect),
                new Review.Plan(List.of(due), 0, told),
                note,
                url,
                back,
                fields,
                null);
    }

    private static List<Review.Part> parts(AssignEffect e) {
        List<AssignEffect.One> again = e.reassigned();
        return Review.Part.some(
                part(
                        "In progress",
                        "play",
                        "What they did is reset, as far as it was chosen.",
                        again,
                        e,
                        Status.IN_PROGRESS),
                part(
                        "Completed",
                        "circle-check",
                        "Take it again. The old completion stays in their history.",
                        again,
                        e,
                        Status.COMPLETED),
                part("Expired", "history", "Take it again, all that was chosen.", again, e, Status.EXPIRED),
                Review.Part.of(
                        "Skipped",
                        Review.NOT_POSSIBLE,
                        "Nothing happens to these.",
                        e.skipped(),
                        s -> new Review.Line(s.name(), s.message())));
    }

    private static Review.Part part(
            String title, String icon, String what, List<AssignEffect.One> again, AssignEffect e, Status status) {
        List<AssignEffect.One> those =
                e.having(status).stream().filter(again::contains).toList();
        return Review.Part.of(title, icon, what, those, o -> new Review.Line(o.name(), o.sentence()));
    }
}
