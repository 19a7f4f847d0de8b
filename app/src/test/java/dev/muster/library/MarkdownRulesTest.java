package dev.muster.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Course text from people is text: nothing in it runs. */
class MarkdownRulesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "[x](vbscript:msgbox)",
                "[x](java\tscript:alert(1))",
                "[x](&#106;avascript:alert(1))",
                "![x](https://evil.example/track.png)",
                "<a href=\"https://x.example\" onclick=\"alert(1)\">x</a>",
                "<iframe src=https://evil.example></iframe>",
                "<style>body{display:none}</style>",
                "<svg/onload=alert(1)>",
                "<form action=/people/1/deactivate><button>Prize</button></form>",
                "[x](https://a.example \"onmouseover=alert(1)\")",
                "<https://a.example/\"onmouseover=alert(1)>",
                "`<script>alert(1)</script>`",
                "```html\n<script>alert(1)</script>\n```"
            })
    void nothingRuns(String markdown) {
        String html = Markdown.html(markdown);
        assertThat(html)
                .doesNotContain(
                        "<script", "<img", "<iframe", "<style", "<svg", "<form", "<button", "onclick=\"", "\"on")
                .doesNotContainPattern("(?i)href=\"\\s*(javascript|data|vbscript)");
        assertThat(html).doesNotContainPattern("<[a-z]+[^>]*\\son[a-z]+=");
    }

    @Test
    void formatsWhatAuthorsNeed() {
        assertThat(Markdown.html("# Big\n\nSome **bold** and *light* text.\n\n1. one\n2. two\n\n- a\n\n> quote"))
                .contains("<h2>Big</h2>", "<strong>bold</strong>", "<em>light</em>", "<ol>", "<ul>", "<blockquote>");
        assertThat(Markdown.html("[HSE](https://www.hse.gov.uk/)"))
                .contains("href=\"https://www.hse.gov.uk/\"", "noopener", ">HSE</a>");
        assertThat(Markdown.html(null)).isEmpty();
    }
}
