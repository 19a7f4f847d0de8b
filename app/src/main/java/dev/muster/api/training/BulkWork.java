package dev.muster.api.training;

import dev.muster.assignment.bulk.BulkActs;
import dev.muster.work.Job;
import dev.muster.work.LongWork;
import dev.muster.work.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acts on the training of many people as jobs; the result is what the API would have answered at once. */
@Component
class BulkWork implements LongWork {
    private final BulkActs acts;
    private final JsonMapper json;

    BulkWork(BulkActs acts, JsonMapper json) {
        this.acts = acts;
        this.json = json;
    }

    @Override
    public String kind() {
        return BulkActs.KIND;
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        return json.valueToTree(BulkAnswer.of(acts.work(job, progress)));
    }
}
