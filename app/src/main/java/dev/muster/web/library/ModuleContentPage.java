package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.Content;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.library.Module;
import dev.muster.library.drafts.ModuleDrafts;
import dev.muster.library.drafts.Modules;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Shells;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tab Content of a module: which courses the draft has, and in which order. */
@Controller
@RequestMapping("/admin/modules/{id}/content")
@Allowed(Permission.EDIT_LIBRARY)
class ModuleContentPage {
    private static final int FOUND = 20;
    private static final List<ContentStatus> IN_USE = List.of(ContentStatus.ACTIVE, ContentStatus.DRAFT);

    private final Modules modules;
    private final ModuleDrafts drafts;
    private final LibraryGrid library;

    ModuleContentPage(Modules modules, ModuleDrafts drafts, LibraryGrid library) {
        this.modules = modules;
        this.drafts = drafts;
        this.library = library;
    }

    /** @param q finds courses to add */
    @GetMapping
    @Allowed(Permission.SEE_LIBRARY)
    String show(@PathVariable int id, @RequestParam(defaultValue = "") String q, Model model) {
        Module module = modules.get(id);
        List<Integer> in = Module.ids(module.draft());
        var query = new LibraryGrid.Query(q.strip(), IN_USE, false, Kind.COURSE);
        List<Content> found = library.page(query, FOUND + in.size(), null).items().stream()
                .filter(c -> !in.contains(c.id()))
                .limit(FOUND)
                .toList();
        model.addAttribute("module", module).addAttribute("q", q).addAttribute("found", found);
        return "library/module";
    }

    @PostMapping("/add")
    String add(
            Actor actor,
            @PathVariable int id,
            @RequestParam int course,
            @RequestParam(defaultValue = "") String q,
            RedirectAttributes redirect) {
        drafts.add(actor, id, course);
        Shells.say(redirect, "Course added to the draft");
        if (!q.isBlank()) {
            redirect.addAttribute("q", q);
        }
        return "redirect:/admin/modules/" + id + "/content";
    }

    @PostMapping("/{courseId}/move")
    String move(Actor actor, @PathVariable int id, @PathVariable int courseId, @RequestParam int by) {
        drafts.move(actor, id, courseId, Math.clamp(by, -1, 1));
        return "redirect:/admin/modules/" + id + "/content#course-" + courseId;
    }

    @PostMapping("/{courseId}/remove")
    String remove(Actor actor, @PathVariable int id, @PathVariable int courseId, RedirectAttributes redirect) {
        drafts.remove(actor, id, courseId);
        Shells.say(redirect, "Course removed from the draft");
        return "redirect:/admin/modules/" + id + "/content";
    }

    @PostMapping("/discard")
    String discard(Actor actor, @PathVariable int id, RedirectAttributes redirect) {
        drafts.discard(actor, id);
        Shells.say(redirect, "Draft set back to the published version");
        return "redirect:/admin/modules/" + id + "/content";
    }
}
