package dev.muster.library.drafts;

import dev.muster.library.Content;
import dev.muster.library.Contents;
import dev.muster.library.Difference;
import dev.muster.library.ModuleStore;
import dev.muster.library.Step;
import dev.muster.library.StepStore;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.library.rules.Comparing;
import dev.muster.shared.NotThere;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What differs between two versions of a course or module, or between its draft and what is published. */
@Component
@Transactional(readOnly = true)
public class Comparisons {
    public static final int DRAFT = 0;
    private static final int NOTHING = -1;

    private final Contents contents;
    private final StepStore steps;
    private final ModuleStore courses;
    private final Files files;

    Comparisons(Contents contents, StepStore steps, ModuleStore courses, Files files) {
        this.contents = contents;
        this.steps = steps;
        this.courses = courses;
        this.files = files;
    }

    /** What publishing now would change. */
    public Difference ofDraft(int contentId) {
        Content content = contents.get(contentId);
        return between(content, content.version() == 0 ? NOTHING : content.version(), DRAFT);
    }

    /** @param from a version, or {@link #DRAFT} @throws NotThere if there is no such version */
    public Difference between(int contentId, int from, int to) {
        Content content = contents.get(contentId);
        for (int version : List.of(from, to)) {
            if (version < DRAFT || version > content.version()) {
                throw new NotThere("version");
            }
        }
        return between(content, from, to);
    }

    private Difference between(Content content, int from, int to) {
        int id = content.id();
        return switch (content.kind()) {
            case COURSE -> steps(steps.of(id, from), steps.of(id, to));
            case MODULE -> Comparing.courses(courses.of(id, from), courses.of(id, to));
        };
    }

    private Difference steps(List<Step> before, List<Step> after) {
        Map<Integer, StoredFile> named = files.of(Stream.concat(before.stream(), after.stream())
                .map(Step::fileId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return Comparing.steps(before, after, id -> {
            StoredFile file = named.get(id);
            return file == null ? "file " + id : file.name() + " (" + file.sizeText() + ")";
        });
    }
}
