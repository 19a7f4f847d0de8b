package dev.muster.evidence.claims;

import dev.muster.assignment.byhand.Records;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Written;
import dev.muster.evidence.rules.ClaimCheck;
import dev.muster.learning.Completion;
import dev.muster.learning.Completions;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.shared.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Deciding about certificates from elsewhere: approved, one is a completion as if recorded by hand, with the file as its
 * evidence. Of two people at once the second hears what the first decided.
 */
@Component
public class ClaimDecisions {
    private static final int LONGEST = 2_000;

    private final ClaimStore store;
    private final ClaimGrid grid;
    private final Records records;
    private final Completions completions;
    private final Notices notices;
    private final AuditLog audit;
    private final Clock clock;

    ClaimDecisions(
            ClaimStore store,
            ClaimGrid grid,
            Records records,
            Completions completions,
            Notices notices,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.grid = grid;
        this.records = records;
        this.completions = completions;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** The days as whoever approves reads them on the certificate. */
    public record Days(
            @Nullable LocalDate completedOn, @Nullable LocalDate validTo) {
        public static Days of(Claim claim) {
            return new Days(claim.said().completedOn(), claim.said().validTo());
        }
    }

    /** What would become of the assignment; nothing is written. @throws BadInput as {@link #approve} */
    @Transactional(readOnly = true)
    public Records.Outlook outlook(Actor actor, Claim claim, Days days) {
        Elsewhere made = made(actor, claim, days);
        return records.outlook(actor, claim.whose().personId(), made, today(claim));
    }

    /**
     * @throws NotThere if there is none, or it is of somebody outside the scope
     * @throws NotAllowed for one's own
     * @throws Conflict where somebody decided before
     * @throws BadInput naming the field
     */
    @Transactional
    public Claim approve(Actor actor, long id, Days days) {
        Claim claim = held(actor, id);
        Elsewhere made = made(actor, claim, days);
        Completion done = records.add(actor, claim.whose().personId(), made);
        Written entry = Claims.write(audit, actor, AuditAction.CLAIM_APPROVE, claim, null);
        LocalDate on = days.completedOn() == null ? claim.said().completedOn() : days.completedOn();
        store.approve(id, actor, entry, on, days.validTo(), done.id());
        tell(Kind.CLAIM_APPROVED, entry, claim, null);
        return grid.get(actor, id);
    }

    private Elsewhere made(Actor actor, Claim claim, Days days) {
        LocalDate today = today(claim);
        List<BadInput.Error> errors = ClaimCheck.check(days.completedOn(), days.validTo(), today);
        LocalDate on = days.completedOn();
        if (!errors.isEmpty() || on == null) {
            throw new BadInput(errors);
        }
        Claim.Said said = new Claim.Said(
                on, days.validTo(), claim.said().number(), claim.said().issuer());
        Elsewhere made =
                Claims.elsewhere(claim.content().id(), said, claim.file().id(), actor.name());
        ClaimCheck.refuseRunOut(
                completions.check(claim.whose().personId(), made).expiresOn(), today);
        return made;
    }

    private LocalDate today(Claim claim) {
        return LocalDate.ofInstant(clock.instant(), claim.whose().zone());
    }

    /**
     * @param reason which the person reads
     * @throws BadInput where there is none, or it is too long; else as {@link #approve}
     */
    @Transactional
    public Claim refuse(Actor actor, long id, @Nullable String reason) {
        String said = Text.lines("reason", reason).strip();
        Claim claim = held(actor, id);
        if (Text.isBlank(said)) {
            throw new BadInput("reason", "Say why it does not count. The person reads it.");
        }
        if (said.length() > LONGEST) {
            throw new BadInput("reason", "Write at most 2,000 characters.");
        }
        Written entry = Claims.write(audit, actor, AuditAction.CLAIM_REFUSE, claim, said);
        store.refuse(id, actor, entry, said);
        tell(Kind.CLAIM_REFUSED, entry, claim, said);
        return grid.get(actor, id);
    }

    private void tell(Kind kind, Written entry, Claim claim, @Nullable String message) {
        notices.queue(
                kind,
                entry,
                message,
                claim.content().id(),
                List.of(claim.whose().personId()));
    }

    private Claim held(Actor actor, long id) {
        grid.get(actor, id);
        store.hold(id);
        Claim claim = grid.get(actor, id);
        if (claim.whose().personId() == actor.personId()) {
            throw new NotAllowed("Somebody else has to decide about your own certificate.");
        }
        if (claim.decision() != null) {
            throw Claims.decided(claim, claim.decision());
        }
        return claim;
    }
}
