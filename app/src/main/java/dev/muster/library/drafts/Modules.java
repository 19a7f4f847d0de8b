package dev.muster.library.drafts;

import dev.muster.library.ContentRef;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.library.Module;
import dev.muster.library.ModuleStore;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Making modules, and reading them with their courses. */
@Component
@Transactional
public class Modules {
    private final Contents contents;
    private final ModuleDrafts drafts;
    private final ModuleStore store;

    Modules(Contents contents, ModuleDrafts drafts, ModuleStore store) {
        this.contents = contents;
        this.drafts = drafts;
        this.store = store;
    }

    /** @throws NotThere if there is no such module */
    @Transactional(readOnly = true)
    public Module get(int id) {
        return (Module) contents.get(Kind.MODULE, id);
    }

    /** A new module, as a draft. @param courses their ids, in order */
    public Module create(Actor actor, ContentSettings settings, List<Integer> courses) {
        int id = contents.create(actor, Kind.MODULE, settings);
        drafts.write(id, courses);
        return get(id);
    }

    /** Modules in use that hold the course, by title. */
    @Transactional(readOnly = true)
    public List<ContentRef> activeWith(int courseId) {
        return store.activeWith(courseId);
    }
}
