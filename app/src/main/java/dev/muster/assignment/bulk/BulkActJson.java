package dev.muster.assignment.bulk;

import dev.muster.assignment.Again;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.ReassignRequest;
import dev.muster.assignment.byhand.Reminders.Pair;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.shared.DueRuleJson;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A {@link BulkAct} as a job keeps it. */
final class BulkActJson {
    private BulkActJson() {}

    static ObjectNode write(BulkAct act, @Nullable String madeOn) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("madeOn", madeOn);
        ids(json.putArray("contentIds"), act.contentIds());
        ids(json.putArray("personIds"), act.personIds());
        switch (act) {
            case BulkAct.Assign a -> {
                json.put("act", ActKind.ASSIGN.name());
                json.put("dueOn", text(a.request().dueOn()));
                if (a.request().due() != null) {
                    json.set("due", DueRuleJson.tree(a.request().due()));
                }
                again(json, a.request().again());
                remarks(json, a.request().remarks());
            }
            case BulkAct.Reassign r -> {
                json.put("act", ActKind.REASSIGN.name());
                json.put("dueOn", text(r.request().dueOn()));
                again(json, r.request().again());
                remarks(json, r.said());
            }
            case BulkAct.Remove r -> remarks(json.put("act", ActKind.REMOVE.name()), r.said());
            case BulkAct.Remind r -> {
                pairs(json, r.pairs());
                remarks(json.put("act", ActKind.REMIND.name()), r.said());
            }
            case BulkAct.Redate d -> {
                json.put("act", ActKind.DUE.name());
                json.put("dueOn", text(d.dueOn()));
                remarks(json, d.said());
            }
        }
        return json;
    }

    static BulkAct read(JsonNode json) {
        List<Integer> contents = ids(json.path("contentIds"));
        List<Integer> people = ids(json.path("personIds"));
        String dueOn = text(json, "dueOn");
        LocalDate date = dueOn == null ? null : LocalDate.parse(dueOn);
        Remarks said = new Remarks(
                text(json, "note"),
                text(json, "approvedBy"),
                text(json, "message"),
                json.path("silent").asBoolean());
        return switch (ActKind.valueOf(json.path("act").asString())) {
            case ASSIGN ->
                new BulkAct.Assign(new AssignRequest(
                        contents,
                        people,
                        date,
                        DueRuleJson.read(json.get("due"), "due"),
                        said.note(),
                        said.approvedBy(),
                        said.message(),
                        said.silent(),
                        again(json)));
            case REASSIGN ->
                new BulkAct.Reassign(new ReassignRequest(
                        contents.getFirst(), people, Objects.requireNonNull(again(json)), date, said));
            case REMOVE -> new BulkAct.Remove(contents.getFirst(), people, said);
            case REMIND -> new BulkAct.Remind(pairs(json, contents, people), said);
            case DUE -> new BulkAct.Redate(contents.getFirst(), people, date, said);
        };
    }

    private static void pairs(ObjectNode json, List<Pair> pairs) {
        ids(json.putArray("personOfEach"), pairs.stream().map(Pair::personId).toList());
        ids(json.putArray("contentOfEach"), pairs.stream().map(Pair::contentId).toList());
    }

    /** A job that was queued before there were pairs is of one content. */
    private static List<Pair> pairs(JsonNode json, List<Integer> contents, List<Integer> people) {
        if (!json.path("contentOfEach").isArray()) {
            return people.stream().map(p -> new Pair(p, contents.getFirst())).toList();
        }
        List<Integer> person = ids(json.path("personOfEach"));
        List<Integer> content = ids(json.path("contentOfEach"));
        return IntStream.range(0, person.size())
                .mapToObj(i -> new Pair(person.get(i), content.get(i)))
                .toList();
    }

    private static void again(ObjectNode json, @Nullable Again again) {
        if (again != null) {
            ObjectNode what = json.putObject("again");
            ids(what.putArray("only"), again.only());
            what.put("completedRetake", again.completedRetake().name());
            what.put("oldCompletionCounts", again.oldCompletionCounts());
        }
    }

    private static @Nullable Again again(JsonNode json) {
        JsonNode what = json.path("again");
        return what.isObject()
                ? new Again(
                        ids(what.path("only")),
                        Retake.valueOf(what.path("completedRetake").asString()),
                        what.path("oldCompletionCounts").asBoolean())
                : null;
    }

    private static void remarks(ObjectNode json, Remarks said) {
        json.put("note", said.note());
        json.put("approvedBy", said.approvedBy());
        json.put("message", said.message());
        json.put("silent", said.silent());
    }

    private static void ids(ArrayNode array, List<Integer> ids) {
        ids.forEach(array::add);
    }

    private static List<Integer> ids(JsonNode array) {
        return array.valueStream().map(JsonNode::asInt).toList();
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode v = json.path(name);
        return v.isString() ? v.asString() : null;
    }
}
