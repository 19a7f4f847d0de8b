package dev.muster.evidence.pack;

import dev.muster.evidence.pack.PackCompletionGrid.Named;
import dev.muster.library.ContentRef;
import dev.muster.library.Step;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.library.versions.CourseText;
import dev.muster.library.versions.CourseVersion;
import dev.muster.library.versions.ModuleText;
import dev.muster.library.versions.VersionText;
import dev.muster.shared.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The files of a pack: evidence of completions, and the text and documents of each version that it names. */
@Component
class PackFiles {
    /** Of all stored files in one pack. */
    private static final long MOST_BYTES = 2L << 30;

    private static final int LONGEST_NAME = 60;

    private final CourseText courses;
    private final ModuleText modules;
    private final Files files;

    PackFiles(CourseText courses, ModuleText modules, Files files) {
        this.courses = courses;
        this.modules = modules;
        this.files = files;
    }

    /** Where a file of evidence lies in the pack. */
    static String evidence(int id, String name) {
        return "evidence/" + id + " " + clean(name);
    }

    /** The text of each version, and the documents that its steps show. */
    void versions(List<Named> named, PackZip zip) throws IOException {
        Set<Integer> shown = new TreeSet<>();
        for (Named n : named) {
            VersionText version = n.kind() == ContentRef.Kind.COURSE
                    ? courses.version(n.contentId(), n.version())
                    : modules.version(n.contentId(), n.version());
            List<Step> steps = new ArrayList<>();
            if (version instanceof CourseVersion course) {
                steps.addAll(course.steps());
            }
            List<Integer> ids =
                    steps.stream().map(Step::fileId).filter(Objects::nonNull).toList();
            Map<Integer, StoredFile> documents = files.of(ids);
            shown.addAll(documents.keySet());
            String text = VersionSheet.of(version, id -> document(documents.get(id)));
            zip.file(
                    "versions/%d version %d %s.txt".formatted(n.contentId(), n.version(), clean(version.title())),
                    out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        }
        for (int id : shown) {
            stored(files.get(id), "documents/", zip);
        }
    }

    void evidence(int id, PackZip zip) throws IOException {
        stored(files.get(id), "evidence/", zip);
    }

    /** @throws BadInput for more than one pack holds */
    static void refuseTooMany(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new BadInput(
                    "people",
                    "The files of evidence are %,d MB together, and one pack holds %,d MB. Ask for fewer people, less training or a shorter period."
                            .formatted(bytes >> 20, MOST_BYTES >> 20));
        }
    }

    private void stored(StoredFile file, String folder, PackZip zip) throws IOException {
        try (InputStream in = files.bytes(file).getInputStream()) {
            zip.file(folder + file.id() + " " + clean(file.name()), in::transferTo);
        }
    }

    private static String document(@Nullable StoredFile file) {
        return file == null ? "" : "documents/" + file.id() + " " + clean(file.name());
    }

    /** Without what file systems can't have in names; what a name ends in stays. */
    static String clean(String text) {
        String plain =
                text.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\:*?\"<>|\\s]+", " ").strip();
        if (plain.codePointCount(0, plain.length()) <= LONGEST_NAME) {
            return plain;
        }
        int dot = plain.lastIndexOf('.');
        String end = dot > 0 && plain.length() - dot <= 6 ? plain.substring(dot) : "";
        return plain.substring(0, plain.offsetByCodePoints(0, LONGEST_NAME - end.length()))
                        .strip()
                + end;
    }
}
