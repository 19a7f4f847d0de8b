package dev.muster.assignment.why;

import dev.muster.assignment.engine.DifferencePreview;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.audience.Scopes;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.library.ContentRef;
import dev.muster.people.Persons;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What would change if a person had another role, location, department … (mission C10): the real change, computed by the
 * real engine, taken back. Nothing is written.
 */
@Component
public class WhatIfs {
    private final Persons persons;
    private final MembershipLock lock;
    private final DifferencePreview previews;
    private final WhatIfStore store;
    private final TrainingGrid training;
    private final Scopes scopes;
    private final RolledBackTrial trial;

    WhatIfs(
            Persons persons,
            MembershipLock lock,
            DifferencePreview previews,
            WhatIfStore store,
            TrainingGrid training,
            Scopes scopes,
            RolledBackTrial trial) {
        this.persons = persons;
        this.lock = lock;
        this.previews = previews;
        this.store = store;
        this.training = training;
        this.scopes = scopes;
        this.trial = trial;
    }

    /**
     * One content.
     *
     * @param because labels of the sources that come, stay or go
     * @param text what happens, in a sentence
     */
    public record One(
            ContentRef content,
            List<String> because,
            @Nullable LocalDate dueOn,
            String text) {
        public One {
            because = List.copyOf(because);
        }
    }

    public record Answer(List<One> gain, List<One> keep, List<One> lose) {
        public Answer {
            gain = List.copyOf(gain);
            keep = List.copyOf(keep);
            lose = List.copyOf(lose);
        }
    }

    /** @param attributes the named ones are replaced, the others stay */
    public Answer of(Actor actor, int personId, Map<Attribute, List<String>> attributes) {
        scopes.require(actor, personId);
        return trial.of(() -> {
            persons.change(Actor.system("What if"), personId, null, d -> d.with(attributes));
            // after the person's row, as imports do
            lock.take();
            return previews.of(List.of(personId), _ -> store.read(personId, training.ofPerson(personId)));
        });
    }
}
