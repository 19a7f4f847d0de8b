package dev.muster.web;

import dev.muster.access.Permission;
import dev.muster.assignment.ExemptionGrid;
import dev.muster.assignment.TrainingGrid;
import dev.muster.people.Person;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Component;

/** Makes the training part of a person's profile. Callers have checked the scope. */
@Component
class PersonTrainings {
    private final TrainingGrid grid;
    private final ExemptionGrid exemptions;
    private final Settings settings;

    PersonTrainings(TrainingGrid grid, ExemptionGrid exemptions, Settings settings) {
        this.grid = grid;
        this.exemptions = exemptions;
        this.settings = settings;
    }

    PersonTraining of(Actor actor, Person person) {
        return new PersonTraining(
                person.id(),
                grid.ofPerson(person.id()),
                exemptions.ofPerson(person.id()),
                Permission.TRAIN_PEOPLE.isOf(actor.level()) && person.status() != PersonStatus.DEACTIVATED,
                Permission.SEE_RULES.isOf(actor.level()),
                settings.today(person.timeZone()));
    }
}
