package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.audience.AudienceWords;
import dev.muster.library.Content;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentSettings;
import dev.muster.library.ContentStatus;
import dev.muster.library.Contents;
import dev.muster.library.LibraryGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Errors;
import dev.muster.web.PeopleCount;
import dev.muster.web.RemarksForm;
import dev.muster.web.TellWords;
import dev.muster.web.frame.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Tab Settings: what a course or module is called, how long it is valid, when it is due, who finds it; out of use and back. */
@Controller
@RequestMapping({"/admin/courses/{id}", "/admin/modules/{id}"})
@Allowed(Permission.EDIT_LIBRARY)
class ContentSettingsPage {
    /** Fields of the review, not of the form. */
    private static final Set<String> REMARKS = Set.of("note", "approvedBy");

    private static final int MOST_COURSES = 500;

    private final Contents contents;
    private final LibraryGrid library;
    private final ContentRules rules;
    private final AudienceWords words;
    private final TellWords tell;
    private final Settings settings;

    ContentSettingsPage(
            Contents contents,
            LibraryGrid library,
            ContentRules rules,
            AudienceWords words,
            TellWords tell,
            Settings settings) {
        this.contents = contents;
        this.library = library;
        this.rules = rules;
        this.words = words;
        this.tell = tell;
        this.settings = settings;
    }

    @GetMapping("/settings")
    @Allowed(Permission.SEE_LIBRARY)
    String show(Actor actor, @PathVariable int id, Reply reply) {
        Content content = contents.get(id);
        return page(actor, content, SettingsForm.of(content.settings()), reply);
    }

    private String page(Actor actor, Content content, SettingsForm form, Reply reply) {
        reply.with("content", content)
                .with("form", form)
                .with("renewals", renewals(content))
                .with("example", ValidityWords.example(content.settings().validity(), settings.today(null)))
                .with("visible", words.sentence(actor, content.settings().visibility()));
        return reply.show("library/settings");
    }

    /** What a course can be renewed with; nothing for a module. */
    private List<Content> renewals(Content content) {
        if (content.kind() != ContentRef.Kind.COURSE) {
            return List.of();
        }
        var active = new LibraryGrid.Query("", List.of(ContentStatus.ACTIVE), false, ContentRef.Kind.COURSE);
        List<Content> all =
                new ArrayList<>(library.page(active, MOST_COURSES, null).items());
        all.removeIf(c -> c.id() == content.id());
        Integer now = content.settings().renewWith();
        if (now != null && all.stream().noneMatch(c -> c.id() == now)) {
            all.add(contents.get(now));
        }
        return all;
    }

    @PostMapping("/settings")
    String save(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute SettingsForm form,
            @ModelAttribute SeenForm seen,
            @ModelAttribute RemarksForm said,
            Reply reply) {
        try {
            UnaryOperator<ContentSettings> change = s -> form.onto(s, actor.isAdmin());
            if (!seen.hasReview() && touchesPeople(contents.get(id).settings(), change)) {
                return review(actor, id, form, seen, said, reply);
            }
            var how = new ContentRules.How(form.whom(), said.remarks(), seen.confirmed());
            ContentRules.Done done = rules.change(actor, id, seen.edits(), change, how);
            Long entry = done.entry() == null ? null : done.entry().id();
            reply.say(said(done) + tell.after(entry), entry);
            return "redirect:" + ContentTabs.at(contents.get(id)) + "/settings";
        } catch (BadInput e) {
            Map<String, String> errors = Errors.byField(e);
            return errors.keySet().stream().allMatch(REMARKS::contains)
                    ? review(actor, id, form, seen, said, reply.refused(errors))
                    : page(actor, contents.get(id), form, reply.refused(errors));
        } catch (Conflict e) {
            return e.confirm().isPresent()
                    ? review(actor, id, form, seen, said, reply.toConfirm(e))
                    : page(actor, contents.get(id), form, reply.refused(e));
        }
    }

    private static boolean touchesPeople(ContentSettings now, UnaryOperator<ContentSettings> change) {
        ContentSettings then = change.apply(now);
        return now.mandatory() != then.mandatory()
                || now.newStarterDefault() != then.newStarterDefault()
                || !Objects.equals(now.due(), then.due());
    }

    private String review(Actor actor, int id, SettingsForm form, SeenForm seen, RemarksForm said, Reply reply) {
        UnaryOperator<ContentSettings> change = s -> form.onto(s, actor.isAdmin());
        Content content = contents.get(id);
        ContentRules.Done open = rules.preview(actor, id, change, DueFor.OPEN);
        reply.with("content", content)
                .with("after", change.apply(content.settings()))
                .with("form", form)
                .with("edits", seen.edits())
                .with("effect", open.effect())
                .with("dueMoved", open.dueMoved())
                .with("said", said);
        return reply.show("library/settings-review");
    }

    private static String said(ContentRules.Done done) {
        RuleEffect e = done.effect();
        if (e.isNothing() && done.dueMoved() == 0) {
            return "Settings saved";
        }
        String moved = done.dueMoved() == 0 ? "" : ", due dates moved for " + PeopleCount.count(done.dueMoved());
        return "Settings saved: " + PeopleCount.count(e.gain()) + " got it, " + PeopleCount.count(e.lose()) + " lost it"
                + moved;
    }

    @PostMapping("/archive")
    String archive(Actor actor, @PathVariable int id, Reply reply) {
        Content content = contents.archive(actor, id, null);
        reply.say("Archived");
        return "redirect:" + ContentTabs.at(content);
    }

    @PostMapping("/activate")
    String activate(Actor actor, @PathVariable int id, Reply reply) {
        Content content = contents.activate(actor, id, null);
        reply.say("Active again");
        return "redirect:" + ContentTabs.at(content);
    }
}
