package dev.muster.paper;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Makes PDFs. Arabic letters are joined, and what runs from right to left does so. */
public final class Print {
    /** The font of every sheet; {@code font-family} names it. */
    public static final String FAMILY = "Muster";

    private Print() {}

    public static byte[] pdf(Sheet sheet) {
        XRLog.setLoggingEnabled(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = builder(sheet);
            builder.usePDDocument(document);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.createPDFWithoutClosing();
            }
            date(document, sheet);
            document.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static PdfRendererBuilder builder(Sheet sheet) {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFastMode();
        builder.usePdfUaAccessibility(true);
        builder.useUnicodeBidiSplitter(TextRuns::new);
        builder.useUnicodeBidiReorderer(new RightToLeft());
        String families = Fonts.of(sheet.title() + sheet.body(), builder);
        builder.withProducer("Muster");
        builder.withHtmlContent(
                "<html lang=\"en\"><head><title>" + text(sheet.title()) + "</title><style>" + sheet.style()
                        + " body { font-family: " + families + "; }</style></head><body>" + sheet.body()
                        + "</body></html>",
                null);
        return builder;
    }

    /** The moment is the sheet's own, and so is the id that the file would otherwise draw from the clock. */
    private static void date(PDDocument document, Sheet sheet) {
        GregorianCalendar made = GregorianCalendar.from(sheet.made().atZone(ZoneOffset.UTC));
        document.getDocumentInformation().setTitle(sheet.title());
        document.getDocumentInformation().setCreationDate(made);
        document.getDocumentInformation().setModificationDate(made);
        document.setDocumentId(sheet.made().toEpochMilli());
    }

    /** A text from people as text: never markup, and without what no page can hold. */
    public static String text(String s) {
        StringBuilder clean = new StringBuilder(s.length());
        s.codePoints()
                .filter(c -> c == '\n' || c == '\t' || c >= ' ')
                .filter(c -> c < 0xd800 || c > 0xdfff)
                .filter(c -> c != 0xfffe && c != 0xffff)
                .forEach(clean::appendCodePoint);
        return clean.toString()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
