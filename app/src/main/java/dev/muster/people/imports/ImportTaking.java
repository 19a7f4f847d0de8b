package dev.muster.people.imports;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.people.PersonStore;
import dev.muster.people.ValueLists;
import dev.muster.people.imports.ImportDecision.Decided;
import dev.muster.shared.Actor;
import dev.muster.shared.PeopleChanged;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes over what an import decided: people and their values, with the log and the modules above told of it. */
@Component
class ImportTaking {
    private static final int NEWS = 50_000;

    private final ImportDecision decision;
    private final ImportRowStore rows;
    private final ImportWriteStore writing;
    private final PersonStore people;
    private final ValueLists lists;
    private final AuditLog audit;
    private final ApplicationEventPublisher news;

    ImportTaking(
            ImportDecision decision,
            ImportRowStore rows,
            ImportWriteStore writing,
            PersonStore people,
            ValueLists lists,
            AuditLog audit,
            ApplicationEventPublisher news) {
        this.decision = decision;
        this.rows = rows;
        this.writing = writing;
        this.people = people;
        this.lists = lists;
        this.audit = audit;
        this.news = news;
    }

    /** Gives new people and values their ids, and takes everybody who changes to where they are written from. */
    ImportTally stage(Decided decided, List<Integer> newValues) {
        for (int id : newValues.stream().sorted(Comparator.reverseOrder()).toList()) {
            var v = decided.people().newValue(id);
            decided.people().made(id, people.valueId(v.attribute(), v.name()));
        }
        rows.giveIds();
        Map<Integer, String> names = new HashMap<>();
        lists.read().all().forEach(v -> names.put(v.id(), KnownTrace.valueName(v.attribute(), v.name())));
        ImportTally tally = new ImportTally();
        writing.begin();
        decision.forEach(decided, changes -> {
            changes.forEach(tally::add);
            writing.add(
                    changes.stream().filter(ImportChange::changes).toList(),
                    id -> names.getOrDefault(id, "value:" + id));
        });
        return tally;
    }

    void write(Actor actor, String fileName, ImportOutcome outcome, @Nullable Long job, Instant now) {
        writing.write(now);
        Actor importing = new Actor(Actor.Kind.IMPORT, actor.personId(), actor.name(), actor.level(), actor.scope());
        var counts = outcome.counts();
        var detail = JsonNodeFactory.instance
                .objectNode()
                .put("file", fileName)
                .put("created", counts.created())
                .put("updated", counts.updated())
                .put("deactivated", counts.deactivated())
                .put("reactivated", counts.reactivated())
                .put("rejected", outcome.rejected());
        var entry = audit.write(Act.of(importing, AuditAction.PEOPLE_IMPORT)
                .people(outcome.touched())
                .job(job)
                .detail(detail));
        writing.auditLines(entry);
        List<Integer> ids = writing.written(false, 0, NEWS);
        while (!ids.isEmpty()) {
            news.publishEvent(new PeopleChanged(ids));
            ids = writing.written(false, ids.getLast(), NEWS);
        }
    }

    /**
     * Whoever follows people asks the brake now that all is written.
     *
     * @param active how many were active before
     * @param confirm how many are confirmed to lose something
     */
    void confirmed(int active, int confirm) {
        news.publishEvent(new ImportWritten(after -> writing.written(true, after, NEWS), active, confirm));
    }
}
