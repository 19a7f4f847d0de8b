package dev.muster.library;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Questions as the table keeps them: the API's shape of a question. */
final class QuestionJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private QuestionJson() {}

    static List<Question> parse(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        List<Question> questions = new ArrayList<>();
        for (JsonNode q : JSON.readTree(json)) {
            questions.add(new Question(
                    q.path("prompt").asString(),
                    q.path("options").valueStream().map(JsonNode::asString).toList(),
                    q.path("answer").valueStream().map(JsonNode::asInt).toList()));
        }
        return questions;
    }

    static @Nullable String write(List<Question> questions) {
        if (questions.isEmpty()) {
            return null;
        }
        ArrayNode all = JSON.createArrayNode();
        for (Question question : questions) {
            ObjectNode q = all.addObject().put("prompt", question.prompt());
            ArrayNode options = q.putArray("options");
            question.options().forEach(options::add);
            ArrayNode answer = q.putArray("answer");
            question.answer().forEach(answer::add);
        }
        return all.toString();
    }
}
