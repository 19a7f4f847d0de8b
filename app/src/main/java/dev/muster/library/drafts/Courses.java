package dev.muster.library.drafts;

import dev.muster.library.ContentRef.Kind;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.library.Course;
import dev.muster.library.Step;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Making courses, and reading them with their text. */
@Component
@Transactional
public class Courses {
    private final Contents contents;
    private final Drafts drafts;

    Courses(Contents contents, Drafts drafts) {
        this.contents = contents;
        this.drafts = drafts;
    }

    /** @throws NotThere if there is no such course */
    @Transactional(readOnly = true)
    public Course get(int id) {
        return (Course) contents.get(Kind.COURSE, id);
    }

    /** A new course, as a draft. */
    public Course create(Actor actor, ContentSettings settings, List<Step> steps) {
        int id = contents.create(actor, Kind.COURSE, settings);
        drafts.write(id, steps);
        return get(id);
    }
}
