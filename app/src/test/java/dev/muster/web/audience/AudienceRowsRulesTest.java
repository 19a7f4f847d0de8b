package dev.muster.web.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Audience;
import dev.muster.web.audience.AudienceForm.Row;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

/** A condition too many is named where it stands; the others stay as they are. */
class AudienceRowsRulesTest {
    private static final Row LONDON = Row.of("location", "any", List.of("London"));

    @Test
    void aConditionTooManyIsNamed() {
        AudienceRows.Result result = AudienceRows.audience(Collections.nCopies(Audience.MOST_CLAUSES + 1, LONDON));
        assertThat(result.audience().all()).hasSize(Audience.MOST_CLAUSES);
        assertThat(result.errors()).containsOnlyKeys("c50-typed").containsValue(Audience.TOO_LARGE);
    }

    @Test
    void valuesTooManyAreNamed() {
        List<String> many = IntStream.range(0, 5_000).mapToObj(i -> "L" + i).toList();
        AudienceRows.Result result = AudienceRows.audience(List.of(LONDON, Row.of("location", "none", many), LONDON));
        assertThat(result.audience().all()).hasSize(2);
        assertThat(result.errors()).containsOnlyKeys("c1-typed");
        assertThat(result.clauseOf()).containsExactly(0, -1, 1);
    }

    @Test
    void thereAreNeverMoreRowsByTheButtonThanAnAudienceHolds() {
        LinkedMultiValueMap<String, String> sent = new LinkedMultiValueMap<>();
        IntStream.range(0, Audience.MOST_CLAUSES).forEach(i -> sent.add("c" + i + ".what", "location"));
        sent.add("do", "add");
        assertThat(AudienceForm.read(sent).rows()).hasSize(Audience.MOST_CLAUSES);
    }
}
