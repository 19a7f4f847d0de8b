package dev.muster.web.training;

import dev.muster.access.Permission;
import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.rules.Why;
import dev.muster.assignment.why.Whys;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.web.people.PersonProfiles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All there is to say about one person's training of one content. */
@Component
public class TrainingOfPerson {
    private final TrainingGrid grid;
    private final Whys whys;
    private final Removals removals;
    private final TrainingPast past;
    private final ContentRefs contents;
    private final PersonProfiles people;
    private final Settings settings;

    TrainingOfPerson(
            TrainingGrid grid,
            Whys whys,
            Removals removals,
            TrainingPast past,
            ContentRefs contents,
            PersonProfiles people,
            Settings settings) {
        this.grid = grid;
        this.whys = whys;
        this.removals = removals;
        this.past = past;
        this.contents = contents;
        this.people = people;
        this.settings = settings;
    }

    /** @param training null: not assigned; removal: what Remove would do, null where it is refused */
    public record View(
            Person person,
            ContentRef content,
            @Nullable Training training,
            Why why,
            @Nullable String removal,
            boolean mayTrain,
            boolean mayOpenGroups,
            TrainingPast.Past past,
            LocalDate today,
            ZoneId zone) {}

    /** @throws dev.muster.shared.NotThere also for somebody outside the actor's scope */
    View of(Actor actor, int id, int contentId) {
        Person person = people.find(actor, id);
        Removals.One removal = removals.preview(actor, contentId, List.of(id)).getFirst();
        return new View(
                person,
                contents.require(actor, contentId),
                grid.find(id, contentId).orElse(null),
                whys.of(actor, id, contentId),
                removal.removed() ? removal.message() : null,
                Permission.TRAIN_PEOPLE.isOf(actor.level()),
                Permission.SEE_RULES.isOf(actor.level()),
                past.of(id, contentId),
                settings.today(person.timeZone()),
                settings.current().zone(person.timeZone()));
    }
}
