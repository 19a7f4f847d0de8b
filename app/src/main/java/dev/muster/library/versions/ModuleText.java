package dev.muster.library.versions;

import static dev.muster.library.ContentRef.Kind.MODULE;

import dev.muster.library.ModuleStore;
import dev.muster.library.Version;
import dev.muster.library.VersionStore;
import dev.muster.shared.NotThere;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The courses of published versions of modules. */
@Component
@Transactional(readOnly = true)
public class ModuleText {
    private final VersionStore versions;
    private final ModuleStore courses;

    ModuleText(VersionStore versions, ModuleStore courses) {
        this.versions = versions;
        this.courses = courses;
    }

    /** @throws NotThere if the module has no such version */
    public ModuleVersion version(int contentId, int version) {
        return text(versions.get(MODULE, contentId, version));
    }

    /** The newest version of an active module. @throws NotThere if it is a draft or archived */
    public ModuleVersion newest(int contentId) {
        return text(versions.newest(MODULE, contentId));
    }

    /** All versions of a course or module, newest first. */
    public List<Version> versions(int contentId) {
        return versions.list(contentId);
    }

    private ModuleVersion text(Version v) {
        return new ModuleVersion(v, courses.of(v.contentId(), v.version()));
    }
}
