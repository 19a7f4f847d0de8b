package dev.muster.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcBuilderCustomizer;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.setup.ConfigurableMockMvcBuilder;

/** Every page that a test of {@link MusterTest} sees is valid HTML. Pages that differ in words alone are looked at once. */
final class ValidPages implements MockMvcBuilderCustomizer {
    private static final Set<String> SEEN = ConcurrentHashMap.newKeySet();
    private static final Pattern INPUT = Pattern.compile("<input [^>]*>");

    @Override
    public void customize(ConfigurableMockMvcBuilder<?> builder) {
        builder.alwaysDo(ValidPages::check);
    }

    private static void check(MvcResult result) throws Exception {
        String type = result.getResponse().getContentType();
        if (type == null || !type.startsWith("text/html") || result.getRequest().isAsyncStarted()) {
            return;
        }
        String page = result.getResponse().getContentAsString();
        if (page.startsWith("<!doctype html>") && SEEN.add(bones(page))) {
            assertThat(Markup.faults(asBrowsersRead(page)).get())
                    .as("HTML of %s", result.getRequest().getRequestURI())
                    .isEmpty();
        }
    }

    /** A line break that a program sent into a field of one line: browsers drop it from the value. */
    private static String asBrowsersRead(String page) {
        return INPUT.matcher(page)
                .replaceAll(input -> Matcher.quoteReplacement(input.group().replaceAll("[\\r\\n]", "")));
    }

    /** The page without its words: the names of elements and attributes. */
    private static String bones(String page) {
        return page.replaceAll(">[^<]*", ">").replaceAll("=\"[^\"]*\"", "");
    }
}
