package dev.muster.notification;

import dev.muster.notification.rules.Timing;
import dev.muster.shared.BadInput;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** When the calendar causes a kind of message: as it is kept and logged, and what may be set. */
final class TimingJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    private TimingJson() {}

    static Timing read(String stored) {
        JsonNode node = JSON.readTree(stored);
        List<Integer> days =
                node.path("days").valueStream().map(JsonNode::asInt).toList();
        return new Timing(
                days,
                node.path("every").asInt(0),
                node.path("atWindow").asBoolean(false),
                node.path("managerFrom").asInt(0));
    }

    static ObjectNode write(@Nullable Timing timing) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        if (timing != null) {
            timing.days().forEach(node.putArray("days")::add);
            node.put("every", timing.every())
                    .put("atWindow", timing.atWindow())
                    .put("managerFrom", timing.managerFrom());
        }
        return node;
    }

    /** @throws BadInput naming the field */
    static void check(Timing t) {
        if (t.days().size() > Timing.MOST_DAYS || t.days().stream().anyMatch(d -> d < 1 || d > Timing.FARTHEST)) {
            throw new BadInput(
                    "days",
                    "Write up to " + Timing.MOST_DAYS + " whole numbers from 1 to " + Timing.FARTHEST
                            + ", such as 7, 3, 1.");
        }
        if (t.every() < 0 || t.every() > Timing.FARTHEST) {
            throw new BadInput(
                    "every", "Write a whole number of days from 1 to " + Timing.FARTHEST + ", or 0 for never.");
        }
        if (t.managerFrom() < 0 || t.managerFrom() > Timing.MOST_DAYS) {
            throw new BadInput(
                    "managerFrom", "Write a whole number from 1 to " + Timing.MOST_DAYS + ", or 0 for never.");
        }
    }
}
