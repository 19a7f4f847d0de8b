package dev.muster.api.groups;

import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.GroupPreviews.Foreseen;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an edit of a group would do; nothing is written. */
final class GroupEffectJson {
    private GroupEffectJson() {}

    /**
     * People, each counted once per field.
     *
     * @param joined people who would become members; left: members who would be none any more
     * @param gain people who would get training; added: who have it and would get one more source
     * @param lose people who would lose training; kept: who would lose a source and keep the training
     * @param people whose training it touches
     * @param sample some of them by name, those who lose first
     */
    @Schema(name = "GroupPreview")
    record Answer(int joined, int left, int gain, int added, int lose, int kept, int people, List<One> sample) {}

    @Schema(name = "GroupPreviewOne")
    record One(
            String personId,
            String name,
            String contentId,
            String title,
            RuleEffect.Change change,
            @Nullable LocalDate dueOn) {}

    static Answer answer(Foreseen f) {
        return answer(f.joined(), f.left(), f.training());
    }

    static Answer answer(int joined, int left, RuleEffect e) {
        return new Answer(
                joined,
                left,
                e.gain(),
                e.added(),
                e.lose(),
                e.kept(),
                e.people(),
                e.sample().stream()
                        .map(o -> new One(
                                String.valueOf(o.personId()),
                                o.name(),
                                String.valueOf(o.contentId()),
                                o.title(),
                                o.change(),
                                o.dueOn()))
                        .toList());
    }
}
