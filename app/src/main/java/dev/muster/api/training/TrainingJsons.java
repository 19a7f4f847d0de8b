package dev.muster.api.training;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.ModuleTrainings;
import dev.muster.learning.LearningFacts.Key;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Training as the API words it, of modules with their courses; as many queries, however long the list. */
@Component
public class TrainingJsons {
    private final ModuleTrainings modules;

    TrainingJsons(ModuleTrainings modules) {
        this.modules = modules;
    }

    List<TrainingJson> of(List<Training> all) {
        Map<Key, List<TrainingPart>> parts = modules.of(all);
        return all.stream().map(t -> TrainingJson.of(t, parts.get(key(t)))).toList();
    }

    TrainingJson of(Training t) {
        return TrainingJson.of(t, modules.of(t));
    }

    /** Rows over people, in their order. */
    public List<AssignmentJson> assignments(List<AssignmentsGrid.Row> rows) {
        var trainings =
                of(rows.stream().map(AssignmentsGrid.Row::training).toList()).iterator();
        return rows.stream()
                .map(r -> new AssignmentJson(
                        new AssignmentJson.Person(String.valueOf(r.personId()), r.name()), null, trainings.next()))
                .toList();
    }

    /** Without notes and approvals. */
    public List<TrainingJson> forLearner(List<Training> all) {
        return of(all).stream().map(TrainingJson::forLearner).toList();
    }

    public TrainingJson forLearner(Training t) {
        return of(t).forLearner();
    }

    private static Key key(Training t) {
        return new Key(t.personId(), t.content().id());
    }
}
