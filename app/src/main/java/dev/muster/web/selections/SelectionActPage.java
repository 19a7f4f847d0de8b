package dev.muster.web.selections;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.Review;
import dev.muster.web.TellWords;
import dev.muster.web.assigning.Acting;
import dev.muster.web.assigning.AssignTermsForm;
import dev.muster.web.frame.Reply;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Change due date, Remove and Remind for the people selected on a course's Assignments tab: who it applies to, then do it. */
@Controller
@RequestMapping("/admin/selections/{selection}/courses/{id}")
@Allowed(Permission.TRAIN_PEOPLE)
public class SelectionActPage {
    private final Selections selections;
    private final ContentRefs contents;
    private final Removals removals;
    private final DueDates dueDates;
    private final Reminders reminders;
    private final TellWords tell;
    private final Acting acting;

    SelectionActPage(
            Selections selections,
            ContentRefs contents,
            Removals removals,
            DueDates dueDates,
            Reminders reminders,
            TellWords tell,
            Acting acting) {
        this.selections = selections;
        this.contents = contents;
        this.removals = removals;
        this.dueDates = dueDates;
        this.reminders = reminders;
        this.tell = tell;
        this.acting = acting;
    }

    /**
     * @param applies to how many of the people; parts: what happens to whom, by name
     * @param told how those it applies to are told; empty: they are not
     */
    public record View(
            Kind kind,
            Selection people,
            ContentRef content,
            int applies,
            List<Review.Part> parts,
            String told,
            AssignTermsForm terms) {
        public View {
            parts = List.copyOf(parts);
        }

        public String url() {
            return "/admin/selections/" + people.id() + "/courses/" + content.id() + "/" + kind.word;
        }

        public String applyingTo() {
            return applies == people.people().size()
                    ? "Applies to " + (applies == 1 ? "this person." : "all %,d.".formatted(applies))
                    : "Applies to %,d of %,d."
                            .formatted(applies, people.people().size());
        }
    }

    public enum Kind {
        DUE("due"),
        REMOVE("remove"),
        REMIND("remind");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) {
            for (Kind k : values()) {
                if (k.word.equals(word)) {
                    return k;
                }
            }
            throw new NotThere("page");
        }
    }

    @GetMapping("/{act}")
    String show(
            Actor actor,
            @PathVariable String selection,
            @PathVariable int id,
            @PathVariable String act,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return show(actor, Kind.of(act), selections.find(actor, selection), id, terms, reply);
    }

    @PostMapping("/{act}")
    String carryOut(
            Actor actor,
            @PathVariable String selection,
            @PathVariable int id,
            @PathVariable String act,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        Selection people = selections.find(actor, selection);
        try {
            BulkAct what = act(Kind.of(act), id, people.people(), terms);
            return acting.carryOut(actor, what, people.madeOn(), reply);
        } catch (BadInput e) {
            return show(actor, Kind.of(act), people, id, terms, reply.refused(e));
        }
    }

    private static BulkAct act(Kind kind, int content, List<Integer> people, AssignTermsForm terms) {
        return switch (kind) {
            case REMOVE -> new BulkAct.Remove(content, people, terms.remarks());
            case REMIND -> new BulkAct.Remind(content, people, terms.remarks());
            case DUE -> new BulkAct.Redate(content, people, terms.newDate(), terms.remarks());
        };
    }

    private String show(Actor actor, Kind kind, Selection people, int id, AssignTermsForm terms, Reply reply) {
        ContentRef content = contents.require(actor, id);
        Acts what = what(actor, kind, id, people.people());
        List<Review.Part> parts = what.parts();
        int applies = parts.stream()
                .filter(p -> !p.icon().equals(Review.NOT_POSSIBLE))
                .mapToInt(Review.Part::count)
                .sum();
        reply.with("view", new View(kind, people, content, applies, parts, told(kind, what.reaches()), terms));
        return reply.show("selections/act");
    }

    /** @param reaches whom it applies to */
    private record Acts(List<Review.Part> parts, List<Integer> reaches) {}

    private Acts what(Actor actor, Kind kind, int id, List<Integer> people) {
        return switch (kind) {
            case REMOVE -> new Acts(removal(removals.preview(actor, id, people), id), List.of());
            case DUE -> {
                List<DueDates.One> all = dueDates.preview(actor, id, people, null);
                yield new Acts(
                        redating(all, id),
                        all.stream()
                                .filter(o -> o.refused() == null)
                                .map(DueDates.One::personId)
                                .toList());
            }
            case REMIND -> {
                List<Reminders.One> all = reminders.preview(actor, id, people);
                yield new Acts(
                        reminding(all, id),
                        all.stream()
                                .filter(Reminders.One::reminded)
                                .map(Reminders.One::personId)
                                .toList());
            }
        };
    }

    private String told(Kind kind, List<Integer> people) {
        if (people.isEmpty()) {
            return "";
        }
        return tell.of(
                kind == Kind.REMIND
                        ? dev.muster.notification.rules.Kind.REMINDER
                        : dev.muster.notification.rules.Kind.DUE_DATE_CHANGED,
                false,
                people);
    }

    /** Leads to the person's training, where the sources are, and what can be done about them. */
    private static Review.Line line(int person, String name, String message, int content) {
        String rest =
                message.startsWith(name) ? message.substring(name.length()).strip() : message;
        return new Review.Line(name, rest, "/admin/people/" + person + "/training/" + content);
    }

    private static List<Review.Part> removal(List<Removals.One> all, int id) {
        return Review.Part.some(
                Review.Part.of(
                        "Lose it",
                        "trash-2",
                        "It leaves their dashboard. Their progress stays in the history and returns if it is assigned again.",
                        all.stream().filter(o -> o.removed() && !o.stays()).toList(),
                        o -> line(o.personId(), o.name(), "", id)),
                Review.Part.of(
                        "Keep it by another source",
                        "layers",
                        "The Individual source goes, the training stays.",
                        all.stream().filter(o -> o.removed() && o.stays()).toList(),
                        o -> line(o.personId(), o.name(), o.message(), id)),
                Review.Part.of(
                        "Not possible",
                        Review.NOT_POSSIBLE,
                        "Nothing happens to these.",
                        all.stream().filter(o -> !o.removed()).toList(),
                        o -> line(o.personId(), o.name(), o.message(), id)));
    }

    private static List<Review.Part> redating(List<DueDates.One> all, int id) {
        return Review.Part.some(
                Review.Part.of(
                        "Get the date",
                        "calendar",
                        "It overrides the dates of all sources until it is cleared.",
                        all.stream().filter(o -> o.refused() == null).toList(),
                        o -> line(o.personId(), o.name(), "", id)),
                Review.Part.of(
                        "Not possible",
                        Review.NOT_POSSIBLE,
                        "Nothing happens to these.",
                        all.stream().filter(o -> o.refused() != null).toList(),
                        o -> line(o.personId(), o.name(), o.message(), id)));
    }

    private static List<Review.Part> reminding(List<Reminders.One> all, int id) {
        return Review.Part.some(
                Review.Part.of(
                        "Are reminded",
                        "mail",
                        "With a link that opens it, where an e-mail reaches them.",
                        all.stream().filter(Reminders.One::reminded).toList(),
                        o -> line(o.personId(), o.name(), "", id)),
                Review.Part.of(
                        "Not possible",
                        Review.NOT_POSSIBLE,
                        "Nothing happens to these.",
                        all.stream().filter(o -> !o.reminded()).toList(),
                        o -> line(o.personId(), o.name(), o.message(), id)));
    }
}
