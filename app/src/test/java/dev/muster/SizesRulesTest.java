package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How big things may get. What is bigger today is named in {@code sizes.txt}, and that list may only shrink: what is no
 * longer too big has to leave it, too.
 */
class SizesRulesTest {
    private static final Path CODE = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    private static final int FILES_OF_A_PACKAGE = 25;
    private static final int PARAMETERS_OF_A_CONSTRUCTOR = 8;
    private static final int PARAMETERS_OF_A_METHOD = 6;
    private static final int LINES_OF_A_METHOD = 40;
    private static final int LETTERS_OF_A_TEMPLATE_LINE = 240;

    /** A method as the formatter writes it: its head, then everything down to the brace that closes it. */
    private static final Pattern MEMBER = Pattern.compile(
            "^((?: {4})+)(?!return |throw |new |else |case |@|//|\\*)(?:[\\w.<>,?\\[\\]@]+ )*(\\w+)\\([^{};]*\\)(?: throws [^{]*)? \\{\\n(.*?)^\\1\\}$",
            Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void nothingIsTooBigButWhatWasAlready() throws IOException {
        TreeSet<String> tooBig = manyParameters().collect(Collectors.toCollection(TreeSet::new));
        for (Path file : files(CODE, ".java")) {
            tooBig.addAll(longMethods(file));
        }
        packages().forEach((name, files) -> {
            if (files > FILES_OF_A_PACKAGE) {
                tooBig.add("package " + name);
            }
        });
        for (Path file : files(TEMPLATES, ".jte")) {
            if (Files.readAllLines(file).stream().anyMatch(line -> line.length() > LETTERS_OF_A_TEMPLATE_LINE)) {
                tooBig.add("template " + TEMPLATES.relativize(file));
            }
        }
        assertThat(String.join("\n", tooBig)).isEqualTo(String.join("\n", allowed()));
    }

    private static List<String> longMethods(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".java", "");
        List<String> found = new ArrayList<>();
        Matcher member = MEMBER.matcher(Files.readString(file));
        for (int from = 0; member.find(from); from = member.start(3)) {
            if (member.group(3).lines().count() > LINES_OF_A_METHOD) {
                found.add("lines " + name + "." + member.group(2));
            }
        }
        return found;
    }

    private static Stream<String> manyParameters() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dev.muster").stream()
                        .filter(c -> !c.getPackageName().startsWith("dev.muster.generated"))
                        .flatMap(c -> c.getCodeUnits().stream())
                        .filter(SizesRulesTest::isWritten)
                        .filter(u -> u.getRawParameterTypes().size()
                                > (u.isConstructor() ? PARAMETERS_OF_A_CONSTRUCTOR : PARAMETERS_OF_A_METHOD))
                        .map(u -> "parameters %s.%s"
                                .formatted(
                                        u.getOwner().getSimpleName(),
                                        u.isConstructor() ? u.getOwner().getSimpleName() : u.getName()));
    }

    /** Lambdas have names and parameters from the compiler, and a record's are its fields. */
    private static boolean isWritten(JavaCodeUnit unit) {
        return !unit.getName().startsWith("lambda$")
                && !unit.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !(unit.isConstructor() && unit.getOwner().isRecord())
                && !(unit.isConstructor() && unit.getOwner().isEnum());
    }

    private static Map<String, Long> packages() throws IOException {
        return files(CODE, ".java").stream()
                .filter(f -> !f.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(
                        f -> CODE.relativize(f.getParent()).toString().replace('/', '.'), Collectors.counting()));
    }

    private static List<Path> files(Path root, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(f -> f.toString().endsWith(ending)).sorted().toList();
        }
    }

    private static List<String> allowed() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/sizes.txt"));
    }
}
