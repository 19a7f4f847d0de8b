package dev.muster.learning;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Answers as the table keeps them: {@code [[0],[1,2]]}. */
final class AnswersJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnswersJson() {}

    static List<List<Integer>> parse(@Nullable String json) {
        List<List<Integer>> answers = new ArrayList<>();
        if (json != null) {
            for (JsonNode question : JSON.readTree(json)) {
                answers.add(question.valueStream().map(JsonNode::asInt).toList());
            }
        }
        return answers;
    }

    static String write(List<List<Integer>> answers) {
        ArrayNode all = JSON.createArrayNode();
        for (List<Integer> question : answers) {
            ArrayNode chosen = all.addArray();
            question.forEach(chosen::add);
        }
        return all.toString();
    }
}
