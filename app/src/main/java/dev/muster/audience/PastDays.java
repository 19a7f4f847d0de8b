package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.inline;

import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.AsOf;
import dev.muster.shared.BadInput;
import dev.muster.shared.WholeTransaction;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads a day as it was known at its end in the organisation's time zone (docs/adr/0034). What is read inside needs to know
 * nothing of it: the transaction finds views of the past under the names of the tables.
 */
@Component
public class PastDays {
    private final DSLContext db;
    private final Settings settings;
    private final Scopes scopes;
    private final TransactionTemplate reading;

    PastDays(DSLContext db, Settings settings, Scopes scopes, PlatformTransactionManager transactions) {
        this.db = db;
        this.settings = settings;
        this.scopes = scopes;
        this.reading = new WholeTransaction(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * Whom the actor may see is decided as of now.
     *
     * @param day null or today: the present
     * @param work reads all that it needs before it returns
     * @throws BadInput for a day to come
     */
    public <T> T read(Actor actor, @Nullable LocalDate day, Supplier<T> work) {
        LocalDate today = settings.today(null);
        if (day == null || day.equals(today)) {
            return work.get();
        }
        if (day.isAfter(today)) {
            throw new BadInput("asOf", "This day is to come. Choose today, or a day that has passed.");
        }
        return Objects.requireNonNull(reading.execute(_ -> past(actor, end(day), work)));
    }

    private <T> T past(Actor actor, Instant moment, Supplier<T> work) {
        AsOf asOf = new AsOf(moment, visible(actor));
        db.execute("set local search_path = past, public");
        db.execute("set local muster.as_of = {0}", inline(moment.toString()));
        try {
            return asOf.call(work::get);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable List<Integer> visible(Actor actor) {
        return actor.seesEverybody()
                ? null
                : db.select(PERSON.ID)
                        .from(PERSON)
                        .where(scopes.condition(actor))
                        .fetch(PERSON.ID);
    }

    /** The last microsecond of the day, which is as fine as the database knows it. */
    private Instant end(LocalDate day) {
        return day.plusDays(1)
                .atStartOfDay(settings.current().defaultTimeZone())
                .toInstant()
                .minus(1, ChronoUnit.MICROS);
    }
}
