package dev.muster.evidence.check;

import dev.muster.evidence.check.Manifest.Noted;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A ZIP has a list of contents at its end, and some programs don't read it: they go from front to back. Both ways have to
 * show the same files, so that nobody is shown others than those that were checked.
 */
final class FrontToBack {
    /** Of the manifest and its signature, which are not named in it. */
    private static final long MOST_OF_OTHERS = 128L << 20;

    private final Set<String> listed;
    private final Map<String, Noted> noted = new HashMap<>();

    FrontToBack(Set<String> listed, Manifest manifest) {
        this.listed = listed;
        manifest.files().forEach(f -> noted.put(f.name(), f));
    }

    List<String> read(Path file) throws IOException {
        List<String> problems = new ArrayList<>();
        Set<String> left = new TreeSet<>(listed);
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream in = new ZipInputStream(bytes, StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!left.remove(name) || !isSame(in, name)) {
                    problems.add("“%s” is hidden in it: programs that read it from front to back see other files."
                            .formatted(PackCheck.shown(name)));
                    return problems;
                }
            }
        } catch (ZipException | EOFException e) {
            problems.add("It can't be read from front to back: bytes were added to it, or are missing.");
            return problems;
        }
        left.forEach(name -> problems.add("“%s” is not where its list of contents says: bytes were added to the file."
                .formatted(PackCheck.shown(name))));
        return problems;
    }

    private boolean isSame(InputStream in, String name) throws IOException {
        Noted f = noted.get(name);
        MessageDigest digest = Bounded.sha256();
        long most = f == null ? MOST_OF_OTHERS : f.size();
        long size = Bounded.read(in, most + 1, digest);
        return f == null
                ? size <= most
                : size == most && HexFormat.of().formatHex(digest.digest()).equals(f.sha256());
    }
}
