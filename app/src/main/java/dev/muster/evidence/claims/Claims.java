package dev.muster.evidence.claims;

import dev.muster.assignment.own.CatalogGrid;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.evidence.rules.ClaimCheck;
import dev.muster.learning.Completions;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.learning.LearnerLock;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.Day;
import dev.muster.shared.NotThere;
import dev.muster.shared.Text;
import dev.muster.shared.TooMany;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Handing in a certificate from elsewhere, and taking it back while nobody has decided about it. */
@Component
public class Claims {
    /** In a day, so that nobody fills the store by taking back and sending again. */
    static final int MOST_A_DAY = 20;

    private static final int LONGEST = 200;
    private static final Set<String> TYPES = Set.of("application/pdf", "image/png", "image/jpeg", "image/webp");

    private final ClaimStore store;
    private final ClaimGrid grid;
    private final CatalogGrid catalog;
    private final Completions completions;
    private final LearnerLock turn;
    private final Files files;
    private final AuditLog audit;
    private final Clock clock;

    Claims(
            ClaimStore store,
            ClaimGrid grid,
            CatalogGrid catalog,
            Completions completions,
            LearnerLock turn,
            Files files,
            AuditLog audit,
            Clock clock) {
        this.store = store;
        this.grid = grid;
        this.catalog = catalog;
        this.completions = completions;
        this.turn = turn;
        this.files = files;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param name as the sender calls it */
    public record Upload(@Nullable String name, long size, InputStreamSource bytes) {}

    /** What the sender says of it: everything as read, checked here. */
    public record Sent(
            @Nullable LocalDate completedOn,
            @Nullable LocalDate validTo,
            @Nullable String number,
            @Nullable String issuer) {}

    /**
     * @throws NotThere where the person finds no such training
     * @throws Conflict where it takes none, or one waits already
     * @throws BadInput naming the field
     */
    @Transactional
    public Claim send(Actor actor, int contentId, Sent sent, @Nullable Upload file) {
        int personId = actor.personId();
        String title = catalog.open(personId, contentId).content().title();
        turn.take(personId);
        refuse(personId, contentId, title);
        Claim.Said said = checked(personId, contentId, sent, file);
        StoredFile kept = keep(actor, file);
        grid.approvedWith(personId, contentId, kept.id()).ifPresent(before -> {
            throw new Conflict("file", "This file was approved before: it counts since the approval.");
        });
        long id = store.insert(personId, contentId, kept.id(), said, clock.instant())
                .orElseThrow(() -> waits(title));
        write(actor, AuditAction.CLAIM_SEND, grid.own(personId, id), null);
        return grid.own(personId, id);
    }

    private void refuse(int personId, int contentId, String title) {
        if (!grid.accepts(contentId)) {
            throw new Conflict("“" + title + "” takes no certificates from elsewhere.");
        }
        if (grid.of(personId, contentId).stream().anyMatch(Claim::waits)) {
            throw waits(title);
        }
        Instant since = clock.instant().minus(Duration.ofDays(1));
        if (grid.sentSince(personId, since) >= MOST_A_DAY) {
            throw new TooMany(
                    "You have sent " + MOST_A_DAY + " certificates in a day. Go on tomorrow.", Duration.ofHours(12));
        }
    }

    private static Conflict waits(String title) {
        return new Conflict("A certificate for “" + title
                + "” waits for approval already. Take it back first, if you want to send another.");
    }

    private Claim.Said checked(int personId, int contentId, Sent sent, @Nullable Upload file) {
        LocalDate today = grid.today(personId);
        List<BadInput.Error> errors = ClaimCheck.check(sent.completedOn(), sent.validTo(), today);
        String number = Text.line("number", sent.number());
        String issuer = Text.line("issuer", sent.issuer());
        tooLong(errors, "number", number);
        tooLong(errors, "issuer", issuer);
        if (file == null) {
            errors.addFirst(new BadInput.Error("file", "Choose a photo or a PDF."));
        }
        LocalDate on = sent.completedOn();
        if (!errors.isEmpty() || on == null) {
            throw new BadInput(errors);
        }
        Claim.Said said = new Claim.Said(on, sent.validTo(), number, issuer);
        ClaimCheck.refuseRunOut(
                completions
                        .check(personId, elsewhere(contentId, said, null, null))
                        .expiresOn(),
                today);
        return said;
    }

    private static void tooLong(List<BadInput.Error> errors, String field, String text) {
        if (text.length() > LONGEST) {
            errors.add(new BadInput.Error(field, "Write at most " + LONGEST + " characters."));
        }
    }

    /** As the completion that it would become. */
    static Elsewhere elsewhere(int contentId, Claim.Said said, @Nullable Integer fileId, @Nullable String approvedBy) {
        StringBuilder note = new StringBuilder("Certificate from elsewhere");
        if (!said.number().isEmpty()) {
            note.append(", number ").append(said.number());
        }
        if (!said.issuer().isEmpty()) {
            note.append(", issued by ").append(said.issuer());
        }
        String evidence = fileId == null ? null : String.valueOf(fileId);
        return new Elsewhere(
                contentId, null, said.completedOn(), null, evidence, note.toString(), approvedBy, said.validTo());
    }

    /** Photos and PDFs only, whatever else Muster takes: they show a page and can run nothing. */
    private StoredFile keep(Actor actor, @Nullable Upload file) {
        if (file == null) {
            throw new BadInput("file", "Choose a photo or a PDF.");
        }
        StoredFile kept = files.upload(actor, file.name(), file.size(), file.bytes());
        if (!TYPES.contains(kept.mediaType())) {
            throw new BadInput("file", "Send a photo (JPEG, PNG or WebP) or a PDF.");
        }
        return kept;
    }

    /**
     * @throws NotThere where it is nobody's, or somebody else's
     * @throws Conflict where it has been decided about
     */
    @Transactional
    public Claim takeBack(Actor actor, long id) {
        grid.own(actor.personId(), id);
        store.hold(id);
        Claim claim = grid.own(actor.personId(), id);
        if (claim.decision() != null) {
            throw decided(claim, claim.decision());
        }
        store.takeBack(id, actor, write(actor, AuditAction.CLAIM_TAKE_BACK, claim, null));
        return grid.own(actor.personId(), id);
    }

    static Conflict decided(Claim claim, Claim.Decision decision) {
        String day = Day.words(decision.at().atZone(claim.whose().zone()).toLocalDate());
        return new Conflict(
                switch (decision.state()) {
                    case APPROVED -> "This certificate was approved by " + decision.by() + " on " + day + ".";
                    case REFUSED -> "This certificate was refused by " + decision.by() + " on " + day + ".";
                    case TAKEN_BACK, WAITING -> "This certificate was taken back on " + day + ".";
                });
    }

    private Written write(Actor actor, AuditAction action, Claim claim, @Nullable String note) {
        return write(audit, actor, action, claim, note);
    }

    /** The entry of one act on it, with a line for the person and content. */
    static Written write(AuditLog audit, Actor actor, AuditAction action, Claim claim, @Nullable String note) {
        Written entry = audit.write(
                Act.of(actor, action).people(1).content(claim.content().id()).note(note, null));
        var after = JsonNodeFactory.instance
                .objectNode()
                .put("claimId", claim.id())
                .put("fileId", claim.file().id())
                .put("completedOn", claim.said().completedOn().toString());
        if (claim.said().validTo() != null) {
            after.put("validTo", claim.said().validTo().toString());
        }
        audit.line(entry, claim.content().id(), claim.whose().personId(), null, after);
        return entry;
    }
}
