package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The program and the database have the same idea of "the same" and of what a search finds. */
@MusterTest
@NullUnmarked
class TextTwinsTest {
    private static final int[] PLANE = IntStream.range(1, 0xFFFE)
            .filter(c -> !Character.isSurrogate((char) c))
            .toArray();

    @Autowired
    DSLContext db;

    @Test
    void eachLetterOfTheFirstPlane() {
        agree(IntStream.of(PLANE)
                .mapToObj(c -> " a" + (char) c + "b" + (char) c)
                .toList());
    }

    @Test
    void anyLettersTogether() {
        Random random = new Random(4);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            StringBuilder s = new StringBuilder();
            for (int n = random.nextInt(12); n >= 0; n--) {
                s.appendCodePoint(
                        random.nextInt(3) > 0 ? PLANE[random.nextInt(PLANE.length)] : PLANE[random.nextInt(0x400)]);
            }
            texts.add(s.toString());
        }
        agree(texts);
    }

    @Test
    void aKeyIsItsOwnKey() {
        for (int c : PLANE) {
            String same = Same.key("x" + (char) c);
            assertThat(Same.key(same)).as("U+%04X", c).isEqualTo(same);
            String found = Found.key("x" + (char) c);
            assertThat(Found.key(found)).as("U+%04X", c).isEqualTo(found);
        }
    }

    private void agree(List<String> texts) {
        var rows = db.fetch("""
                        select t, same_key(t) as same, found_key(t) as found
                        from unnest(?::text[]) with ordinality as x (t, n) order by n""", (Object) texts.toArray(String[]::new));
        List<String> apart = rows.stream()
                .filter(r -> !Same.key(r.get("t", String.class)).equals(r.get("same"))
                        || !Found.key(r.get("t", String.class)).equals(r.get("found")))
                .map(r -> r.get("t", String.class)
                        .codePoints()
                        .mapToObj("U+%04X"::formatted)
                        .toList()
                        .toString())
                .toList();
        assertThat(apart).isEmpty();
        assertThat(rows).hasSize(texts.size());
    }
}
