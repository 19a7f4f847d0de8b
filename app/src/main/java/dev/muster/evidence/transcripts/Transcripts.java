package dev.muster.evidence.transcripts;

import dev.muster.assignment.Training;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.audience.Scopes;
import dev.muster.evidence.certificates.CertificateGrid;
import dev.muster.evidence.rules.CertificateState;
import dev.muster.evidence.transcripts.Transcript.Trail;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Puts a person's transcript together, all of it as of one moment. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class Transcripts {
    private final PeopleGrid people;
    private final Scopes scopes;
    private final LearningGrid learning;
    private final TrailGrid trails;
    private final CertificateGrid certificates;
    private final Trainings trainings;
    private final Settings settings;
    private final Clock clock;

    Transcripts(
            PeopleGrid people,
            Scopes scopes,
            LearningGrid learning,
            TrailGrid trails,
            CertificateGrid certificates,
            Trainings trainings,
            Settings settings,
            Clock clock) {
        this.people = people;
        this.scopes = scopes;
        this.learning = learning;
        this.trails = trails;
        this.certificates = certificates;
        this.trainings = trainings;
        this.settings = settings;
        this.clock = clock;
    }

    /** What is open, and what somebody is freed from. */
    @Component
    static class Trainings {
        private final TrainingGrid assignments;
        private final ExemptionGrid exemptions;

        Trainings(TrainingGrid assignments, ExemptionGrid exemptions) {
            this.assignments = assignments;
            this.exemptions = exemptions;
        }

        private List<Training> open(int personId, boolean own) {
            List<Training> all = own ? assignments.ofLearner(personId) : assignments.ofPerson(personId);
            return all.stream().filter(Training::isOpen).toList();
        }

        /** Reasons and approvals are not for the person. */
        private List<ExemptionGrid.Row> exemptions(int personId, boolean own) {
            return exemptions.ofPerson(personId).stream()
                    .map(e -> own ? withoutRemarks(e) : e)
                    .toList();
        }

        private static ExemptionGrid.Row withoutRemarks(ExemptionGrid.Row e) {
            return new ExemptionGrid.Row(
                    e.id(),
                    e.personId(),
                    e.name(),
                    e.contentId(),
                    e.title(),
                    e.ruleId(),
                    e.rule(),
                    e.type(),
                    null,
                    null,
                    e.until(),
                    e.since(),
                    e.by());
        }
    }

    /** @throws NotThere also for somebody outside the actor's scope */
    public Transcript of(Actor actor, int personId) {
        Person person = people.find(personId, scopes.condition(actor)).orElseThrow(() -> new NotThere("person"));
        return of(person, false);
    }

    /** The actor's own. */
    public Transcript own(Actor actor) {
        Person person = people.find(actor.personId(), DSL.noCondition()).orElseThrow(() -> new NotThere("person"));
        return of(person, true);
    }

    private Transcript of(Person person, boolean own) {
        Settings.Values s = settings.current();
        return new Transcript(
                person,
                s.organisation(),
                clock.instant(),
                s.zone(person.timeZone()),
                own,
                entries(person),
                trainings.open(person.id(), own),
                trainings.exemptions(person.id(), own));
    }

    private List<TranscriptEntry> entries(Person person) {
        Map<Long, Trail> all = trails.of(person.id());
        Set<Long> given = certificates.givenTo(person.id());
        LocalDate today = settings.today(person.timeZone());
        return learning.completions(person.id()).stream()
                .map(c -> entry(c, Objects.requireNonNull(all.get(c.id())), given.contains(c.id()), today))
                .toList();
    }

    private static TranscriptEntry entry(Completion c, Trail trail, boolean certificate, LocalDate today) {
        var state = CertificateState.of(c.voided(), trail.replacedBy() != null, c.expiresOn(), today);
        return new TranscriptEntry(c, state, trail, certificate);
    }
}
