package dev.muster.access;

import dev.muster.paper.Print;
import dev.muster.paper.QrCode;
import dev.muster.paper.Sheet;
import dev.muster.shared.Day;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Sign-in codes on paper, for people whom no mail reaches: eight slips on an A4 page, to be cut apart. The code travels in
 * the fragment of the QR code's link, which browsers keep to themselves: it reaches no log.
 */
public final class Slips {
    private static final String STYLE = """
            @page { size: A4; margin: 12mm; }
            body { font-size: 8.5pt; margin: 0; color: #17181c; }
            table { width: 100%; border-collapse: collapse; table-layout: fixed; page-break-inside: avoid; }
            td { vertical-align: top; }
            td.slip { width: 50%; height: 66mm; padding: 5mm; border: 0.3mm dashed #85837b; }
            .name { font-size: 12pt; font-weight: bold; }
            .code { font-size: 16pt; font-weight: bold; letter-spacing: 0.4mm; white-space: nowrap; padding: 2mm 0; }
            .long { font-size: 10pt; letter-spacing: 0; }
            .facts { color: #4a4d57; } .qr { width: 30mm; text-align: right; } img { width: 28mm; height: 28mm; }
            ol { margin: 2mm 0 0 0; padding-left: 4.5mm; } li { padding-bottom: 0.6mm; } .until { color: #4a4d57; padding-top: 1mm; }
            """;

    private Slips() {}

    /** @param address where people sign in, for example {@code https://training.northline.example} */
    public static byte[] print(SignInCodes.Batch batch, String address) {
        List<SignInCodes.Made> codes = batch.made();
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < codes.size(); i += 2) {
            html.append("<table><tr>").append(slip(codes.get(i), address));
            html.append(i + 1 < codes.size() ? slip(codes.get(i + 1), address) : "<td></td>");
            html.append("</tr></table>");
        }
        html.append(leftOut(batch.leftOut()));
        Instant made =
                codes.isEmpty() ? Instant.EPOCH : codes.getFirst().expiresAt().minus(SignInCodes.GOOD_FOR);
        return Print.pdf(new Sheet("Sign-in codes", STYLE, html.toString(), made));
    }

    /** The last page, where there is somebody to name. */
    private static String leftOut(List<String> sentences) {
        StringBuilder page = new StringBuilder();
        if (!sentences.isEmpty()) {
            page.append("<div style=\"page-break-before: always\"><div class=\"name\">No slip for these</div><ul>");
            sentences.forEach(s -> page.append("<li>").append(Print.text(s)).append("</li>"));
            page.append("</ul></div>");
        }
        return page.toString();
    }

    private static String slip(SignInCodes.Made made, String address) {
        String number =
                made.employeeNumber().isEmpty() ? "" : "<br/>Employee number " + Print.text(made.employeeNumber());
        String until = Day.words(LocalDate.ofInstant(made.expiresAt(), ZoneOffset.UTC));
        return """
                <td class="slip"><table><tr><td><div class="name" dir="auto">%s</div>
                <div class="facts">Username %s%s</div><div class="code%s">%s</div></td>
                <td class="qr">%s</td></tr></table>
                <ol><li>Scan the square with your phone, or open %s/sign-in/code</li>
                <li>Enter the code above, if it is not there already.</li>
                <li>Choose a password of 12 characters or more. Your training is on the next page.</li></ol>
                <div class="until">Works once, until %s. Keep it to yourself.</div></td>
                """.formatted(
                        Print.text(made.name()),
                        Print.text(made.username()),
                        number,
                        made.code().length() > 12 ? " long" : "",
                        made.code(),
                        QrCode.image(address + "/sign-in/code#c=" + made.code(), "QR code of the sign-in link"),
                        Print.text(address),
                        until);
    }
}
