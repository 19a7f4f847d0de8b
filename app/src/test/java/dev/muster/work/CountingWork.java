package dev.muster.work;

import dev.muster.shared.Conflict;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A kind of work for tests: counts to n; refuses 13; breaks at 14. */
@Component
class CountingWork implements LongWork {
    @Override
    public String kind() {
        return "test.counting";
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        int n = job.input().path("n").asInt();
        progress.at(n / 2, n);
        if (n == 13) {
            throw new Conflict("Not thirteen.");
        }
        if (n == 14) {
            throw new IllegalStateException("bug");
        }
        return JsonNodeFactory.instance.objectNode().put("counted", n);
    }
}
