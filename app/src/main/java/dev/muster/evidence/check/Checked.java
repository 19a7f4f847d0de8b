package dev.muster.evidence.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found.
 *
 * @param problems in plain words; empty: every file is as the manifest says, and they fit together
 * @param manifest null: there is none that can be read
 * @param manifestBytes as they stand in the file: what the signature is of
 * @param signature empty: there is none
 */
public record Checked(List<String> problems, @Nullable Manifest manifest, byte[] manifestBytes, String signature) {
    public Checked {
        problems = List.copyOf(problems);
    }

    public boolean isWhole() {
        return problems.isEmpty();
    }

    static Checked refused(String why) {
        return new Checked(List.of(why), null, new byte[0], "");
    }
}
