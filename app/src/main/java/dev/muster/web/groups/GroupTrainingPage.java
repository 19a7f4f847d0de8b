package dev.muster.web.groups;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.standing.GroupTraining;
import dev.muster.audience.groups.Group;
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
import dev.muster.web.frame.Reply;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String show(Actor actor, @PathVariable int id, Reply reply) {
        return page(actor, id, "", "", reply);
    }

    /** The list under the field. */
    @GetMapping("/choices")
    @Allowed(Permission.CHANGE_RULES)
    String choices(@PathVariable int id, @RequestParam(defaultValue = "") String typed, Reply reply) {
        Set<Integer> attached =
                new LinkedHashSet<>(contents.of(id).stream().map(ContentRef::id).toList());
        List<Choice> choices = titles(typed, ContentStatus.ACTIVE)
                .filter(c -> !attached.contains(c.id()))
                .map(c -> new Choice(c.settings().title(), c.settings().title(), ""))
                .toList();
        List<String> blocked = titles(typed, ContentStatus.DRAFT)
                .map(c -> c.settings().title() + " is a draft: publish it first.")
                .toList();
        reply.with("choices", choices).with("blocked", blocked);
        return reply.show("parts/choices");
    }

    /**
     * What attaching or detaching would do; nothing is written.
     *
     * @param typed a course to attach, by title
     * @param detach the id of one to detach
     * @param redate the id of one that is to be due otherwise
     */
    @PostMapping("/review")
    @Allowed(Permission.CHANGE_RULES)
    String review(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String typed,
            @RequestParam(required = false) @Nullable Integer detach,
            @RequestParam(required = false) @Nullable Integer redate,
            Reply reply) {
        List<Integer> wanted =
                new ArrayList<>(contents.of(id).stream().map(ContentRef::id).toList());
        if (redate != null && wanted.contains(redate)) {
            return review(
                    actor,
                    id,
                    GroupTrainingForm.of(wanted, redate, contents.dues(id).get(redate)),
                    reply);
        }
        if (detach != null) {
            wanted.remove(detach);
        } else {
            Optional<Content> course = find(typed.strip());
            if (course.isEmpty()) {
                String error = typed.isBlank()
                        ? "Search for a course or module to attach."
                        : "Nothing published is called “" + typed.strip() + "”. Choose one from the list.";
                return page(actor, id, typed, error, reply.refused(Map.of()));
            }
            wanted.add(course.get().id());
        }
        return review(actor, id, GroupTrainingForm.of(wanted), reply);
    }

    /** The same review for courses named by the address: a group was just made for them. */
    @GetMapping("/attach")
    @Allowed(Permission.CHANGE_RULES)
    String attach(
            Actor actor, @PathVariable int id, @RequestParam(defaultValue = "") List<Integer> content, Reply reply) {
        List<Integer> wanted =
                new ArrayList<>(contents.of(id).stream().map(ContentRef::id).toList());
        content.stream().filter(c -> !wanted.contains(c)).forEach(wanted::add);
        return review(actor, id, GroupTrainingForm.of(wanted), reply);
    }

    @PostMapping
    @Allowed(Permission.CHANGE_RULES)
    String save(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute GroupTrainingForm form,
            @ModelAttribute RemarksForm said,
            @RequestParam(defaultValue = "0") int confirm,
            Reply reply) {
        try {
            GroupTraining wanted =
                    form.training(contents.of(id).stream().map(ContentRef::id).toList());
            ActOutcome<GroupContents.Done> saved = contents.save(actor, id, wanted, said.remarks(), confirm);
            reply.say(said(saved.answer()) + tell.after(saved.entryId()), saved.entryId());
            return "redirect:/admin/groups/" + id + "/training";
        } catch (BadInput e) {
            Map<String, String> errors = Errors.byField(e);
            return errors.containsKey("contentIds")
                    ? page(actor, id, "", String.valueOf(e.getMessage()), reply.refused(Map.of()))
                    : review(actor, id, form, said, reply.refused(errors));
        } catch (Conflict e) {
            return review(actor, id, form, said, reply.toConfirm(e));
        }
    }

    private static String said(GroupContents.Done done) {
        RuleEffect effect = done.effect();
        String moved = done.dueMoved() == 0 ? "" : ", due dates moved for " + PeopleCount.count(done.dueMoved());
        return "Saved: %s got training, %s lost it"
                        .formatted(PeopleCount.count(effect.gain()), PeopleCount.count(effect.lose()))
                + moved;
    }

    private String review(Actor actor, int id, GroupTrainingForm form, Reply reply) {
        return review(actor, id, form, RemarksForm.NOTHING, reply);
    }

    private String review(Actor actor, int id, GroupTrainingForm form, RemarksForm said, Reply reply) {
        List<Integer> wanted = form.content();
        Group group = pages.show(actor, id, reply);
        List<ContentRef> now = contents.of(id);
        Set<Integer> before =
                new LinkedHashSet<>(now.stream().map(ContentRef::id).toList());
        List<ContentRef> detached =
                now.stream().filter(c -> !wanted.contains(c.id())).toList();
        List<ContentRef> attached = wanted.stream()
                .filter(c -> !before.contains(c))
                .map(c -> refs.require(actor, c))
                .toList();
        reply.with("form", form)
                .with("redated", form.redate() == null ? null : refs.require(actor, form.redate()))
                .with("attached", attached)
                .with("detached", detached)
                .with("effect", contents.preview(actor, group.id(), wanted))
                .with("ownDates", dates.of(attached.stream().map(ContentRef::id).toList()))
                .with("said", said);
        return reply.show("groups/training-review");
    }

    private Optional<Content> find(String title) {
        return titles(title, ContentStatus.ACTIVE)
                .filter(c -> Same.as(c.settings().title(), title))
                .findFirst();
    }

    private Stream<Content> titles(String search, ContentStatus status) {
        return library.page(new LibraryGrid.Query(search, List.of(status), false), SHOWN, null).items().stream();
    }

    private String page(Actor actor, int id, String typed, String error, Reply reply) {
        pages.show(actor, id, reply);
        reply.with("contents", contents.of(id))
                .with("dues", contents.dues(id))
                .with("typed", typed)
                .with("error", error);
        return reply.show("groups/training");
    }
}
