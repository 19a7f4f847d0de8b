package dev.muster.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListedRulesTest {
    @Test
    void whatIsWrittenReadsBack() {
        Random random = new Random(7);
        String signs = "ab;, \"'|";
        for (int n = 0; n < 5_000; n++) {
            List<String> values = new ArrayList<>();
            for (int v = random.nextInt(4); v > 0; v--) {
                StringBuilder value = new StringBuilder();
                for (int c = 1 + random.nextInt(6); c > 0; c--) {
                    value.append(signs.charAt(random.nextInt(signs.length())));
                }
                if (!value.toString().isBlank()) {
                    values.add(value.toString().strip());
                }
            }
            for (String separator : List.of(";", ",", "|")) {
                assertThat(Listed.read(Listed.write(values, separator), separator))
                        .isEqualTo(values);
            }
        }
    }

    @Test
    void plainListsStayAsTheyWere() {
        assertThat(Listed.write(List.of("Leeds", "Salem, OR"), ";")).isEqualTo("Leeds; Salem, OR");
        assertThat(Listed.write(List.of("Cook; grill", "Chef"), ";")).isEqualTo("\"Cook; grill\"; Chef");
        assertThat(Listed.read(" Leeds;;London ; ", ";")).containsExactly("Leeds", "London");
        assertThat(Listed.read("5\" pipe; \"Old\" Town", ";")).containsExactly("5\" pipe", "\"Old\" Town");
        assertThat(Listed.read("a; b", "")).containsExactly("a; b");
    }
}
