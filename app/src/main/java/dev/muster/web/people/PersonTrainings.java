package dev.muster.web.people;

import dev.muster.access.Permission;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.lists.ModuleTrainings;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.people.Person;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes the training part of a person's profile. Callers have checked the scope. */
@Component
class PersonTrainings {
    private final TrainingGrid grid;
    private final ModuleTrainings modules;
    private final ExemptionGrid exemptions;
    private final Settings settings;

    PersonTrainings(TrainingGrid grid, ModuleTrainings modules, ExemptionGrid exemptions, Settings settings) {
        this.grid = grid;
        this.modules = modules;
        this.exemptions = exemptions;
        this.settings = settings;
    }

    PersonTraining of(Actor actor, Person person) {
        List<Training> all = grid.ofPerson(person.id());
        Map<Integer, List<TrainingPart>> parts = new HashMap<>();
        modules.of(all).forEach((key, courses) -> parts.put(key.contentId(), courses));
        return new PersonTraining(
                person.id(),
                all,
                parts,
                modules.creditsOf(all),
                exemptions.ofPerson(person.id()),
                Permission.TRAIN_PEOPLE.isOf(actor.level()) && person.status() != PersonStatus.DEACTIVATED,
                Permission.SEE_RULES.isOf(actor.level()),
                settings.today(person.timeZone()));
    }
}
