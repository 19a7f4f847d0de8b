package dev.muster.api.training;

import dev.muster.api.IdList;
import dev.muster.api.JobAnswer;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.bulk.BulkActs;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.audience.AudiencePeople;
import dev.muster.shared.Actor;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.work.Job;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Carries out acts on many people for the API: at once, or beyond 1,000 as a job (202). */
@Component
class Bulk {
    private final BulkActs acts;
    private final AudiencePeople audiences;
    private final AssignmentsGrid grid;
    private final JobAnswer jobs;

    Bulk(BulkActs acts, AudiencePeople audiences, AssignmentsGrid grid, JobAnswer jobs) {
        this.acts = acts;
        this.audiences = audiences;
        this.grid = grid;
        this.jobs = jobs;
    }

    ResponseEntity<Object> answer(Actor actor, BulkAct act, boolean wait) {
        if (!act.isLong()) {
            return ResponseEntity.ok(BulkAnswer.of(acts.now(actor, act, null)));
        }
        Job job = acts.queue(actor, act, null);
        return jobs.of(actor, job, wait, "The job was stopped; nothing was done.");
    }

    /** The people named, or those whom the audience holds now, within the actor's scope. */
    List<Integer> people(Actor actor, @Nullable List<String> personIds, @Nullable JsonNode audience) {
        if ((personIds == null) == (audience == null)) {
            throw new BadInput("personIds", "Give either personIds or audience.");
        }
        return audience == null
                ? IdList.of(personIds, "personIds")
                : audiences.within(actor, AudienceJson.read(audience, "audience"), "audience");
    }

    /** The same; of an audience only those who have the content. */
    List<Integer> having(Actor actor, int contentId, @Nullable List<String> personIds, @Nullable JsonNode audience) {
        List<Integer> all = people(actor, personIds, audience);
        if (audience == null) {
            if (all.isEmpty()) {
                throw new BadInput("personIds", "Name at least one person.");
            }
            return all;
        }
        Set<Integer> have = new HashSet<>(grid.having(contentId));
        return all.stream().filter(have::contains).toList();
    }
}
