package dev.muster.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of every script are letters on paper, joined and turned as they are written. */
class LettersRulesTest {
    /** Forms as Unicode names them: first, middle, last, alone; lam and alef are one. */
    @ParameterizedTest
    @CsvSource({"محمد,ﻣﺤﻤﺪ", "علي,ﻋﻠﻲ", "سلام,ﺳﻼﻡ", "ورد,ﻭﺭﺩ", "مُحمد,ﻣُﺤﻤﺪ", "پژمان,ﭘﮋﻣﺎﻥ", "Ana,Ana"})
    void arabicLettersAreJoined(String typed, String joined) {
        assertThat(ArabicLetters.join(typed)).isEqualTo(joined);
    }

    @Test
    void aRunFromRightToLeftIsTurned() {
        assertThat(new RightToLeft().reorderRTLTextToLTR("אב(ג)")).isEqualTo("(ג)בא");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Zoë Łukaszewska-Größmann",
                "محمد الأحمد",
                "דוד כהן",
                "Александр Щербаков",
                "Ελένη Παπαδοπούλου",
                "王小明",
                "山田 ひらがな カタカナ",
                "김민준",
                "สมชาย",
                "राम",
                "Nguyễn Thị Thuỷ",
                "Տիգրան",
                "ქართული"
            })
    void aFontHasEachOfItsLetters(String name) throws IOException {
        byte[] pdf = Print.pdf(new Sheet("Try", "", "<p dir=\"auto\">" + Print.text(name) + "</p>", Instant.EPOCH));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .doesNotContain("#")
                    .isNotBlank();
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 50);
            assertThat(page.getWidth()).isPositive();
        }
    }

    @Test
    void whatPeopleWriteIsNeverMarkup() {
        assertThat(Print.text("<b>&\u0000\ud800\"")).isEqualTo("&lt;b&gt;&amp;&quot;");
    }

    @Test
    void theSameSheetMakesTheSameBytes() {
        Sheet sheet = new Sheet("Try", "", "<p>Ana محمد</p>", Instant.parse("2026-11-23T10:00:00Z"));
        assertThat(Print.pdf(sheet)).isEqualTo(Print.pdf(sheet));
    }
}
