package dev.muster.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose letters are on a sheet. One font has Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic; others are read
 * only where a text needs them. A letter that none of them has shows as {@code #}.
 */
final class Fonts {
    private enum Further {
        CHINESE_AND_JAPANESE(
                "DroidSansFallbackFull.ttf",
                UnicodeScript.HAN,
                UnicodeScript.HIRAGANA,
                UnicodeScript.KATAKANA,
                UnicodeScript.BOPOMOFO),
        KOREAN("NanumGothic.ttf", UnicodeScript.HANGUL),
        THAI("NotoSansThai-Regular.ttf", UnicodeScript.THAI),
        DEVANAGARI("NotoSansDevanagari-Regular.ttf", UnicodeScript.DEVANAGARI);

        private final String file;
        private final Set<UnicodeScript> scripts;

        Further(String file, UnicodeScript... scripts) {
            this.file = file;
            this.scripts = Set.of(scripts);
        }
    }

    private Fonts() {}

    /**
     * Those that a text needs.
     *
     * @return their names, as CSS lists them
     */
    static String of(String text, PdfRendererBuilder builder) {
        add(builder, "DejaVuSans.ttf", Print.FAMILY, 400);
        add(builder, "DejaVuSans-Bold.ttf", Print.FAMILY, 700);
        Set<UnicodeScript> scripts = text.codePoints()
                .filter(c -> c > 0x7ff)
                .mapToObj(UnicodeScript::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(UnicodeScript.class)));
        StringBuilder families = new StringBuilder("'" + Print.FAMILY + "'");
        for (Further font : Further.values()) {
            if (font.scripts.stream().anyMatch(scripts::contains)) {
                add(builder, font.file, font.name(), 400);
                families.append(", '").append(font.name()).append('\'');
            }
        }
        return families.toString();
    }

    private static void add(PdfRendererBuilder builder, String file, String family, int weight) {
        builder.useFont(() -> open(file), family, weight, FontStyle.NORMAL, true);
    }

    private static InputStream open(String file) {
        return Objects.requireNonNull(Fonts.class.getResourceAsStream("/fonts/" + file));
    }
}
