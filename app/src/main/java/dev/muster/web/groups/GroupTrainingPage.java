package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.audience.Group;
import dev.muster.library.Content;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.library.ContentStatus;
import dev.muster.library.LibraryGrid;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.Same;
import dev.muster.web.Errors;
import dev.muster.web.PeopleCount;
import dev.muster.web.RemarksForm;
import dev.muster.web.TellWords;
import dev.muster.web.assigning.OwnDates;
import dev.muster.web.audience.AudienceChoices.Choice;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The courses attached to a group: attached and detached after a look at what it does, by name. */
@Controller
@RequestMapping("/admin/groups/{id}/training")
class GroupTrainingPage {
    private static final int SHOWN = 20;

    private final GroupPages pages;
    private final GroupContents contents;
    private final LibraryGrid library;
    private final ContentRefs refs;
    private final OwnDates dates;
    private final TellWords tell;

    GroupTrainingPage(
            GroupPages pages,
            GroupContents contents,
            LibraryGrid library,
            ContentRefs refs,
            OwnDates dates,
            TellWords tell) {
        this.pages = pages;
        this.contents = contents;
        this.library = library;
        this.refs = refs;
        this.dates = dates;
        this.tell = tell;
    }

    @GetMapping
    @Allowed(Permission.SEE_RULES)
    String show(Actor actor, @PathVariable int id, Model model) {
        return page(actor, id, "", "", model);
    }

    /** The list under the field. */
    @GetMapping("/choices")
    @Allowed(Permission.CHANGE_RULES)
    String choices(@PathVariable int id, @RequestParam(defaultValue = "") String typed, Model model) {
        Set<Integer> attached =
                new LinkedHashSet<>(contents.of(id).stream().map(ContentRef::id).toList());
        List<Choice> choices = titles(typed, ContentStatus.ACTIVE)
                .filter(c -> !attached.contains(c.id()))
                .map(c -> new Choice(c.settings().title(), c.settings().title(), ""))
                .toList();
        List<String> blocked = titles(typed, ContentStatus.DRAFT)
                .map(c -> c.settings().title() + " is a draft: publish it first.")
                .toList();
        model.addAttribute("choices", choices).addAttribute("blocked", blocked);
        return "parts/choices";
    }

    /**
     * What attaching or detaching would do; nothing is written.
     *
     * @param typed a course to attach, by title
     * @param detach the id of one to detach
     */
    @PostMapping("/review")
    @Allowed(Permission.CHANGE_RULES)
    String review(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(required = false) @Nullable Integer detach,
            HttpServletResponse response,
            Model model) {
        List<Integer> wanted =
                new ArrayList<>(contents.of(id).stream().map(ContentRef::id).toList());
        if (detach != null) {
            wanted.remove(detach);
        } else {
            Optional<Content> course = find(typed.strip());
            if (course.isEmpty()) {
                response.setStatus(422);
                String error = typed.isBlank()
                        ? "Search for a course or module to attach."
                        : "Nothing published is called “" + typed.strip() + "”. Choose one from the list.";
                return page(actor, id, typed, error, model);
            }
            wanted.add(course.get().id());
        }
        return review(actor, id, wanted, null, RemarksForm.NOTHING, Map.of(), model);
    }

    /** The same review for courses named by the address: a group was just made for them. */
    @GetMapping("/attach")
    @Allowed(Permission.CHANGE_RULES)
    String attach(
            Actor actor, @PathVariable int id, @RequestParam(defaultValue = "") List<Integer> content, Model model) {
        List<Integer> wanted =
                new ArrayList<>(contents.of(id).stream().map(ContentRef::id).toList());
        content.stream().filter(c -> !wanted.contains(c)).forEach(wanted::add);
        return review(actor, id, wanted, null, RemarksForm.NOTHING, Map.of(), model);
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") List<Integer> content,
            @ModelAttribute RemarksForm said,
            @RequestParam(defaultValue = "0") int confirm,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        try {
            ActOutcome<RuleEffect> saved = contents.save(actor, id, content, said.remarks(), confirm);
            RuleEffect effect = saved.answer();
            Shells.say(
                    redirect,
                    "Saved: %s got training, %s lost it"
                                    .formatted(PeopleCount.count(effect.gain()), PeopleCount.count(effect.lose()))
                            + tell.after(saved.entryId()),
                    saved.entryId());
            return "redirect:/admin/groups/" + id + "/training";
        } catch (BadInput e) {
            response.setStatus(422);
            Map<String, String> errors = Errors.byField(e);
            return errors.containsKey("contentIds")
                    ? page(actor, id, "", String.valueOf(e.getMessage()), model)
                    : review(actor, id, content, null, said, errors, model);
        } catch (Conflict e) {
            response.setStatus(409);
            return review(actor, id, content, e, said, Map.of(), model);
        }
    }

    private String review(
            Actor actor,
            int id,
            List<Integer> wanted,
            @Nullable Conflict refused,
            RemarksForm said,
            Map<String, String> errors,
            Model model) {
        Group group = pages.show(actor, id, model);
        List<ContentRef> now = contents.of(id);
        Set<Integer> before =
                new LinkedHashSet<>(now.stream().map(ContentRef::id).toList());
        List<ContentRef> detached =
                now.stream().filter(c -> !wanted.contains(c.id())).toList();
        List<ContentRef> attached = wanted.stream()
                .filter(c -> !before.contains(c))
                .map(c -> refs.require(actor, c))
                .toList();
        model.addAttribute("wanted", List.copyOf(wanted))
                .addAttribute("attached", attached)
                .addAttribute("detached", detached)
                .addAttribute("effect", contents.preview(actor, group.id(), wanted))
                .addAttribute(
                        "ownDates",
                        dates.of(attached.stream().map(ContentRef::id).toList()))
                .addAttribute("refused", refused)
                .addAttribute("said", said)
                .addAttribute("errors", errors);
        return "groups/training-review";
    }

    private Optional<Content> find(String title) {
        return titles(title, ContentStatus.ACTIVE)
                .filter(c -> Same.as(c.settings().title(), title))
                .findFirst();
    }

    private Stream<Content> titles(String search, ContentStatus status) {
        return library.page(new LibraryGrid.Query(search, List.of(status), false), SHOWN, null).items().stream();
    }

    private String page(Actor actor, int id, String typed, String error, Model model) {
        pages.show(actor, id, model);
        model.addAttribute("contents", contents.of(id))
                .addAttribute("typed", typed)
                .addAttribute("error", error);
        return "groups/training";
    }
}
