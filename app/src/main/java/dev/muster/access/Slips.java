package dev.muster.access;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import dev.muster.shared.Day;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * Sign-in codes on paper, for people whom no mail reaches: eight slips on an A4 page, to be cut apart. The code travels in
 * the fragment of the QR code's link, which browsers keep to themselves: it reaches no log.
 */
public final class Slips {
    private static final String STYLE = """
            @page { size: A4; margin: 12mm; }
            body { font-family: 'Slip'; font-size: 8.5pt; margin: 0; color: #17181c; }
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
        StringBuilder html =
                new StringBuilder("<html><head><title>Sign-in codes</title><style>" + STYLE + "</style></head><body>");
        for (int i = 0; i < codes.size(); i += 2) {
            html.append("<table><tr>").append(slip(codes.get(i), address));
            html.append(i + 1 < codes.size() ? slip(codes.get(i + 1), address) : "<td></td>");
            html.append("</tr></table>");
        }
        html.append(leftOut(batch.leftOut()));
        return pdf(html.append("</body></html>").toString());
    }

    /** The last page, where there is somebody to name. */
    private static String leftOut(List<String> sentences) {
        StringBuilder page = new StringBuilder();
        if (!sentences.isEmpty()) {
            page.append("<div style=\"page-break-before: always\"><div class=\"name\">No slip for these</div><ul>");
            sentences.forEach(s -> page.append("<li>").append(text(s)).append("</li>"));
            page.append("</ul></div>");
        }
        return page.toString();
    }

    private static String slip(SignInCodes.Made made, String address) {
        String number = made.employeeNumber().isEmpty() ? "" : "<br/>Employee number " + text(made.employeeNumber());
        String until = Day.words(LocalDate.ofInstant(made.expiresAt(), ZoneOffset.UTC));
        return """
                <td class="slip"><table><tr><td><div class="name">%s</div>
                <div class="facts">Username %s%s</div><div class="code%s">%s</div></td>
                <td class="qr"><img src="data:image/png;base64,%s" alt="QR code of the sign-in link"/></td></tr></table>
                <ol><li>Scan the square with your phone, or open %s/sign-in/code</li>
                <li>Enter the code above, if it is not there already.</li>
                <li>Choose a password of 12 characters or more. Your training is on the next page.</li></ol>
                <div class="until">Works once, until %s. Keep it to yourself.</div></td>
                """.formatted(
                        text(made.name()),
                        text(made.username()),
                        number,
                        made.code().length() > 12 ? " long" : "",
                        made.code(),
                        qr(address + "/sign-in/code#c=" + made.code()),
                        text(address),
                        until);
    }

    private static String text(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String qr(String content) {
        try {
            BitMatrix bits = new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 1));
            int scale = 4;
            int side = bits.getWidth() * scale;
            BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
            for (int y = 0; y < side; y++) {
                for (int x = 0; x < side; x++) {
                    image.setRGB(x, y, bits.get(x / scale, y / scale) ? 0x000000 : 0xffffff);
                }
            }
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(image, "png", png);
            return Base64.getEncoder().encodeToString(png.toByteArray());
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pdf(String html) {
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.useFont(() -> font("DejaVuSans.ttf"), "Slip", 400, FontStyle.NORMAL, true);
        builder.useFont(() -> font("DejaVuSans-Bold.ttf"), "Slip", 700, FontStyle.NORMAL, true);
        builder.withProducer("Muster");
        builder.withHtmlContent(html, null);
        builder.toStream(out);
        try {
            builder.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static InputStream font(String name) {
        return Objects.requireNonNull(Slips.class.getResourceAsStream("/fonts/" + name));
    }
}
