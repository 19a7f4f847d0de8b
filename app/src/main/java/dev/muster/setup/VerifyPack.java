package dev.muster.setup;

import dev.muster.evidence.check.Checked;
import dev.muster.evidence.check.Limits;
import dev.muster.evidence.check.Manifest;
import dev.muster.evidence.check.PackCheck;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** {@code verify-pack FILE}: what a pack says of itself, whether it holds, and what this can't know. Uses nothing but the file. */
final class VerifyPack {
    private VerifyPack() {}

    /** @return 0: whole; 1: not, or there is no such file */
    static int run(Path file, PrintStream out) {
        if (!Files.isRegularFile(file)) {
            out.println("There is no file " + file + ".");
            return 1;
        }
        Checked checked;
        try {
            checked = PackCheck.of(file, Limits.OF_COMMAND);
        } catch (IOException e) {
            out.println("The file can't be read: " + e.getMessage());
            return 1;
        }
        Manifest m = checked.manifest();
        if (m != null) {
            out.printf(
                    "%s. Evidence of training as of %s, made %s for %s.%n%s. %,d people, %,d requirements, %,d files.%n",
                    line(m.organisation()),
                    m.on(),
                    m.madeAt(),
                    line(m.madeBy()),
                    line(m.people()),
                    m.totals().people(),
                    m.totals().required(),
                    m.files().size());
        }
        if (!checked.isWhole()) {
            out.println("NOT WHOLE:");
            checked.problems().forEach(p -> out.println("- " + p));
            return 1;
        }
        whole(m, out);
        return 0;
    }

    private static void whole(@Nullable Manifest m, PrintStream out) {
        out.println(
                "WHOLE: every file is as the manifest says, none is missing, none was added; the numbers add up, and each block of"
                        + " the log's chain follows the one before it.");
        if (m != null) {
            out.printf(
                    "The chain ends with block %,d, hash %s.%n",
                    m.chain().blocks(), m.chain().lastHash());
        }
        out.println(
                "What this can't know: who wrote the manifest. Somebody who makes a new manifest for changed files is found by the"
                        + " page “Check a pack” of the Muster that the pack is said to be from, which knows its own signature, and by"
                        + " comparing the hash above with one that was written down, or with that Muster's log.");
    }

    /** A text from a file of unknown making, on one line. */
    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    }
}
