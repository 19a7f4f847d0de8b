package dev.muster.notification;

import dev.muster.notification.MailStore.Claimed;
import dev.muster.notification.rules.Backoff;
import dev.muster.notification.rules.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes mails of what there is to tell and sends them (docs/adr/0007): each is claimed in one transaction, sent outside of
 * any, and marked in another. What a crash left half sent is never sent again by itself. One node at a time calls it.
 */
@Component
public class SendMail {
    /** So many mails in one go; the next round begins a moment later. */
    private static final int ROUND = 200;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(61);

    private final GatherStore gather;
    private final MailStore store;
    private final MailServer server;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    /** A server that lets the answer be lost again and again leaves a doubt each time: it gets ever fewer. */
    private int doubts;

    private volatile Instant pausedUntil = Instant.MIN;

    SendMail(
            GatherStore gather,
            MailStore store,
            MailServer server,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.gather = gather;
        this.store = store;
        this.server = server;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
        Gauge.builder("muster.mails.queued", store, MailStore::waiting)
                .description("Mails that wait to be sent")
                .register(meters);
    }

    /** One round; returns when nothing is due, or the mail server can't take any at present. */
    public void work() {
        transaction.executeWithoutResult(_ -> store.orphans());
        while (Boolean.TRUE.equals(transaction.execute(_ -> gather.gather(clock.instant()) > 0))) {
            // until all that is due is in mails
        }
        if (!server.isThere() || clock.instant().isBefore(pausedUntil)) {
            return;
        }
        try (MailConnection connection = server.open()) {
            boolean goOn = true;
            for (int i = 0; i < ROUND && goOn && !store.isEmpty(clock.instant()); i++) {
                goOn = next(connection) && !Thread.currentThread().isInterrupted();
            }
        }
    }

    /** Nothing waits longer than the longest pause, whatever the clock says now. */
    public void clockWentBack() {
        Instant latest = clock.instant().plus(LONGEST_PAUSE);
        if (pausedUntil.isAfter(latest)) {
            pausedUntil = latest;
        }
        transaction.executeWithoutResult(_ -> store.noLaterThan(latest));
    }

    /** @return false: the server takes none at present */
    private boolean next(MailConnection connection) {
        Optional<Claimed> claimed = transaction.execute(_ -> store.claim(clock.instant()));
        if (claimed == null || claimed.isEmpty()) {
            return true;
        }
        Claimed mail = claimed.get();
        Outcome outcome = send(connection, mail);
        transaction.executeWithoutResult(_ -> mark(mail, outcome));
        return goesOn(outcome);
    }

    private boolean goesOn(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> {
                doubts = 0;
                yield true;
            }
            case Outcome.Unknown _ -> {
                pausedUntil = clock.instant().plus(Backoff.after(++doubts, true));
                yield false;
            }
            case Outcome.Later later -> !later.server();
            case Outcome.Refused _ -> true;
        };
    }

    private Outcome send(MailConnection connection, Claimed mail) {
        try {
            return connection.send(mail, server.from(), Date.from(clock.instant()));
        } catch (AddressException e) {
            return new Outcome.Later("MUSTER_MAIL_FROM is not an e-mail address.", true);
        }
    }

    private void mark(Claimed mail, Outcome outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Outcome.Accepted _ -> store.sent(mail.id(), now);
            case Outcome.Refused r -> store.failed(mail.id(), r.why());
            case Outcome.Unknown u -> store.unsure(mail.id(), u.why());
            case Outcome.Later l
            when Backoff.isOver(mail.firstTry(), now) ->
                store.failed(mail.id(), "Given up after three days. " + l.why());
            case Outcome.Later l -> store.later(mail.id(), l.why(), now.plus(Backoff.after(mail.tries(), l.server())));
        }
        Counter.builder("muster.mails.tried")
                .tag("outcome", outcome.getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT))
                .register(meters)
                .increment();
    }
}
