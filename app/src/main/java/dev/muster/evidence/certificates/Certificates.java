package dev.muster.evidence.certificates;

import dev.muster.access.Attempts;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.evidence.rules.CertificateState;
import dev.muster.paper.PaperSize;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Certificates of completions: printed for those who may, and checked by anybody who has the code. */
@Component
public class Certificates {
    private final CertificateGrid grid;
    private final CertificateCodes codes;
    private final Scopes scopes;
    private final Settings settings;
    private final Attempts guard;

    Certificates(CertificateGrid grid, CertificateCodes codes, Scopes scopes, Settings settings, Attempts guard) {
        this.grid = grid;
        this.codes = codes;
        this.scopes = scopes;
        this.settings = settings;
        this.guard = guard;
    }

    /** @param fileName ready to be downloaded */
    public record Printed(String fileName, byte[] pdf) {}

    /**
     * @param address where this installation is reached
     * @throws NotThere where the completion gives none, counts no more, or is of somebody whom the actor may not see
     */
    public Printed print(Actor actor, long completionId, String address, PaperSize size) {
        Certificate c = grid.find(completionId)
                .filter(found -> found.given() && found.state() != CertificateState.VOIDED)
                .filter(found -> maySee(actor, found.personId()))
                .orElseThrow(() -> new NotThere("certificate"));
        return new Printed(CertificateFiles.name(c), CertificatePaper.print(c, organisation(), address, size));
    }

    private boolean maySee(Actor actor, int personId) {
        return actor.personId() == personId
                || Permission.SEE_PEOPLE.isOf(actor.level()) && scopes.covers(actor, personId);
    }

    /** The name of whoever gives them. */
    public String organisation() {
        return settings.current().organisation();
    }

    /**
     * What the certificate with this code shows and is worth today. What is not there takes as long.
     *
     * @param from the address of whoever asks
     * @throws dev.muster.shared.TooMany for who tries many
     */
    public Optional<Certificate> check(String code, String from) {
        return guard.asked(Attempts.Secret.CERTIFICATE, from, () -> grid.find(codes.completion(code)));
    }
}
