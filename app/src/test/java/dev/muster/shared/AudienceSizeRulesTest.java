package dev.muster.shared;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AudienceSizeRulesTest {
    private static JsonNode clauses(int n, boolean equal) {
        return JsonMapper.shared()
                .readTree(IntStream.range(0, n)
                        .mapToObj(i -> quoted("{'attribute':'role','anyOf':['R%s']}", (equal ? 0 : i)))
                        .collect(Collectors.joining(",", quoted("{'all':["), "]}")));
    }

    private static JsonNode values(int n) {
        return JsonMapper.shared()
                .readTree(IntStream.range(0, n)
                        .mapToObj(i -> "\"" + i + "\"")
                        .collect(Collectors.joining(",", quoted("{'all':[{'people':["), "]}]}")));
    }

    @Test
    void fiftyClausesAndFiveThousandValuesAreTheMost() {
        assertThat(AudienceJson.read(clauses(50, false), "audience").all()).hasSize(50);
        assertThat(AudienceJson.read(values(5_000), "audience").valueCount()).isEqualTo(5_000);
        assertThatThrownBy(() -> AudienceJson.read(clauses(51, false), "audience"))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> AudienceJson.read(clauses(400, true), "audience"))
                .isInstanceOf(BadInput.class);
        assertThatThrownBy(() -> AudienceJson.read(values(5_001), "audience")).isInstanceOf(BadInput.class);
    }

    @Test
    void equalClausesAreOne() {
        assertThat(AudienceJson.read(clauses(20, true), "audience").all()).hasSize(1);
    }

    @Test
    void whatIsStoredIsReadWhateverItsSizeIs() {
        assertThat(AudienceJson.parse(clauses(60, false).toString()).all()).hasSize(60);
    }
}
