package dev.muster.evidence.pack;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.Audiences;
import dev.muster.audience.PastDays;
import dev.muster.audience.Scopes;
import dev.muster.people.PersonStatus;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ReportDay;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.WholeTransaction;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** One moment that everything in a pack is of: a transaction that sees the pack's day and nothing that happens meanwhile. */
@Component
class PackSnapshot {
    private final PastDays days;
    private final Audiences audiences;
    private final Scopes scopes;
    private final Settings settings;
    private final TransactionTemplate reading;

    PackSnapshot(
            PastDays days,
            Audiences audiences,
            Scopes scopes,
            Settings settings,
            PlatformTransactionManager transactions) {
        this.days = days;
        this.audiences = audiences;
        this.scopes = scopes;
        this.settings = settings;
        this.reading = new WholeTransaction(transactions);
        this.reading.setReadOnly(true);
        this.reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** @param work does not keep what it read */
    void read(Actor actor, PackAsk ask, long lastBlock, Consumer<PackScope> work) {
        reading.executeWithoutResult(_ -> days.read(actor, ask.on(), () -> {
            work.accept(scope(actor, ask, lastBlock));
            return true;
        }));
    }

    private PackScope scope(Actor actor, PackAsk ask, long lastBlock) {
        ZoneId zone = settings.current().defaultTimeZone();
        LocalDate from = ask.from();
        ReportDay day = new ReportDay(ask.on(), false);
        Condition seen = scopes.condition(actor);
        Condition people = PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()).and(seen);
        return new PackScope(
                actor,
                ask,
                ask.people().all().isEmpty()
                        ? people
                        : people.and(audiences.condition(audiences.require(ask.people(), "people"), audiences.today())),
                seen,
                new ComplianceFilter(ask.contents(), Map.of(), null, day, ask.people()),
                from == null ? null : from.atStartOfDay(zone).toInstant(),
                Objects.requireNonNull(zone),
                lastBlock);
    }
}
