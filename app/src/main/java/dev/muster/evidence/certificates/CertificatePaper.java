package dev.muster.evidence.certificates;

import dev.muster.evidence.rules.CertificateCode;
import dev.muster.library.ContentRef;
import dev.muster.paper.PaperSize;
import dev.muster.paper.Print;
import dev.muster.paper.QrCode;
import dev.muster.paper.Sheet;
import dev.muster.shared.Day;

/** A certificate as one page across. The same certificate makes the same file. */
final class CertificatePaper {
    private static final String STYLE = """
            @page { size: %s landscape; margin: 9mm; }
            body { margin: 0; color: #17181c; font-size: 11pt; text-align: center; }
            .frame { border: 0.6mm solid #3a46c8; padding: 1.6mm; }
            .inner { border: 0.2mm solid #85837b; height: %smm; padding: 13mm 16mm 0 16mm; position: relative; }
            .organisation { font-size: 13pt; font-weight: bold; color: #4a4d57; }
            h1 { font-size: 25pt; margin: 9mm 0 7mm 0; color: #3a46c8; }
            .small { color: #4a4d57; font-size: 11pt; margin: 0; }
            .name, .title { font-weight: bold; margin: 2.5mm 0 6.5mm 0; text-align: center; word-wrap: break-word; line-height: 1.2; }
            table.facts { border-collapse: collapse; margin: 5mm auto 0 auto; }
            table.facts td { padding: 0 7mm; vertical-align: top; }
            .label { color: #4a4d57; font-size: 9pt; } .value { font-size: 12pt; font-weight: bold; }
            .foot { position: absolute; left: 16mm; right: 16mm; bottom: 7mm; }
            .foot { text-align: left; } .foot table { width: 100%%; border-collapse: collapse; } .foot td { vertical-align: bottom; padding: 0; }
            .foot .check { font-size: 9pt; color: #4a4d57; line-height: 1.5; } .foot .qr { width: 32mm; text-align: right; }
            .foot img { width: 30mm; height: 30mm; } .code { font-size: 10pt; font-weight: bold; color: #17181c; }
            """;

    private CertificatePaper() {}

    static byte[] print(Certificate c, String organisation, String address, PaperSize size) {
        int height = size == PaperSize.A4 ? 173 : 179;
        return Print.pdf(new Sheet(
                "Certificate: " + c.content().title() + ", " + c.personName(),
                STYLE.formatted(size.css(), height),
                body(c, organisation, address),
                c.recordedAt()));
    }

    private static String body(Certificate c, String organisation, String address) {
        String kind = c.content().kind() == ContentRef.Kind.MODULE ? "module" : "course";
        return """
                <div class="frame"><div class="inner">
                <div class="organisation" dir="auto">%s</div>
                <h1>Certificate of completion</h1>
                <p class="small">This is to certify that</p>%s
                <p class="small">has completed the %s%s</p>%s
                <table class="facts"><tr>%s</tr></table>%s
                </div></div>""".formatted(
                        Print.text(organisation),
                        large("name", c.personName()),
                        kind,
                        c.recordedElsewhere() ? ", elsewhere, as recorded by " + Print.text(organisation) : "",
                        large("title", c.content().title()),
                        facts(c),
                        foot(c, address));
    }

    /** Long names are smaller, so that each certificate is one page. */
    private static String large(String css, String text) {
        int points = text.length() <= 30 ? 24 : text.length() <= 70 ? 18 : text.length() <= 140 ? 13 : 10;
        return "<div class=\"%s\" dir=\"auto\" style=\"font-size: %dpt\">%s</div>"
                .formatted(css, points, Print.text(text));
    }

    private static String facts(Certificate c) {
        return fact("Completed on", Day.words(c.day()))
                + (c.score() == null ? "" : fact("Score", c.score() + "%"))
                + fact("Version", String.valueOf(c.version()))
                + fact("Valid to", c.validTo() == null ? "No end" : Day.words(c.validTo()));
    }

    private static String fact(String label, String value) {
        return "<td><div class=\"label\">%s</div><div class=\"value\">%s</div></td>".formatted(label, value);
    }

    private static String foot(Certificate c, String address) {
        return """
                <div class="foot"><table><tr><td class="check">Certificate<br/><span class="code">%s</span><br/>
                Whether it is valid: scan the square, or enter this number at %s/verify</td>
                <td class="qr">%s</td></tr></table></div>""".formatted(
                CertificateCode.inGroups(c.code()),
                Print.text(address),
                QrCode.image(address + "/verify/" + c.code(), "QR code of the page that checks this certificate"));
    }
}
