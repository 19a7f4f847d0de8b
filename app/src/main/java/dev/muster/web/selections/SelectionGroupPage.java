package dev.muster.web.selections;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.audience.groups.Group;
import dev.muster.audience.groups.Groups;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.PeopleCount;
import dev.muster.web.Review;
import dev.muster.web.frame.Reply;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A static group of the people selected on a list; and, where courses were chosen for them, on to attaching those. */
@Controller
@RequestMapping("/admin/selections/{selection}/group")
@Allowed(Permission.CHANGE_RULES)
public class SelectionGroupPage {
    private static final int NAMED = 50;

    private final Selections selections;
    private final Groups groups;
    private final PeopleGrid people;
    private final ContentRefs contents;
    private final Scopes scopes;

    SelectionGroupPage(Selections selections, Groups groups, PeopleGrid people, ContentRefs contents, Scopes scopes) {
        this.selections = selections;
        this.groups = groups;
        this.people = people;
        this.contents = contents;
        this.scopes = scopes;
    }

    /** @param named the first of the people; contents: what is attached next */
    public record Form(Selection people, List<Person> named, List<ContentRef> contents, String name) {
        public Form {
            named = List.copyOf(named);
            contents = List.copyOf(contents);
        }
    }

    @GetMapping
    String form(
            Actor actor,
            @PathVariable String selection,
            @RequestParam(defaultValue = "") List<Integer> content,
            Reply reply) {
        return form(actor, selections.find(actor, selection), content, "", reply);
    }

    @PostMapping
    String make(
            Actor actor,
            @PathVariable String selection,
            @RequestParam(defaultValue = "") List<Integer> content,
            @RequestParam(defaultValue = "") String name,
            Reply reply) {
        Selection chosen = selections.find(actor, selection);
        try {
            Group made = groups.createOf(actor, name, chosen.people()).group();
            reply.say(made.name() + " made, " + PeopleCount.count(made.members()));
            String group = "/admin/groups/" + made.id();
            return "redirect:" + (content.isEmpty() ? group : group + "/training/attach" + attached(content));
        } catch (BadInput e) {
            return form(actor, chosen, content, name, reply.refused(e));
        } catch (Conflict e) {
            return form(actor, chosen, content, name, reply.refused(e, "name"));
        }
    }

    private String form(Actor actor, Selection chosen, List<Integer> content, String name, Reply reply) {
        List<Integer> first =
                chosen.people().subList(0, Math.min(NAMED, chosen.people().size()));
        Form form = new Form(
                chosen,
                people.persons(first, scopes.condition(actor)),
                content.stream()
                        .distinct()
                        .map(id -> contents.require(actor, id))
                        .toList(),
                name);
        reply.with("form", form);
        return reply.show("selections/group");
    }

    private static String attached(List<Integer> content) {
        return Review.query(content.stream()
                .map(c -> new Review.Field("content", String.valueOf(c)))
                .toList());
    }
}
