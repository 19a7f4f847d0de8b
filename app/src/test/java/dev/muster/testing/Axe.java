package dev.muster.testing;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Whether everybody can use the page that a browser shows, by axe. Only what is wrong travels back from the browser. */
final class Axe {
    /** WCAG 2.2 up to AA. */
    private static final Map<String, Object> ALL =
            only("tag", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));

    /** The rules that look at colours: all that can change with the theme. */
    private static final Map<String, Object> COLOURS = only("rule", List.of("color-contrast", "link-in-text-block"));

    private static final String SCRIPT = script();

    private static final String RUN = """
            async options => (await axe.run(document, options)).violations.flatMap(
                v => v.nodes.slice(0, 3).map(n => v.id + ': ' + n.target + ' ' + n.html))""";

    /**
     * Leaves two of all neighbouring rows and choices that are built alike (same elements, classes and attributes, whatever the
     * words), and says how the page is built.
     */
    private static final String THIN_OUT = """
            () => {
              const kindOf = e => {
                const seen = new Map()
                const inner = new Set()
                for (const c of [...e.children]) {
                  const kind = kindOf(c)
                  seen.set(kind, (seen.get(kind) ?? 0) + 1)
                  if (seen.get(kind) > 2 && /^(tr|li|option)$/.test(c.localName)) c.remove()
                  inner.add(kind)
                }
                return [e.localName, e.className, e.getAttribute('type'), e.getAttribute('role'),
                  e.getAttribute('href')?.[0], e.getAttributeNames().sort(), '(' + [...inner].join() + ')'].join(' ')
              }
              const main = document.querySelector('main')
              return main.parentElement.className + kindOf(main)
            }""";

    private Axe() {}

    static String thinOut(Page page) {
        return (String) page.evaluate(THIN_OUT);
    }

    static List<String> faults(Page page) {
        return run(page, ALL);
    }

    static List<String> faultsOfColour(Page page) {
        return run(page, COLOURS);
    }

    @SuppressWarnings("unchecked")
    private static List<String> run(Page page, Map<String, Object> options) {
        if (!Boolean.TRUE.equals(page.evaluate("'axe' in window"))) {
            page.evaluate(SCRIPT);
        }
        return (List<String>) page.evaluate(RUN, options);
    }

    private static Map<String, Object> only(String type, List<String> values) {
        return Map.of("runOnly", Map.of("type", type, "values", values), "resultTypes", List.of("violations"));
    }

    private static String script() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
            if (in == null) {
                throw new IllegalStateException("axe is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
