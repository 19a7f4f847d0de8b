package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.COMPLETION;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingPart;
import dev.muster.assignment.TrainingPart.Credit;
import dev.muster.assignment.rules.Facts;
import dev.muster.assignment.rules.Status;
import dev.muster.learning.LearningFacts.Completed;
import dev.muster.learning.LearningFacts.Key;
import dev.muster.learning.ModuleFacts;
import dev.muster.learning.Part;
import dev.muster.library.ContentRef;
import dev.muster.settings.Settings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The courses of modules that people have, each with how it stands; and where what was credited comes from. */
@Component
@Transactional(readOnly = true)
public class ModuleTrainings {
    private final DSLContext db;
    private final ModuleFacts facts;
    private final Settings settings;

    ModuleTrainings(DSLContext db, ModuleFacts facts, Settings settings) {
        this.db = db;
        this.facts = facts;
        this.settings = settings;
    }

    /** By person and module, in the order of the module; what is a course has none. */
    public Map<Key, List<TrainingPart>> of(Collection<Training> all) {
        List<Key> keys = all.stream()
                .filter(t -> t.content().kind() == ContentRef.Kind.MODULE)
                .map(t -> new Key(t.personId(), t.content().id()))
                .toList();
        if (keys.isEmpty()) {
            return Map.of();
        }
        Map<Key, List<Part>> parts = facts.parts(keys);
        Map<Long, Credit> credits = credits(parts.values().stream()
                .flatMap(List::stream)
                .map(p -> p.fact().completed())
                .filter(Objects::nonNull)
                .map(Completed::creditedFrom)
                .filter(Objects::nonNull)
                .toList());
        Map<Integer, LocalDate> today = today(keys);
        Map<Key, List<TrainingPart>> found = new HashMap<>();
        parts.forEach((key, some) -> found.put(
                key,
                some.stream()
                        .map(p -> part(p, Objects.requireNonNull(today.get(key.personId())), credits))
                        .toList()));
        return found;
    }

    public List<TrainingPart> of(Training one) {
        return of(List.of(one))
                .getOrDefault(new Key(one.personId(), one.content().id()), List.of());
    }

    /** Where the completions were made that standalone assignments are credited with, by course. */
    public Map<Integer, Credit> creditsOf(Collection<Training> ofOnePerson) {
        Map<Long, Credit> known = credits(ofOnePerson.stream()
                .map(Training::creditFrom)
                .filter(Objects::nonNull)
                .toList());
        Map<Integer, Credit> found = new HashMap<>();
        for (Training t : ofOnePerson) {
            Long from = t.creditFrom();
            if (from != null && known.containsKey(from)) {
                found.put(t.content().id(), known.get(from));
            }
        }
        return found;
    }

    private Map<Integer, LocalDate> today(List<Key> keys) {
        return db.select(PERSON.ID, PERSON.TIME_ZONE)
                .from(PERSON)
                .where(PERSON.ID.in(keys.stream().map(Key::personId).distinct().toList()))
                .fetchMap(r -> r.value1(), r -> settings.today(r.value2()));
    }

    private Map<Long, Credit> credits(Collection<Long> completionIds) {
        if (completionIds.isEmpty()) {
            return Map.of();
        }
        return db.select(COMPLETION.ID, COMPLETION.CONTEXT, CONTENT.TITLE)
                .from(COMPLETION)
                .leftJoin(CONTENT)
                .on(CONTENT.ID.eq(COMPLETION.CONTEXT))
                .where(COMPLETION.ID.in(completionIds))
                .fetchMap(
                        r -> r.value1(),
                        r -> new Credit(
                                r.value1(),
                                r.value2() == 0
                                        ? null
                                        : new ContentRef(r.value2(), ContentRef.Kind.MODULE, r.value3())));
    }

    private static TrainingPart part(Part p, LocalDate today, Map<Long, Credit> credits) {
        Facts.Shown s = LearningAsFacts.course(p.fact()).shown(null);
        Status status = Status.of(s.state(), s.renewal() != null, s.expiresOn(), today);
        Long credit = s.creditFrom();
        return new TrainingPart(
                p.course(),
                p.needed(),
                status,
                status == Status.IN_PROGRESS && s.renewal() != null ? s.renewal() : s.progress(),
                s.score(),
                s.startedAt(),
                s.completedAt(),
                s.expiresOn(),
                s.version(),
                p.version(),
                credit == null ? null : credits.get(credit));
    }
}
