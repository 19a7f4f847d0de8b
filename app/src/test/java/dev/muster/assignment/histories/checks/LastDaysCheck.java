package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.KnownPerson;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jooq.Record;

/** Each last valid day is what the validity of its time makes of what stood then; a module's own, its courses apart. */
public final class LastDaysCheck extends Check {
    private long seen;

    public LastDaysCheck(History history) {
        super(history, 4);
    }

    @Override
    public void look() {
        List<Record> all = List.copyOf(muster.db.fetch("""
            select k.*, c.kind, (select min(v.voided_at) from completion_void v where v.completion_id in (k.id, k.credited_from)) as voided_at
            from completion k join content c on c.id = k.content_id order by k.id"""));
        for (Record k : all) {
            if (k.get("id", Long.class) > seen && k.get("credited_from") == null) {
                seen = k.get("id", Long.class);
                isAsItShouldBe(k, all);
            }
        }
    }

    private void isAsItShouldBe(Record k, List<Record> all) {
        KnownPerson p = company.people.get(k.get("person_id", Integer.class));
        Instant recorded = k.get("recorded_at", Instant.class);
        Instant at = k.get("completed_at", Instant.class);
        List<LocalDate> before = all.stream()
                .filter(o -> o.get("id", Long.class) < k.get("id", Long.class) && isOfTheSame(o, k))
                .filter(o -> o.get("completed_at", Instant.class).isBefore(at))
                .filter(o -> o.get("voided_at") == null
                        || o.get("voided_at", Instant.class).isAfter(recorded))
                .map(o -> o.get("expires_on", LocalDate.class))
                .filter(Objects::nonNull)
                .toList();
        boolean module = k.get("kind").equals(ContentRef.Kind.MODULE.name())
                && k.get("origin").equals("MUSTER");
        assertThat(k.get(module ? "own_last_day" : "expires_on", LocalDate.class))
                .as("last valid day of %s", k)
                .isEqualTo(company.contents
                        .get(k.get("content_id", Integer.class))
                        .validityAt(recorded)
                        .lastDay(company.dayOf(at, p), before));
    }

    private static boolean isOfTheSame(Record o, Record k) {
        return List.of("person_id", "content_id", "context").stream()
                .allMatch(c -> o.get(c).equals(k.get(c)));
    }
}
