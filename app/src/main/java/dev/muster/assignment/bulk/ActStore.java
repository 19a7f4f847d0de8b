package dev.muster.assignment.bulk;

import static dev.muster.generated.db.Tables.ACT;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.bulk.ActResult.Line;
import dev.muster.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ActStore {
    private final DSLContext db;

    ActStore(DSLContext db) {
        this.db = db;
    }

    /** @param madeOn the list to go back to */
    record Head(
            Actor actor,
            ActKind kind,
            String title,
            @Nullable Integer contentId,
            @Nullable Long jobId,
            @Nullable String madeOn,
            Instant at) {}

    long insert(Head head, ActResult result) {
        long id = db.insertInto(ACT)
                .set(ACT.KIND, head.kind().name())
                .set(ACT.TITLE, head.title())
                .set(ACT.ACTOR_ID, head.actor().personId())
                .set(ACT.ACTOR_NAME, head.actor().name())
                .set(ACT.CONTENT_ID, head.contentId())
                .set(ACT.JOB_ID, head.jobId())
                .set(ACT.ENTRY_ID, result.entryId())
                .set(ACT.MADE_ON, head.madeOn())
                .set(ACT.DONE, result.count(LineOutcome.DONE))
                .set(ACT.SAME, result.count(LineOutcome.SAME))
                .set(ACT.SKIPPED, result.count(LineOutcome.SKIPPED))
                .set(ACT.AT, head.at())
                .returningResult(ACT.ID)
                .fetchSingle()
                .value1();
        lines(id, result.lines());
        return id;
    }

    private void lines(long act, List<Line> lines) {
        db.execute(named("""
            insert into act_line (act_id, no, person_id, content_id, outcome, said)
            select :act, x.* from unnest(:numbers::int[], :people::int[], :contents::int[], :outcomes::text[], :said::text[]) x""")
                .bind("act", act)
                .bind("numbers", IntStream.range(0, lines.size()).boxed().toArray(Integer[]::new))
                .bind("people", lines.stream().map(Line::personId).toArray(Integer[]::new))
                .bind("contents", lines.stream().map(Line::contentId).toArray(Integer[]::new))
                .bind("outcomes", lines.stream().map(l -> l.outcome().name()).toArray(String[]::new))
                .bind("said", lines.stream().map(Line::said).toArray(String[]::new))
                .sql());
    }
}
