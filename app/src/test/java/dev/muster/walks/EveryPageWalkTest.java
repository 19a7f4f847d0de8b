package dev.muster.walks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.settings.Demo;
import dev.muster.testing.Screen;
import dev.muster.testing.Walk;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;

/** Every page that somebody can reach in the demo company: valid HTML, usable by everybody, in light and dark, on a desk and on a phone. */
@TestPropertySource(properties = "muster.demo=on")
class EveryPageWalkTest extends Walk {
    /** More than there are; a page that makes up addresses without end fails here. */
    private static final int MOST_PAGES = 150;

    private final Set<String> built = new HashSet<>();

    @ParameterizedTest
    @ValueSource(strings = {"admin", "manager", "learner"})
    void isSound(String username) {
        Screen screen = atDesk();
        List<String> faults = new ArrayList<>();
        screen.open("/sign-in");
        faults.addAll(screen.faultsOfPage("sign-in", built));
        screen.signIn(username, Demo.PASSWORD);
        screen.page.waitForURL(url -> !url.contains("/sign-in"));
        Map<String, String> open = new LinkedHashMap<>(links(screen, ".nav, .bnav"));
        Map<String, String> seen = new LinkedHashMap<>();
        while (!open.isEmpty()) {
            assertThat(seen).hasSizeLessThan(MOST_PAGES);
            var next = open.entrySet().iterator().next();
            open.remove(next.getKey());
            seen.put(next.getKey(), next.getValue());
            screen.open(next.getValue());
            links(screen, "main").forEach((shape, href) -> {
                if (!seen.containsKey(shape)) {
                    open.putIfAbsent(shape, href);
                }
            });
            faults.addAll(screen.faultsOfPage(username + next.getKey().replaceAll("[^a-z#]+", "-"), built));
        }
        assertThat(seen).isNotEmpty();
        assertThat(faults).isEmpty();
    }

    /** One address per shape: {@code /admin/people/12} and {@code /admin/people/13} are the same page; with any query once more. */
    private static Map<String, String> links(Screen screen, String within) {
        @SuppressWarnings("unchecked")
        List<String> hrefs = (List<String>) screen.page.evaluate(
                "within => [...[...document.querySelectorAll(within)].flatMap(w => [...w.querySelectorAll('a[href^=\"/\"]:not([download])')])].map(a => a.getAttribute('href'))",
                within);
        Map<String, String> byShape = new LinkedHashMap<>();
        for (String href : hrefs) {
            if (!href.matches(".*(\\.(csv|pdf|json|tsv)|/files/.*)(\\?.*)?$")) {
                byShape.putIfAbsent(shape(href), href);
            }
        }
        return byShape;
    }

    private static String shape(String href) {
        String[] parts = href.split("[?#]", 2);
        return parts[0].replaceAll("[0-9]+", "#") + (parts.length == 1 ? "" : "?");
    }
}
