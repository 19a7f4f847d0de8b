package dev.muster.reporting;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.PastDays;
import dev.muster.shared.Actor;
import dev.muster.shared.WholeTransaction;
import dev.muster.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Everybody a report speaks of by name, a thousand at a time: for files of any size. What is said of one person is of one
 * moment; of a past day all of it is. Each piece is read apart from the transaction that writes the file.
 */
@Component
class PeopleInPieces {
    private static final int AT_A_TIME = 1_000;
    private static final int FETCHED = 10_000;

    private final DSLContext db;
    private final Requirements requirements;
    private final PastDays days;
    private final TransactionTemplate apart;

    PeopleInPieces(DSLContext db, Requirements requirements, PastDays days, PlatformTransactionManager transactions) {
        this.db = db;
        this.requirements = requirements;
        this.days = days;
        this.apart = new WholeTransaction(transactions);
        this.apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.apart.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.apart.setReadOnly(true);
    }

    /** @param rows what the file says of some people, in their order */
    <T> Stream<T> each(Actor actor, ComplianceFilter filter, Progress progress, Function<List<Integer>, List<T>> rows) {
        int[] all = read(actor, filter, () -> everybody(actor, filter));
        return IntStream.iterate(0, at -> at < all.length, at -> at + AT_A_TIME)
                .boxed()
                .flatMap(at -> {
                    progress.at(at, all.length);
                    List<Integer> some = Arrays.stream(all, at, Math.min(all.length, at + AT_A_TIME))
                            .boxed()
                            .toList();
                    return read(actor, filter, () -> new ArrayList<>(rows.apply(some))).stream();
                });
    }

    private <T> T read(Actor actor, ComplianceFilter filter, Supplier<T> work) {
        return Objects.requireNonNull(
                apart.execute(_ -> days.read(actor, filter.day().day(), work)));
    }

    private int[] everybody(Actor actor, ComplianceFilter filter) {
        try (var people = db
                .select(PERSON.ID)
                .from(PERSON)
                .where(requirements.people(actor, filter))
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetchSize(FETCHED)
                .stream()) {
            return people.mapToInt(p -> p.value1()).toArray();
        }
    }
}
