package dev.muster.evidence.check;

import dev.muster.evidence.check.Manifest.Noted;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether a pack is as it was written. Of a file nothing is believed: how large a part may get is known before it is
 * unpacked, and nothing is written anywhere.
 */
public final class PackCheck {
    private static final int MOST_OF_MANIFEST = 128 << 20;
    private static final int LONGEST_SIGNATURE = 200;
    private static final int MOST_PROBLEMS = 100;
    private static final String NO_PACK = "This is not an evidence pack: it has no readable " + Manifest.NAME + ".";

    private final ZipFile zip;
    private final Limits limits;
    private final Map<String, ZipEntry> there = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private PackCheck(ZipFile zip, Limits limits) {
        this.zip = zip;
        this.limits = limits;
    }

    public static Checked of(Path file, Limits limits) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return new PackCheck(zip, limits).check(file);
        } catch (ZipException e) {
            return Checked.refused("This is not a ZIP file, or it is cut short or damaged.");
        }
    }

    private Checked check(Path file) throws IOException {
        names();
        if (!problems.isEmpty()) {
            return new Checked(some(), null, new byte[0], "");
        }
        byte[] bytes = bytes(Manifest.NAME, MOST_OF_MANIFEST);
        Manifest manifest = manifest(bytes);
        if (manifest == null || !isBounded(manifest)) {
            return new Checked(some(), null, new byte[0], "");
        }
        String signature = new String(bytes(Manifest.SIGNATURE, LONGEST_SIGNATURE), StandardCharsets.UTF_8).strip();
        files(manifest);
        if (problems.isEmpty()) {
            problems.addAll(new FrontToBack(there.keySet(), manifest).read(file));
        }
        if (problems.isEmpty()) {
            problems.addAll(new TablesCheck(zip, manifest).check());
        }
        return new Checked(some(), manifest, bytes, signature);
    }

    private List<String> some() {
        return problems.size() <= MOST_PROBLEMS
                ? problems
                : Stream.concat(
                                problems.stream().limit(MOST_PROBLEMS),
                                Stream.of("And %,d more.".formatted(problems.size() - MOST_PROBLEMS)))
                        .toList();
    }

    /** Nothing is unpacked yet: what a name may do to whoever unpacks is refused before. */
    private void names() {
        if (zip.size() > limits.files()) {
            problems.add("The file holds %,d files, and at most %,d are read.".formatted(zip.size(), limits.files()));
            return;
        }
        Set<String> lower = new HashSet<>();
        zip.stream().forEach(entry -> {
            String name = entry.getName();
            if (!isHarmless(name)) {
                problems.add("The name “%s” could write outside the folder that the pack is unpacked to."
                        .formatted(shown(name)));
            } else if (!lower.add(name.toLowerCase(Locale.ROOT))) {
                problems.add("“%s” is in it twice.".formatted(shown(name)));
            }
            there.put(name, entry);
        });
    }

    private static boolean isHarmless(String name) {
        return !name.isEmpty()
                && !name.startsWith("/")
                && !name.contains("\\")
                && !name.matches("(?s)[A-Za-z]:.*")
                && name.codePoints().noneMatch(Character::isISOControl)
                && Arrays.stream(name.split("/", -1)).noneMatch(part -> part.equals("..") || part.equals("."));
    }

    private @Nullable Manifest manifest(byte[] bytes) {
        try {
            Manifest manifest = bytes.length == 0 ? null : JsonMapper.shared().readValue(bytes, Manifest.class);
            if (manifest == null || manifest.totals() == null || manifest.chain() == null) {
                problems.add(NO_PACK);
                return null;
            }
            if (manifest.format() != Manifest.FORMAT) {
                problems.add("The pack was made by another version of Muster, which has to check it.");
                return null;
            }
            return manifest;
        } catch (JacksonException | NullPointerException e) {
            problems.add(NO_PACK);
            return null;
        }
    }

    private boolean isBounded(Manifest manifest) {
        Set<String> named = new HashSet<>();
        long bytes = 0;
        for (Noted noted : manifest.files()) {
            if (noted.size() < 0 || !named.add(noted.name())) {
                problems.add(
                        "The manifest names “%s” twice, or with an impossible size.".formatted(shown(noted.name())));
                return false;
            }
            bytes += noted.size();
            if (bytes < 0 || bytes > limits.bytes()) {
                problems.add("Unpacked, the files would be more than %,d MB, which is the most that is read."
                        .formatted(limits.bytes() >> 20));
                return false;
            }
        }
        return true;
    }

    private void files(Manifest manifest) throws IOException {
        Set<String> known = new HashSet<>(Set.of(Manifest.NAME, Manifest.SIGNATURE));
        for (Noted noted : manifest.files()) {
            known.add(noted.name());
            ZipEntry entry = there.get(noted.name());
            if (entry == null) {
                problems.add("“%s” is missing.".formatted(shown(noted.name())));
            } else {
                compare(noted, entry);
            }
        }
        there.keySet().stream()
                .filter(name -> !known.contains(name))
                .sorted()
                .forEach(name -> problems.add("“%s” was added: the manifest does not name it.".formatted(shown(name))));
        if (!there.containsKey(Manifest.SIGNATURE)) {
            problems.add("“%s” is missing.".formatted(Manifest.SIGNATURE));
        }
    }

    private void compare(Noted noted, ZipEntry entry) throws IOException {
        MessageDigest digest = Bounded.sha256();
        long size;
        try (InputStream in = zip.getInputStream(entry)) {
            size = Bounded.read(in, noted.size() + 1, digest);
        } catch (ZipException | EOFException e) {
            problems.add("“%s” is damaged.".formatted(shown(noted.name())));
            return;
        }
        if (size > noted.size()) {
            problems.add("“%s” was changed: it is longer than the %,d bytes it had."
                    .formatted(shown(noted.name()), noted.size()));
        } else if (size < noted.size()) {
            problems.add("“%s” was changed: it has %,d bytes, and had %,d."
                    .formatted(shown(noted.name()), size, noted.size()));
        } else if (!HexFormat.of().formatHex(digest.digest()).equals(noted.sha256())) {
            problems.add("“%s” was changed: its hash is another.".formatted(shown(noted.name())));
        }
    }

    /** Empty: it is not there, or too long. */
    private byte[] bytes(String name, int most) throws IOException {
        ZipEntry entry = there.get(name);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] read = in.readNBytes(most + 1);
            return read.length > most ? new byte[0] : read;
        } catch (ZipException | EOFException e) {
            return new byte[0];
        }
    }

    /** A name from a file of unknown making, as a text of one line. */
    static String shown(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
        return plain.codePointCount(0, plain.length()) <= 120
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, 120)) + "…";
    }
}
