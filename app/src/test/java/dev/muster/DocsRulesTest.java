package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages for maintainers point at is there. */
class DocsRulesTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern FILE = Pattern.compile("`([\\w/-]+\\.(?:java|jte|sql))`");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)[^)]*\\)");

    @Test
    void filesThatPagesNameExist() throws IOException {
        String all;
        try (Stream<Path> files = Files.walk(ROOT)) {
            all = files.filter(f -> !f.toString().contains("/target/"))
                    .map(f -> f + "\n")
                    .collect(Collectors.joining());
        }
        TreeSet<String> missing = new TreeSet<>();
        for (Path page : pages()) {
            Matcher file = FILE.matcher(Files.readString(page));
            while (file.find()) {
                if (!all.contains("/" + file.group(1) + "\n")) {
                    missing.add(page.getFileName() + ": " + file.group(1));
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void linksBetweenPagesLead() throws IOException {
        TreeSet<String> dead = new TreeSet<>();
        for (Path page : pages()) {
            Matcher link = LINK.matcher(Files.readString(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    dead.add(page.getFileName() + ": " + link.group(1));
                }
            }
        }
        assertThat(dead).isEmpty();
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
                Stream<Path> root = Files.list(ROOT)) {
            return Stream.concat(docs, root)
                    .filter(f -> f.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }
}
