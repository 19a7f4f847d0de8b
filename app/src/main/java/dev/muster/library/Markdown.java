package dev.muster.library;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** Course text as safe HTML: Markdown with raw HTML off, then an allow-list. Headings go one level down, below the step's. */
public final class Markdown {
    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements("p", "br", "hr", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote")
            .allowElements("strong", "em", "code", "pre", "a")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("start")
            .matching(Pattern.compile("\\d{1,6}"))
            .onElements("ol")
            .allowUrlProtocols("https", "http", "mailto", "tel")
            .requireRelsOnLinks("noopener", "noreferrer")
            .toFactory();

    private Markdown() {}

    public static String html(@Nullable String markdown) {
        if (markdown == null || markdown.isBlank()) {
            return "";
        }
        Node document = PARSER.parse(markdown);
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(6, heading.getLevel() + 1));
                visitChildren(heading);
            }
        });
        return POLICY.sanitize(RENDERER.render(document));
    }

    /** Minutes it takes to read the steps and answer their questions, at a calm 180 words a minute. */
    public static int minutes(List<Step> steps) {
        double minutes = 0;
        for (Step step : steps) {
            String body = step.body();
            minutes += (body == null ? 0 : body.split("\\s+", -1).length) / 180.0;
            minutes += 0.4 * step.questions().size();
            minutes += step.kind().minutes();
        }
        return Math.max(1, (int) Math.round(minutes));
    }
}
