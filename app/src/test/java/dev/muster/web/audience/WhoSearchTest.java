package dev.muster.web.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Actor;
import dev.muster.testing.MusterTest;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
@NullUnmarked
class WhoSearchTest {
    @Autowired
    WhoSearch who;

    @Autowired
    DSLContext db;

    @Test
    void aChosenGroupStaysChosenHoweverManyComeBeforeIt() {
        db.execute("""
                insert into people_group (name, kind, created_at)
                select 'A ' || n, 'STATIC', '2026-01-01Z' from generate_series(1, 210) n""");
        int last = db.fetchSingle("""
                        insert into people_group (name, kind, created_at) values ('Waiters', 'STATIC', '2026-01-01Z')
                        returning id""").get(0, Integer.class);
        assertThat(who.chosen(Actor.system("Test"), List.of("g:" + last, "g:999999")))
                .extracting(WhoSearch.Choice::name)
                .containsExactly("Waiters");
    }
}
