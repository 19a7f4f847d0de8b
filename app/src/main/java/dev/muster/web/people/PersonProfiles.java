package dev.muster.web.people;

import dev.muster.access.Permission;
import dev.muster.access.SignInStates;
import dev.muster.assignment.lists.RemovedGrid;
import dev.muster.audience.Scopes;
import dev.muster.learning.LearningGrid;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.privacy.Erasures;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import org.springframework.stereotype.Component;

/** Puts a person's profile together. */
@Component
public class PersonProfiles {
    private final PeopleGrid people;
    private final Scopes scopes;
    private final SignInStates signIns;
    private final PersonTrainings trainings;
    private final LearningGrid learning;
    private final RemovedGrid removed;
    private final Erasures erasures;
    private final Settings settings;

    PersonProfiles(
            PeopleGrid people,
            Scopes scopes,
            SignInStates signIns,
            PersonTrainings trainings,
            LearningGrid learning,
            RemovedGrid removed,
            Erasures erasures,
            Settings settings) {
        this.people = people;
        this.scopes = scopes;
        this.signIns = signIns;
        this.trainings = trainings;
        this.learning = learning;
        this.removed = removed;
        this.erasures = erasures;
        this.settings = settings;
    }

    /** @throws NotThere also for somebody outside the actor's scope */
    PersonProfile of(Actor actor, int id) {
        Person person = find(actor, id);
        Integer manager = person.managerId();
        return new PersonProfile(
                person,
                manager == null
                        ? null
                        : people.find(manager, scopes.condition(actor)).orElse(null),
                signIns.of(id),
                trainings.of(actor, person),
                PersonPast.newest(
                        learning.completions(id),
                        removed.of(id),
                        settings.today(person.timeZone()),
                        settings.current().zone(person.timeZone())),
                Permission.CHANGE_PEOPLE.isOf(actor.level()),
                Permission.MAKE_SIGN_IN_CODES.isOf(actor.level()),
                erasures.of(id).orElse(null),
                settings.current().defaultTimeZone());
    }

    public Person find(Actor actor, int id) {
        return people.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("person"));
    }
}
