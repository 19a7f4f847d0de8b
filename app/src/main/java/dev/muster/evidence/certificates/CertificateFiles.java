package dev.muster.evidence.certificates;

import dev.muster.audience.Scopes;
import dev.muster.paper.PaperSize;
import dev.muster.shared.Actor;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;

/** The certificates of many people as one ZIP. However many they are, one is in memory at a time. */
@Component
public class CertificateFiles {
    private static final int AT_A_TIME = 100;

    private final CertificateGrid grid;
    private final Certificates certificates;
    private final Scopes scopes;

    CertificateFiles(CertificateGrid grid, Certificates certificates, Scopes scopes) {
        this.grid = grid;
        this.certificates = certificates;
        this.scopes = scopes;
    }

    /** @param address where this installation is reached */
    public record How(String address, PaperSize size) {}

    /** The newest of each of these people whom the actor may see; who has none is left out. @return how many there were */
    public int zip(Actor actor, int contentId, List<Integer> people, How how, OutputStream out) throws IOException {
        int written = 0;
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (int i = 0; i < people.size(); i += AT_A_TIME) {
                Set<Integer> some = scopes.covered(actor, people.subList(i, Math.min(i + AT_A_TIME, people.size())));
                List<Certificate> page = grid.of(grid.newest(contentId, some));
                for (Certificate c : page) {
                    written++;
                    zip.putNextEntry(new ZipEntry("%04d ".formatted(written) + name(c)));
                    zip.write(CertificatePaper.print(c, certificates.organisation(), how.address(), how.size()));
                    zip.closeEntry();
                }
            }
        }
        return written;
    }

    static String name(Certificate c) {
        return clean(c.personName()) + ", " + clean(c.content().title()) + ", " + c.day() + ".pdf";
    }

    /** Without what file systems can't have in names. */
    private static String clean(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", " ").strip();
        return plain.length() <= 60
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, Math.min(50, plain.codePointCount(0, plain.length()))))
                        .strip();
    }
}
